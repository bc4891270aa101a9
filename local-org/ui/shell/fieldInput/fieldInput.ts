/** The input that fits a field. */
import { api, LightningElement, wire } from 'lwc';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, PicklistValues } from '../../shapes.ts';

const NONE = { label: '--None--', value: '' };

/** dataType → type of `lightning-input`, with its formatter. */
const INPUT_TYPES: Record<string, { type: string; formatter?: string }> = {
  Date: { type: 'date' },
  DateTime: { type: 'datetime' },
  Time: { type: 'time' },
  Email: { type: 'email' },
  Phone: { type: 'tel' },
  Url: { type: 'url' },
  Int: { type: 'number' },
  Double: { type: 'number' },
  Currency: { type: 'number', formatter: 'currency' },
  Percent: { type: 'number', formatter: 'percent-fixed' },
};
const NUMBERS = new Set(['Int', 'Double', 'Currency', 'Percent']);

interface BaseInput extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

export default class FieldInput extends LightningElement {
  @api info!: FieldInfo;
  @api label = '';
  @api required = false;
  @api value: unknown = null;
  /** Of a reference: the name of the record it points to. */
  @api display: string | null = null;
  @api objectApiName = '';
  @api
  get error(): string | null {
    return this.#error;
  }
  set error(message: string | null) {
    const hadError = this.#error !== null;
    this.#error = message;
    // The input may not be rendered yet, and nothing in the template asks for another rendering.
    if (hadError || message !== null) void Promise.resolve().then(() => this.showError());
  }

  #error: string | null = null;

  @wire(getPicklistValues, { recordTypeId: '$recordTypeForPicklist', fieldApiName: '$picklistField' })
  picklist: { data?: PicklistValues } = {};

  get recordTypeForPicklist(): string | undefined {
    return ['Picklist', 'MultiPicklist', 'ComboBox'].includes(this.info.dataType) ? 'master' : undefined;
  }
  get picklistField(): string {
    return `${this.objectApiName}.${this.info.apiName}`;
  }

  get kind() {
    const { dataType, htmlFormatted } = this.info;
    const input = INPUT_TYPES[dataType] ?? { type: 'text' };
    const own = ['Boolean', 'Picklist', 'MultiPicklist', 'Reference', 'TextArea'];
    return {
      isCheckbox: dataType === 'Boolean',
      isPicklist: dataType === 'Picklist',
      isMulti: dataType === 'MultiPicklist',
      isLookup: dataType === 'Reference',
      isText: dataType === 'TextArea' || htmlFormatted,
      isInput: !own.includes(dataType) && !htmlFormatted,
      type: input.type,
      formatter: input.formatter,
      step: dataType === 'Int' ? 1 : 10 ** -this.info.scale,
      maxLength: this.info.length > 0 ? this.info.length : undefined,
    };
  }

  get options() {
    const values = (this.picklist.data?.values ?? []).map(({ label, value }) => ({ label, value }));
    return this.required || this.kind.isMulti ? values : [NONE, ...values];
  }

  get text(): unknown {
    return this.value ?? '';
  }
  get checked(): boolean {
    return this.value === true;
  }
  get chosen(): string[] {
    return this.value ? String(this.value).split(';') : [];
  }
  get help(): string {
    return this.info.inlineHelpText ?? '';
  }

  get input(): BaseInput | null {
    return this.template?.querySelector<BaseInput>('[data-input]') ?? null;
  }

  showError(): void {
    this.input?.setCustomValidity(this.#error ?? '');
    this.input?.reportValidity();
  }

  @api
  reportValidity(): boolean {
    this.input?.setCustomValidity('');
    return this.input?.reportValidity() ?? true;
  }

  @api
  focus(): void {
    this.input?.focus();
  }

  handleChange(event: CustomEvent<{ value?: unknown; checked?: boolean }>): void {
    const { value, checked } = event.detail;
    // The message goes with the first key, not when the input is left: what is below must not move during a click.
    if (this.#error !== null) this.error = null;
    this.publish(this.kind.isCheckbox ? checked === true : this.asStored(value));
  }

  asStored(value: unknown): unknown {
    if (Array.isArray(value)) return value.length ? value.join(';') : null;
    if (value === '' || value === undefined || value === null) return null;
    return NUMBERS.has(this.info.dataType) ? Number(value) : value;
  }

  publish(value: unknown): void {
    const detail = { fieldApiName: this.info.apiName, value };
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }
}
