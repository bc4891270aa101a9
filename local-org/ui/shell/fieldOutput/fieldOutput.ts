/** The value of a record's field as people read it. */
import { api, LightningElement } from 'lwc';
import type { FieldInfo, RecordRepresentation } from '../../shapes.ts';

const LINK_PREFIX: Record<string, string> = { Email: 'mailto:', Phone: 'tel:', Url: '' };

export default class FieldOutput extends LightningElement {
  @api record!: RecordRepresentation;
  @api info!: FieldInfo;
  /** In a table the name leads to the record. */
  @api linkName = false;

  get shown() {
    const { apiName, dataType, nameField } = this.info;
    const field = this.record.fields[apiName];
    const value = field?.value ?? null;
    const text = field?.displayValue ?? (value === null ? '' : String(value));
    const isBoolean = dataType === 'Boolean';
    const isHtml = this.info.htmlFormatted;
    const link = this.linkOf(dataType, nameField, value);
    return {
      text,
      link,
      isBoolean,
      isHtml,
      isPlain: !isBoolean && !isHtml && !link,
      checked: value === true,
      booleanText: value ? 'True' : 'False',
    };
  }

  linkOf(dataType: string, nameField: boolean, value: unknown): string | null {
    if (value === null || value === '') return null;
    if (this.linkName && nameField) return `/lightning/r/${this.record.apiName}/${this.record.id}/view`;
    if (dataType === 'Reference') return `/lightning/r/${String(value)}/view`;
    const prefix = LINK_PREFIX[dataType];
    if (prefix === undefined) return null;
    const target = prefix + String(value);
    return dataType === 'Url' && !/^https?:\/\//i.test(target) ? `https://${target}` : target;
  }
}
