/** `lightning/*` modules that `@salesforce/lightning-types` 0.8 leaves out, as far as the components use them. */

declare module 'lightning/navigation' {
  import type { LightningElement, WireAdapterConstructor } from 'lwc';

  export interface PageReference {
    type: string;
    attributes?: Record<string, string | undefined>;
    state?: Record<string, string | undefined>;
  }

  /** The page the component stands on; provisioned anew when its state changes. */
  export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference>;

  interface Navigating {
    [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
    [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
  }

  // A mixin's constructor takes whatever its base takes: TypeScript asks for `any[]` here (TS2545).
  export function NavigationMixin<Base extends new (...args: any[]) => LightningElement>(
    base: Base,
  ): Base & (new (...args: any[]) => Navigating);

  export namespace NavigationMixin {
    const Navigate: unique symbol;
    const GenerateUrl: unique symbol;
  }
}

declare module 'lightning/platformShowToastEvent' {
  export interface Toast {
    title: string;
    message?: string;
    variant?: 'info' | 'success' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
  }

  export class ShowToastEvent extends CustomEvent<Toast> {
    constructor(toast: Toast);
  }
}

declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc';

  export interface FieldId {
    fieldApiName: string;
    objectApiName: string;
  }

  export interface FieldValue {
    displayValue: string | null;
    value: unknown;
  }

  export interface RecordRepresentation {
    apiName: string;
    id: string;
    fields: Record<string, FieldValue>;
  }

  export const getRecord: WireAdapterConstructor<
    { recordId: string | undefined; fields?: (FieldId | string)[]; optionalFields?: (FieldId | string)[] },
    { data?: RecordRepresentation; error?: unknown }
  >;
  export function getFieldValue(record: RecordRepresentation | undefined, field: FieldId | string): unknown;

  /** Tells every component on the page that these records were changed behind its back, e.g. by Apex. */
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/input' {
  import type { LightningElement } from 'lwc';

  export default class LightningInput extends LightningElement {
    name: string;
    label: string;
    value: string;
    checked: boolean;
    checkValidity(): boolean;
    reportValidity(): boolean;
    setCustomValidity(message: string): void;
    focus(): void;
  }
}

declare module 'lightning/datatable' {
  import type { LightningElement } from 'lwc';

  export interface Column {
    label: string;
    fieldName: string;
    type?: string;
    sortable?: boolean;
    typeAttributes?: Record<string, unknown>;
    cellAttributes?: Record<string, unknown>;
    initialWidth?: number;
    wrapText?: boolean;
    hideDefaultActions?: boolean;
  }

  export interface SortEventDetail {
    fieldName: string;
    sortDirection: 'asc' | 'desc';
  }

  export default class LightningDatatable extends LightningElement {
    columns: Column[];
    data: unknown[];
    keyField: string;
    selectedRows: string[];
  }
}
