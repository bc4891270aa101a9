import { LightningElement, api } from 'lwc';
import TIME_ZONE from '@salesforce/i18n/timeZone';

/**
 * A date and time in the user's time zone. The zone is given explicitly: left out, the base component takes that of
 * the browser, which need not be the user's.
 */
export default class Moment extends LightningElement {
  /** ISO 8601 in UTC; nothing is shown for a blank one. */
  @api value: string | null = null;

  readonly timeZone = TIME_ZONE;
}
