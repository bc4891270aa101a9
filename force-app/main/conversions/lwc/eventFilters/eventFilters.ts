import { LightningElement, api } from 'lwc';
import AD from '@salesforce/schema/Ad__c';
import type { Period, Preset } from 'c/periods';
import { labels } from './labels';

type Filter = Apex.EventFilter;

/**
 * The filters of the conversion log except the status: period, conversion, ad, person. Fires `filterchange` with what
 * changed.
 */
export default class EventFilters extends LightningElement {
  @api eventNames: string[] = [];
  /** The initial period. */
  @api initialPeriod: Preset = 'allTime';

  readonly labels = labels;
  readonly adObject = AD.objectApiName;
  eventName = '';
  adId: string | null = null;
  personObject = 'Lead';
  personId: string | null = null;

  get eventOptions() {
    return [{ value: '', label: labels.allEvents }, ...this.eventNames.map((name) => ({ value: name, label: name }))];
  }

  get personObjects() {
    return [
      { value: 'Lead', label: labels.lead },
      { value: 'Contact', label: labels.contact },
    ];
  }

  get personLabel(): string {
    return this.personObject === 'Lead' ? labels.lead : labels.contact;
  }

  handlePeriod(event: CustomEvent<Period>): void {
    this.announce(event.detail);
  }

  handleEvent(event: CustomEvent<{ value: string }>): void {
    this.eventName = event.detail.value;
    this.announce({ eventName: this.eventName || null });
  }

  handleAd(event: CustomEvent<{ recordId: string | null }>): void {
    this.adId = event.detail.recordId;
    this.announce({ adId: this.adId });
  }

  handlePersonObject(event: CustomEvent<{ value: string }>): void {
    this.personObject = event.detail.value;
    if (!this.personId) return;
    this.personId = null;
    this.announce({ personId: null });
  }

  handlePerson(event: CustomEvent<{ recordId: string | null }>): void {
    this.personId = event.detail.recordId;
    this.announce({ personId: this.personId });
  }

  private announce(detail: Partial<Filter>): void {
    this.dispatchEvent(new CustomEvent('filterchange', { detail }));
  }
}
