import type { Column } from 'lightning/datatable';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { recordAddress } from 'c/pageLinks';
import { columnLabels } from './labels';

type MemberRow = Apex.MemberPageSelector.Row;

const DAY = { timeZone: TIME_ZONE, year: 'numeric', month: 'short', day: 'numeric' };
const MOMENT = { ...DAY, hour: 'numeric', minute: '2-digit' };

const NAME_COLUMN = 'personUrl';

function column(label: string, fieldName: string, more: Partial<Column> = {}): Column {
  return { label, fieldName, sortable: true, hideDefaultActions: true, ...more };
}

/** Columns of the member table; a column's `fieldName` is the server's sort field, but for the linked name. */
export const columns: Column[] = [
  column(columnLabels.name, NAME_COLUMN, {
    type: 'url',
    typeAttributes: { label: { fieldName: 'name' }, target: '_self' },
  }),
  column(columnLabels.personTitle, 'title'),
  column(columnLabels.company, 'company'),
  column(columnLabels.email, 'email', { initialWidth: 160 }),
  column(columnLabels.type, 'type', { initialWidth: 85 }),
  column(columnLabels.status, 'status', { initialWidth: 130 }),
  column(columnLabels.touchpointDate, 'touchpointDate', { type: 'date', initialWidth: 190, typeAttributes: MOMENT }),
  // The minute a member was added has no meaning to users.
  column(columnLabels.createdDate, 'createdDate', { type: 'date', initialWidth: 145, typeAttributes: DAY }),
  column(columnLabels.touchpointStatus, 'touchpointStatus', { initialWidth: 240 }),
];

export function sortFieldOf(columnName: string): string {
  return columnName === NAME_COLUMN ? 'name' : columnName;
}

export function columnOf(sortField: string): string {
  return sortField === 'name' ? NAME_COLUMN : sortField;
}

export function tableRow(row: MemberRow) {
  return { ...row, [NAME_COLUMN]: recordAddress(row.personId) };
}
