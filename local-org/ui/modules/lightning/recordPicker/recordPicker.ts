/** `lightning-record-picker`: one record of an object, found by its name. */
import { api, LightningElement } from 'lwc';

interface Lookup extends HTMLElement {
  clear(): void;
  focus(): void;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

export default class RecordPicker extends LightningElement {
  @api label = '';
  @api placeholder = '';
  @api objectApiName = '';
  @api value: string | null = null;
  @api variant = 'standard';
  @api required = false;
  @api displayInfo: unknown;
  @api matchingInfo: unknown;
  @api
  get filter(): unknown {
    return undefined;
  }
  set filter(filter: unknown) {
    if (filter) console.error('Not supported by the local org: filter, lightning-record-picker');
  }

  get lookup(): Lookup | null {
    return this.template?.querySelector<Lookup>('shell-lookup-input') ?? null;
  }

  get isLabelHidden(): boolean {
    return this.variant === 'label-hidden';
  }

  handleChange(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    this.value = event.detail.value;
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId: event.detail.value } }));
  }

  @api
  clearSelection(): void {
    this.value = null;
    this.lookup?.clear();
  }

  @api
  focus(): void {
    this.lookup?.focus();
  }

  @api
  setCustomValidity(message: string): void {
    this.lookup?.setCustomValidity(message);
  }

  @api
  reportValidity(): boolean {
    return this.lookup?.reportValidity() ?? true;
  }
}
