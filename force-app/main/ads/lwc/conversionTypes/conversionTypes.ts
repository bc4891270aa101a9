import { LightningElement, api } from 'lwc';
import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type ConversionType = Apex.AdAccountsPage.ConversionType;

const NETWORKS = ['Facebook', 'Google', 'LinkedIn'].map((value) => ({ label: value, value }));
const CHOICES = [
  { value: 'Form', label: labels.countForm },
  { value: 'Web', label: labels.countWeb },
  { value: 'Other', label: labels.countOther },
  { value: 'Total', label: labels.countTotal },
  { value: 'Ignored', label: labels.countIgnored },
];

/** What each conversion type of a network counts as. Fires `choose` when an admin changes or adds one. */
export default class ConversionTypes extends LightningElement {
  @api types: ConversionType[] = [];
  @api canEdit = false;
  @api disabled = false;

  readonly labels = labels;
  readonly networks = NETWORKS;
  readonly choices = CHOICES;

  network = 'Facebook';
  newType = '';

  get rows() {
    return this.types
      .filter(({ network }) => network === this.network)
      .map((row) => ({
        ...row,
        key: `${row.network}:${row.type}`,
        label: formatLabel(labels.countsAsOf, row.type ?? ''),
        choiceText: CHOICES.find(({ value }) => value === row.countsAs)?.label,
      }));
  }

  get isAddDisabled(): boolean {
    return this.disabled || !this.newType.trim();
  }

  handleNetwork(event: CustomEvent<{ value: string }>): void {
    this.network = event.detail.value;
  }

  handleNewType(event: CustomEvent<{ value: string }>): void {
    this.newType = event.detail.value;
  }

  handleAdd(): void {
    this.choose(this.newType.trim(), 'Other');
    this.newType = '';
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    this.choose((event.currentTarget as HTMLElement).dataset.type as string, event.detail.value);
  }

  private choose(type: string, countsAs: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: { network: this.network, type, countsAs } }));
  }
}
