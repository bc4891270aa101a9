import { LightningElement, api } from 'lwc';
import { areValid } from 'c/elements';
import addLabel from '@salesforce/label/c.Filter_Add';
import applyLabel from '@salesforce/label/c.Common_Apply';
import blankDateLabel from '@salesforce/label/c.Filter_Blank_Date';
import clearLabel from '@salesforce/label/c.Common_Clear';
import noneLabel from '@salesforce/label/c.Filter_None';
import titleLabel from '@salesforce/label/c.Filter_Title';

type FilterField = Apex.BulkDateSetup.FilterField;
type Filter = Apex.MemberFilter;

interface Row {
  key: number;
  filter: Filter;
}

const BLANK_DATE: Filter = { field: 'touchpointDate', operator: 'isBlank', value: null };

/** Up to `maximum` conditions, all of which have to hold. Fires `apply` with the list; an empty list is "everybody". */
export default class MemberFilters extends LightningElement {
  @api fields: FilterField[] = [];
  @api maximum = 5;
  @api disabled = false;

  readonly labels = {
    add: addLabel,
    apply: applyLabel,
    blankDate: blankDateLabel,
    clear: clearLabel,
    none: noneLabel,
    title: titleLabel,
  };
  rows: Row[] = [];
  private lastKey = 0;

  /** The conditions shown; setting them replaces what the user was editing. */
  @api
  get filters(): Filter[] {
    return this.rows.map((row) => row.filter);
  }
  set filters(filters: Filter[]) {
    this.rows = (filters ?? []).map((filter) => this.row(filter));
  }

  get numberedRows() {
    return this.rows.map((row, index) => ({ ...row, number: index + 1 }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get addDisabled(): boolean {
    return this.disabled || this.rows.length >= this.maximum;
  }

  handleAdd(): void {
    this.rows = [...this.rows, this.row({ field: '', operator: '', value: null })];
  }

  handleRowChange(event: CustomEvent<Filter>): void {
    const key = keyOf(event);
    this.rows = this.rows.map((row) => (row.key === key ? { key, filter: event.detail } : row));
  }

  handleRowRemove(event: Event): void {
    const key = keyOf(event);
    this.rows = this.rows.filter((row) => row.key !== key);
  }

  handleBlankDate(): void {
    this.rows = [this.row(BLANK_DATE)];
    this.apply();
  }

  handleClear(): void {
    this.rows = [];
    this.apply();
  }

  handleApply(): void {
    if (areValid(this, 'c-member-filter-row')) this.apply();
  }

  private apply(): void {
    this.dispatchEvent(new CustomEvent('apply', { detail: this.filters }));
  }

  private row(filter: Filter): Row {
    this.lastKey += 1;
    return { key: this.lastKey, filter };
  }
}

function keyOf(event: Event): number {
  return Number((event.currentTarget as HTMLElement).dataset.key);
}
