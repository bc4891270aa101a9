import { LightningElement, api } from 'lwc';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { areValid } from 'c/elements';
import { currentMinute, startOfDay } from 'c/timeZones';
import campaignStartLabel from '@salesforce/label/c.BulkDate_Campaign_Start';
import dateLabel from '@salesforce/label/c.BulkDate_New_Date';
import nowLabel from '@salesforce/label/c.BulkDate_Now';

/** A moment, in the user's time zone, with two shortcuts. Fires `change` with `{ value }`: ISO 8601 in UTC, or null. */
export default class TouchpointDatePicker extends LightningElement {
  @api value: string | null = null;
  /** `yyyy-MM-dd`; without it there is no shortcut to it. */
  @api campaignStartDate: string | null = null;
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
    this.change(currentMinute());
  }

  handleCampaignStart(): void {
    this.change(startOfDay(this.campaignStartDate!, TIME_ZONE));
  }

  private change(value: string | null): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
