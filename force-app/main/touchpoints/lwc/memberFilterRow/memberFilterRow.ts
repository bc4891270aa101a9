import { LightningElement, api } from 'lwc';
import { areValid, isReadable } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import fieldLabel from '@salesforce/label/c.Filter_Field';
import operatorLabel from '@salesforce/label/c.Filter_Operator';
import removeLabel from '@salesforce/label/c.Filter_Remove';
import rowLabel from '@salesforce/label/c.Filter_Row';
import valueLabel from '@salesforce/label/c.Filter_Value';

type FilterField = Apex.BulkDateSetup.FilterField;
type Filter = Apex.MemberFilter;

const WITHOUT_VALUE = ['isBlank', 'isNotBlank'];

/** One condition: field, operator, value. Fires `filterchange` with the whole new filter, and `filterremove`. */
export default class MemberFilterRow extends LightningElement {
  @api fields: FilterField[] = [];
  @api filter: Filter = { field: '', operator: '', value: null };
  /** Counted from 1, for the screen reader. */
  @api rowNumber = 1;
  @api disabled = false;

  readonly labels = { field: fieldLabel, operator: operatorLabel, remove: removeLabel, value: valueLabel };

  get groupLabel(): string {
    return formatLabel(rowLabel, this.rowNumber);
  }

  get field(): FilterField | undefined {
    return this.fields.find(({ name }) => name === this.filter.field);
  }

  get fieldOptions() {
    return this.fields.map(({ name, label }) => ({ value: name, label }));
  }

  get operatorOptions(): Apex.PageOption[] {
    return this.field?.operators ?? [];
  }

  get operatorDisabled(): boolean {
    return this.disabled || !this.field;
  }

  get valueDisabled(): boolean {
    return this.disabled || !this.filter.operator;
  }

  get needsValue(): boolean {
    return !WITHOUT_VALUE.includes(this.filter.operator);
  }

  get choosesValue(): boolean {
    // Several values are entered as text, separated by semicolons.
    if (this.filter.operator === 'matchesAny') return false;
    return this.field?.type === 'picklist' || this.field?.type === 'boolean';
  }

  /** A date-time is compared by the day, because users don't know the second a member was added. */
  get inputType(): string {
    return this.field?.type === 'date' || this.field?.type === 'datetime' ? 'date' : 'text';
  }

  @api reportValidity(): boolean {
    return areValid(this);
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    const field = this.fields.find(({ name }) => name === event.detail.value);
    this.change({ field: event.detail.value, operator: field?.operators[0]?.value ?? '', value: null });
  }

  handleOperator(event: CustomEvent<{ value: string }>): void {
    const operator = event.detail.value;
    const value = WITHOUT_VALUE.includes(operator) ? null : this.filter.value;
    this.change({ ...this.filter, operator, value });
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    // It stays as it is until it's right, and no filter is applied until then.
    if (!isReadable(event)) return;
    this.change({ ...this.filter, value: event.detail.value || null });
  }

  handleRemove(): void {
    this.dispatchEvent(new CustomEvent('filterremove'));
  }

  private change(filter: Filter): void {
    this.dispatchEvent(new CustomEvent('filterchange', { detail: filter }));
  }
}
