import { LightningElement, api } from 'lwc';
import { areValid } from 'c/elements';
import campaignStartLabel from '@salesforce/label/c.BulkDate_Campaign_Start';
import dateLabel from '@salesforce/label/c.BulkDate_New_Date';
import nowLabel from '@salesforce/label/c.BulkDate_Now';

const MILLISECONDS_A_MINUTE = 60_000;

/** A moment, in the user's time zone, with two shortcuts. Fires `change` with `{ value }`: ISO 8601 in UTC, or null. */
export default class TouchpointDatePicker extends LightningElement {
  @api value: string | null = null;
  /** ISO 8601; without it there is no shortcut to it. */
  @api campaignStart: string | null = null;
  @api disabled = false;

  readonly labels = { campaignStart: campaignStartLabel, date: dateLabel, now: nowLabel };

  @api reportValidity(): boolean {
    return areValid(this);
  }

  handleChange(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    this.change(event.detail.value || null);
  }

  handleNow(): void {
    // Cut to the minute, which is what the picker can show.
    const now = Date.now();
    this.change(new Date(now - (now % MILLISECONDS_A_MINUTE)).toISOString());
  }

  handleCampaignStart(): void {
    this.change(this.campaignStart);
  }

  private change(value: string | null): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
