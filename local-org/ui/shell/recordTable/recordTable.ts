/** A table of records. */
import { api, LightningElement } from 'lwc';
import type { FieldInfo, ListColumn, RecordRepresentation } from '../../shapes.ts';

export default class RecordTable extends LightningElement {
  @api label = '';
  @api columns: ListColumn[] = [];
  @api records: RecordRepresentation[] = [];
  @api sortBy: string | null = null;
  @api descending = false;
  /** May a heading be pressed to sort? */
  @api sortable = false;

  get headings() {
    return this.columns.map((column) => {
      const sorted = column.fieldApiName === this.sortBy;
      const direction = this.descending ? 'descending' : 'ascending';
      return {
        ...column,
        isButton: this.sortable && column.sortable,
        ariaSort: sorted ? direction : null,
        icon: sorted ? (this.descending ? 'utility:arrowdown' : 'utility:arrowup') : null,
      };
    });
  }

  get rows() {
    return this.records.map((record) => ({
      key: record.id,
      record,
      cells: this.columns.map((column, index) => ({
        key: column.fieldApiName,
        label: column.label,
        isFirst: index === 0,
        ...this.cell(record, column, index === 0),
      })),
    }));
  }

  /** A path over a relationship (`Campaign.Name`) is shown as a link to the parent. */
  cell(record: RecordRepresentation, column: ListColumn, isFirst: boolean) {
    const path = column.fieldApiName.split('.');
    const apiName = path[path.length - 1];
    let holder = record;
    for (const step of path.slice(0, -1)) {
      const parent = holder.fields[step]?.value as RecordRepresentation | null | undefined;
      if (!parent) return { record: null, info: null };
      holder = parent;
    }
    const nameField = apiName === 'Name' || (isFirst && path.length === 1) || column.dataType === 'Name';
    const info: Partial<FieldInfo> = { apiName, dataType: column.dataType, nameField, htmlFormatted: false };
    return { record: holder, info };
  }

  handleSort(event: Event): void {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    const descending = field === this.sortBy ? !this.descending : false;
    this.dispatchEvent(new CustomEvent('sort', { detail: { sortBy: field, descending } }));
  }
}
