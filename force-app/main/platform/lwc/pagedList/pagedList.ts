import { LightningElement, api } from 'lwc';
import { UNREAD_LIST, type ListPage, type ListState } from 'c/pageReader';
import loadingLabel from '@salesforce/label/c.Common_Loading';

/**
 * The frame of a list that the server pages: a spinner, what went wrong, what to do where there is nothing, the pager.
 * The rows go into the slot. Fires `previous`, `next` and `retry`.
 */
export default class PagedList extends LightningElement {
  /** What a {@link PageReader} shows. */
  @api list: ListState<ListPage> = UNREAD_LIST;
  @api pageSize = 50;
  /** Rows on this page. */
  @api rowCount = 0;
  /** Shown in place of the rows where there are none; without a heading the slot stays. */
  @api emptyHeading = '';
  @api emptyMessage = '';
  @api emptyIcon = 'utility:info_alt';

  readonly labels = { loading: loadingLabel };

  get total(): number {
    return this.list.page?.total ?? 0;
  }

  get isEmpty(): boolean {
    return this.emptyHeading !== '' && this.list.page?.total === 0;
  }

  get hasRows(): boolean {
    return this.list.page !== undefined && !this.isEmpty;
  }

  handlePrevious(): void {
    this.dispatchEvent(new CustomEvent('previous'));
  }

  handleNext(): void {
    this.dispatchEvent(new CustomEvent('next'));
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
