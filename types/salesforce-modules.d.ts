/** Scoped modules that the platform answers at run time and no npm package declares. */

declare module '@salesforce/label/*' {
  const label: string;
  export default label;
}

declare module '@salesforce/schema/*' {
  import type { FieldId } from 'lightning/uiRecordApi';
  const field: FieldId;
  export default field;
}

declare module '@salesforce/i18n/lang' {
  const lang: string;
  export default lang;
}

declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/resourceUrl/*' {
  const url: string;
  export default url;
}

declare module '@salesforce/apex' {
  /** Asks a wired Apex method again and provisions the new value. */
  export function refreshApex(wiredValue: unknown): Promise<void>;
}
