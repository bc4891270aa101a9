/** The records that point to a record, as a card with a table. */
import { api, LightningElement, wire } from 'lwc';
import type { RelatedListPage } from '../../shapes.ts';
import { getRelatedList } from 'localOrg/pages';
import type { FetchResponse } from 'localOrg/server';
import { openNewRecord } from 'shell/recordActions';

export default class RelatedList extends LightningElement {
  @api recordId = '';
  /** Name of the child relationship. */
  @api relationship = '';
  @api pageSize: number | string = 6;
  /** What the page calls it; else it's called as its object. */
  @api label: string | null = null;
  /** What the page says of it, as `related-list-records` takes it; null: what the layout says. */
  @api own: Record<string, string> | null = null;

  page = 0;

  @wire(getRelatedList, {
    recordId: '$recordId',
    relatedList: '$relationship',
    page: '$page',
    pageSize: '$pageSize',
    own: '$own',
  })
  list: { data?: RelatedListPage; error?: FetchResponse } = {};

  get isLoading(): boolean {
    return !this.list.data && !this.list.error;
  }
  get heading(): string {
    return this.label || (this.list.data?.label ?? '');
  }
  get title(): string {
    return `${this.heading} (${this.list.data?.total ?? 0})`;
  }
  get isEmpty(): boolean {
    return this.list.data?.total === 0;
  }
  get hasPages(): boolean {
    return (this.list.data?.total ?? 0) > Number(this.pageSize);
  }
  get isFirst(): boolean {
    return this.page === 0;
  }
  get isLast(): boolean {
    return (this.page + 1) * Number(this.pageSize) >= (this.list.data?.total ?? 0);
  }
  get range(): string {
    const from = this.page * Number(this.pageSize);
    return `${from + 1}–${from + (this.list.data?.records.length ?? 0)} of ${this.list.data?.total ?? 0}`;
  }

  handlePrevious(): void {
    this.page -= 1;
  }
  handleNext(): void {
    this.page += 1;
  }

  handleNew(): void {
    const { data } = this.list;
    if (!data) return;
    void openNewRecord(data.childObjectApiName, null, this, { defaults: { [data.fieldApiName]: this.recordId } });
  }
}
