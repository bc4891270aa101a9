import { LightningElement, api } from 'lwc';
import getPeople from '@salesforce/apex/AdConversionsController.getPeople';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { recordAddress } from 'c/pageLinks';
import type { Period } from 'c/periods';
import { labels, listLabels } from './labels';

type People = Apex.AdConversionPeople;

/** Whose people are shown, and why they are asked for: null for the attributed contacts. */
export interface Shown {
  row: Apex.AdConversionsPage.Row;
  reason: string | null;
  grouping: string;
  period: Period;
  report: string;
}

/** The people behind a number or a reason, as far as the user may see them. Fires `close`. */
export default class AdConversionPeople extends LightningElement {
  readonly labels = labels;
  people: People | undefined;
  error: unknown;
  isLoading = false;

  private asked: Shown | undefined;

  @api
  get shown(): Shown | undefined {
    return this.asked;
  }

  set shown(shown: Shown | undefined) {
    this.asked = shown;
    void this.read();
  }

  @api focus(): void {
    void focusOn(this, 'h3');
  }

  get heading(): string {
    const { row, reason } = this.asked ?? {};
    return formatLabel(labels.peopleOf, row?.name || labels.noName, listLabels[reason ?? ''] ?? '');
  }

  get rows() {
    return (this.people?.rows ?? []).map((row) => ({ ...row, url: recordAddress(row.recordId) }));
  }

  get hiddenText(): string | undefined {
    const { rows = [], total = 0 } = this.people ?? {};
    return rows.length < total ? formatLabel(labels.hidden, rows.length, total) : undefined;
  }

  handleRetry(): void {
    void this.read();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  private async read(): Promise<void> {
    const { asked } = this;
    if (!asked) return;
    const { row, reason, grouping, period, report } = asked;
    this.isLoading = true;
    try {
      const people = await getPeople({ ...period, grouping, key: row.key ?? '', report, reason });
      if (asked !== this.asked) return;
      this.people = people;
      this.error = undefined;
    } catch (error) {
      if (asked === this.asked) this.error = error;
    }
    this.isLoading = false;
  }
}
