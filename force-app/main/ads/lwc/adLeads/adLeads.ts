import { LightningElement, api } from 'lwc';
import getLeads from '@salesforce/apex/AdEffectivenessController.getLeads';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { recordAddress } from 'c/pageLinks';
import { cursorOf, FIRST_PAGE, pageAfter, pageBefore, type PagePosition } from 'c/pagePosition';
import type { Period } from 'c/periods';
import { labels } from './labels';

type AdRow = Apex.AdEffectivenessController.AdRow;
type LeadPage = Apex.AdEffectivenessController.LeadPage;

/** Whose leads are shown. */
export interface Shown {
  row: AdRow;
  grouping: string;
  period: Period;
  onlyCustomers: boolean;
}

const PAGE_SIZE = 50;

/** The people behind a number: leads or customers of an ad, as far as the user may see them. Fires `close`. */
export default class AdLeads extends LightningElement {
  readonly labels = labels;
  readonly pageSize = PAGE_SIZE;

  leadPage: LeadPage | undefined;
  position: PagePosition = FIRST_PAGE;
  error: unknown;
  isLoading = false;

  private asked: Shown | undefined;
  private pageNumber = 0;

  @api
  get shown(): Shown | undefined {
    return this.asked;
  }

  set shown(shown: Shown | undefined) {
    this.asked = shown;
    this.leadPage = undefined;
    void this.load(FIRST_PAGE);
  }

  @api focus(): void {
    void focusOn(this, 'h3');
  }

  get heading(): string {
    const { row, onlyCustomers } = this.asked ?? {};
    return formatLabel(onlyCustomers ? labels.customersOf : labels.leadsOf, row?.name || labels.noName);
  }

  get rows() {
    return (this.leadPage?.rows ?? []).map((row) => ({ ...row, url: recordAddress(row.personId) }));
  }

  get total(): number {
    return this.leadPage?.total ?? 0;
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  /** Counts are of all; people only of those that the user may see. */
  get hiddenText(): string | undefined {
    const { row, onlyCustomers } = this.asked ?? {};
    const counted = (onlyCustomers ? row?.customers : row?.leads) ?? 0;
    if (!this.leadPage || this.total >= counted) return undefined;
    return formatLabel(labels.hidden, this.total, counted);
  }

  handlePrevious(): void {
    void this.load(pageBefore(this.position));
  }

  handleNext(): void {
    void this.load(pageAfter(this.position, this.leadPage?.nextCursor ?? null));
  }

  handleRetry(): void {
    void this.load(this.position);
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  /** Clicks may overtake answers: only the page asked for last is shown. */
  private async load(position: PagePosition): Promise<void> {
    if (!this.asked) return;
    const number = ++this.pageNumber;
    const { row, grouping, period, onlyCustomers } = this.asked;
    this.isLoading = true;
    this.error = undefined;
    try {
      const cursor = cursorOf(position);
      const page = await getLeads({ ...period, grouping, key: row.key ?? '', onlyCustomers, cursor });
      if (number !== this.pageNumber) return;
      this.leadPage = page;
      this.position = position;
    } catch (error) {
      if (number === this.pageNumber) this.error = error;
    } finally {
      if (number === this.pageNumber) this.isLoading = false;
    }
  }
}
