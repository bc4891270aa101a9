import { LightningElement, api } from 'lwc';
import TIME_ZONE from '@salesforce/i18n/timeZone';

/**
 * A date and time in the user's time zone. The zone is given explicitly: left out, the base component takes that of
 * the browser, which need not be the user's.
 */
export default class Moment extends LightningElement {
  /** ISO 8601 in UTC; nothing is shown for a blank one. */
  @api value: string | null = null;
  /** Written as the fields of a record page are (`1/8/2026`), for cards beside them; else as inputs are (`Jan 8, 2026`). */
  @api isShort = false;

  readonly timeZone = TIME_ZONE;

  get month(): string {
    return this.isShort ? 'numeric' : 'short';
  }
}
