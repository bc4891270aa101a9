import { LightningElement, api } from 'lwc';
import type { SortEventDetail } from 'lightning/datatable';
import { UNREAD_LIST, type ListPage, type ListState } from 'c/pageReader';
import { columnOf, columns, sortFieldOf, tableRow } from './columns';
import { labels } from './labels';

type MemberPage = Apex.MemberPageSelector.MemberPage & ListPage;

/** How the members are ordered: a sort field of the server, and the direction. */
export interface MemberOrder {
  sortField: string;
  sortDirection: 'asc' | 'desc';
}

interface RowSelection {
  selectedRows: { id: string }[];
  config?: { action?: string };
}

/**
 * The members of a campaign, a page at a time, with check boxes.
 * @fires select with the ids of all selected members on all pages
 * @fires order with a {@link MemberOrder}
 * @fires previous, next, retry
 */
export default class MemberTable extends LightningElement {
  @api list: ListState<MemberPage> = UNREAD_LIST;
  @api pageSize = 50;
  @api selectedIds: string[] = [];
  @api sortField = 'name';
  @api sortDirection: 'asc' | 'desc' = 'asc';
  @api hidesCheckBoxes = false;
  /** Where nothing is found: is it because of a filter? */
  @api isFiltered = false;

  readonly columns = columns;

  get rows() {
    return (this.list.page?.rows ?? []).map(tableRow);
  }

  get sortedColumn(): string {
    return columnOf(this.sortField);
  }

  get emptyHeading(): string {
    return this.isFiltered ? labels.noMatch : labels.noMembers;
  }

  get emptyHint(): string {
    return this.isFiltered ? labels.noMatchHint : labels.noMembersHint;
  }

  handleSort(event: CustomEvent<SortEventDetail>): void {
    const { fieldName, sortDirection } = event.detail;
    this.tell('order', { sortField: sortFieldOf(fieldName), sortDirection });
  }

  /**
   * The base table knows its own page only: what was chosen on the others stays. It also tells of a changed selection
   * when it gets another page, without an action then: the user unselected nothing.
   */
  handleSelection(event: CustomEvent<RowSelection>): void {
    if (!event.detail.config?.action) return;
    const onThisPage = new Set(this.rows.map(({ id }) => id));
    const elsewhere = this.selectedIds.filter((id) => !onThisPage.has(id));
    this.tell('select', [...elsewhere, ...event.detail.selectedRows.map(({ id }) => id)]);
  }

  handlePrevious(): void {
    this.tell('previous');
  }

  handleNext(): void {
    this.tell('next');
  }

  handleRetry(): void {
    this.tell('retry');
  }

  private tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
