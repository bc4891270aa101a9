import { LightningElement, api } from 'lwc';
import getLeads from '@salesforce/apex/AdEffectivenessController.getLeads';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { recordAddress } from 'c/pageLinks';
import { PageReader, UNREAD_LIST, type ListState } from 'c/pageReader';
import type { Period } from 'c/periods';
import { labels } from './labels';

type AdRow = Apex.AdReport.AdRow;
type LeadPage = Apex.AdLeadPage;

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

  list: ListState<LeadPage> = UNREAD_LIST;

  private asked: Shown | undefined;
  private readonly reader = new PageReader<LeadPage>(
    (cursor) => this.read(cursor),
    (list) => {
      this.list = list;
    },
  );

  @api
  get shown(): Shown | undefined {
    return this.asked;
  }

  set shown(shown: Shown | undefined) {
    this.asked = shown;
    this.reader.forget();
    if (shown) void this.reader.first();
  }

  @api focus(): void {
    void focusOn(this, 'h3');
  }

  get heading(): string {
    const { row, onlyCustomers } = this.asked ?? {};
    return formatLabel(onlyCustomers ? labels.customersOf : labels.leadsOf, row?.name || labels.noName);
  }

  get rows() {
    return (this.list.page?.rows ?? []).map((row) => ({ ...row, url: recordAddress(row.personId) }));
  }

  get total(): number {
    return this.list.page?.total ?? 0;
  }

  /** Counts are of all; people only of those that the user may see. */
  get hiddenText(): string | undefined {
    const { row, onlyCustomers } = this.asked ?? {};
    const counted = (onlyCustomers ? row?.customers : row?.leads) ?? 0;
    if (!this.list.page || this.total >= counted) return undefined;
    return formatLabel(labels.hidden, this.total, counted);
  }

  handlePrevious(): void {
    void this.reader.previous();
  }

  handleNext(): void {
    void this.reader.next();
  }

  handleRetry(): void {
    void this.reader.again();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  private async read(cursor: string | null): Promise<LeadPage> {
    const { row, grouping, period, onlyCustomers } = this.asked!;
    return getLeads({ ...period, grouping, key: row.key ?? '', onlyCustomers, cursor });
  }
}
