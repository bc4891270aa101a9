import { LightningElement, api } from 'lwc';
import { formatLabel } from 'c/formatLabel';
import nextLabel from '@salesforce/label/c.Common_Next_Page';
import previousLabel from '@salesforce/label/c.Common_Previous_Page';
import rangeLabel from '@salesforce/label/c.Common_Range';

/** "51–100 of 230" between two buttons; fires `previous` and `next`. */
export default class PageNavigator extends LightningElement {
  /** Counted from 0. */
  @api pageIndex = 0;
  @api pageSize = 50;
  /** Rows on this page. */
  @api rowCount = 0;
  /** Rows on all pages. */
  @api total = 0;
  @api disabled = false;

  readonly labels = { next: nextLabel, previous: previousLabel };

  get isShown(): boolean {
    return this.total > 0;
  }

  get range(): string {
    const first = this.pageIndex * this.pageSize;
    return formatLabel(rangeLabel, first + 1, first + this.rowCount, this.total);
  }

  get previousDisabled(): boolean {
    return this.disabled || this.pageIndex === 0;
  }

  get nextDisabled(): boolean {
    return this.disabled || this.pageIndex * this.pageSize + this.rowCount >= this.total;
  }

  handlePrevious(): void {
    this.dispatchEvent(new CustomEvent('previous'));
  }

  handleNext(): void {
    this.dispatchEvent(new CustomEvent('next'));
  }
}
