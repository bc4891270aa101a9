/** An object's list views. */
import { api, LightningElement, wire } from 'lwc';
import { decodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import type { ListPage } from '../../shapes.ts';
import { getListPage } from 'localOrg/pages';
import { go } from 'localOrg/router';
import type { FetchResponse } from 'localOrg/server';
import { openNewRecord } from 'shell/recordActions';

const PAGE_SIZE = 50;
const PAUSE_MS = 250;

export default class ObjectHome extends LightningElement {
  @api objectApiName = '';
  @api openNew = false;
  @api defaultFieldValues: string | undefined;
  @api
  get listView(): string | undefined {
    return this.view ?? undefined;
  }
  set listView(name: string | undefined) {
    this.view = name ?? null;
    this.page = 0;
  }

  view: string | null = null;
  page = 0;
  sortBy: string | null = null;
  descending = false;
  search = '';
  #timer = 0;
  #opened = false;

  get request() {
    return {
      objectApiName: this.objectApiName,
      listView: this.view,
      page: this.page,
      pageSize: PAGE_SIZE,
      sortBy: this.sortBy,
      descending: this.descending,
      search: this.search,
    };
  }

  @wire(getListPage, { request: '$request' })
  list: { data?: ListPage; error?: FetchResponse } = {};

  get isLoading(): boolean {
    return !this.list.data && !this.list.error;
  }
  get views() {
    return (this.list.data?.listViews ?? []).map(({ developerName, label }) => ({ value: developerName, label }));
  }
  get count(): string {
    const { data } = this.list;
    if (!data) return '';
    const from = this.page * PAGE_SIZE;
    const shown = data.total > PAGE_SIZE ? `${from + 1}–${from + data.records.length} of ` : '';
    const sorted = data.columns.find(({ fieldApiName }) => fieldApiName === data.sortBy);
    return `${shown}${data.total} ${data.total === 1 ? 'item' : 'items'}${sorted ? ` • Sorted by ${sorted.label}` : ''}`;
  }
  get isEmpty(): boolean {
    return this.list.data?.total === 0;
  }
  get isFirst(): boolean {
    return this.page === 0;
  }
  get isLast(): boolean {
    return (this.page + 1) * PAGE_SIZE >= (this.list.data?.total ?? 0);
  }
  get hasPages(): boolean {
    return (this.list.data?.total ?? 0) > PAGE_SIZE;
  }

  connectedCallback(): void {
    if (!this.openNew || this.#opened) return;
    this.#opened = true;
    void this.create(decodeDefaultFieldValues(this.defaultFieldValues ?? ''));
  }

  renderedCallback(): void {
    if (this.list.data) document.title = `${this.list.data.objectInfo.labelPlural} | ${this.list.data.listView.label}`;
  }

  handleView(event: CustomEvent<{ value: string }>): void {
    this.sortBy = null;
    const attributes = { objectApiName: this.objectApiName, actionName: 'list' };
    go({ type: 'standard__objectPage', attributes, state: { filterName: event.detail.value } }, true);
  }

  handleSort(event: CustomEvent<{ sortBy: string; descending: boolean }>): void {
    this.sortBy = event.detail.sortBy;
    this.descending = event.detail.descending;
    this.page = 0;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.search = value;
      this.page = 0;
    }, PAUSE_MS);
  }

  handlePrevious(): void {
    this.page -= 1;
  }
  handleNext(): void {
    this.page += 1;
  }

  handleNew(): void {
    void this.create({});
  }

  async create(defaults: Record<string, unknown>): Promise<void> {
    const saved = await openNewRecord(this.objectApiName, null, this, { defaults });
    const attributes = { objectApiName: this.objectApiName, recordId: saved?.id, actionName: saved ? 'view' : 'list' };
    if (saved) go({ type: 'standard__recordPage', attributes });
    else if (this.openNew) go({ type: 'standard__objectPage', attributes }, true);
  }
}
