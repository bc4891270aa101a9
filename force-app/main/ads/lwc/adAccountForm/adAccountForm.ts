import { LightningElement, api } from 'lwc';
import { areValid, isReadable } from 'c/elements';
import { labels } from './labels';

type Field = 'network' | 'accountId' | 'name' | 'managerId' | 'importFrom';

const NETWORKS = ['Facebook', 'Google', 'LinkedIn'].map((value) => ({ label: value, value }));

/** Asks for an ad account to add. Fires `add` with what was entered. */
export default class AdAccountForm extends LightningElement {
  @api disabled = false;

  readonly labels = labels;
  readonly networks = NETWORKS;

  network = 'Facebook';
  accountId = '';
  name = '';
  managerId = '';
  importFrom = '';

  /** Empties the form, for the next account of the same network. */
  @api clear(): void {
    this.accountId = '';
    this.name = '';
  }

  get isGoogle(): boolean {
    return this.network === 'Google';
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    // A date that can't be read stays at its field until it's right, and adds no account until then.
    if (!isReadable(event)) return;
    const field = (event.currentTarget as HTMLElement).dataset.name as Field;
    this[field] = event.detail.value ?? '';
  }

  handleAdd(): void {
    if (!areValid(this)) return;
    const { network, accountId, name, managerId, importFrom } = this;
    const detail = {
      network,
      accountId,
      name,
      managerId: this.isGoogle ? managerId : '',
      importFrom: importFrom || null,
    };
    this.dispatchEvent(new CustomEvent('add', { detail }));
  }
}
