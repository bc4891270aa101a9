import { LightningElement, api } from 'lwc';
import { areValid, inputsOf, isReadable } from 'c/elements';
import campaignStartLabel from '@salesforce/label/c.BulkDate_Campaign_Start';
import dateLabel from '@salesforce/label/c.BulkDate_New_Date';
import nowLabel from '@salesforce/label/c.BulkDate_Now';

const MILLISECONDS_A_MINUTE = 60_000;

/**
 * A moment, in the user's time zone, with two shortcuts. Fires `change` with `{ value }`: ISO 8601 in UTC, or null, also for
 * an entry that is no date; that stays until it's right.
 */
export default class TouchpointDatePicker extends LightningElement {
  /** ISO 8601; without it there is no shortcut to it. */
  @api campaignStart: string | null = null;
  @api disabled = false;

  readonly labels = { campaignStart: campaignStartLabel, date: dateLabel, now: nowLabel };

  /** What the input is given. It keeps an entry that is no date only while that doesn't change. */
  shown: string | null = null;

  private chosen: string | null = null;
  private isReadable = true;

  @api
  get value(): string | null {
    return this.chosen;
  }
  set value(value: string | null) {
    this.chosen = value;
    if (this.isReadable || value !== null) this.show(value);
  }

  @api reportValidity(): boolean {
    return areValid(this);
  }

  handleChange(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    this.isReadable = isReadable(event);
    this.change(this.isReadable ? event.detail.value || null : null);
  }

  handleNow(): void {
    // Cut to the minute, which is what the picker can show.
    const now = Date.now();
    this.change(new Date(now - (now % MILLISECONDS_A_MINUTE)).toISOString());
  }

  handleCampaignStart(): void {
    this.change(this.campaignStart);
  }

  private show(value: string | null): void {
    const [input] = inputsOf(this) as HTMLElement[] as HTMLInputElement[];
    // The property is what it was, so no rendering would replace the entry.
    if (!this.isReadable && input && this.shown === value) input.value = value ?? '';
    this.isReadable = true;
    this.shown = value;
  }

  private change(value: string | null): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
