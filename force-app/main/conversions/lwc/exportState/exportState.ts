import { LightningElement, api } from 'lwc';
import { formatCount } from 'c/formatLabel';
import { labels } from './labels';

type Summary = Apex.ConversionLogController.Summary;

/**
 * The state of the export: what blocks it and what to do, how many events wait, and when it continues. Fires `resume`.
 */
export default class ExportState extends LightningElement {
  @api summary: Summary | undefined;
  @api disabled = false;

  readonly labels = labels;

  get state() {
    return this.summary?.state;
  }

  get isThrottled(): boolean {
    return !this.state?.isPaused && Boolean(this.state?.throttledUntil);
  }

  get offersResume(): boolean {
    return Boolean(this.state?.isPaused && this.summary?.canResume);
  }

  get hasExpiring(): boolean {
    return (this.state?.expiring ?? 0) > 0;
  }

  get expiringText(): string {
    return formatCount(labels.expiring, this.state?.expiring ?? 0);
  }

  get figures() {
    const { waiting = 0, backingOff = 0, forPerson = 0 } = this.state ?? {};
    return [
      { key: 'waiting', label: labels.waiting, value: waiting },
      { key: 'backingOff', label: labels.backingOff, value: backingOff },
      { key: 'forPerson', label: labels.forPerson, value: forPerson },
    ];
  }

  handleResume(): void {
    this.dispatchEvent(new CustomEvent('resume'));
  }
}
