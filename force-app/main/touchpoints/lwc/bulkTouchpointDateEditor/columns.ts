import type { Column } from 'lightning/datatable';
import { columnLabels } from './labels';

type MemberRow = Apex.MemberPages.Row;

const MOMENT = { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' };

const NAME_COLUMN = 'personUrl';

/** Columns of the member table; a column's `fieldName` is the server's sort field, but for the linked name. */
export const columns: Column[] = [
  {
    label: columnLabels.name,
    fieldName: NAME_COLUMN,
    type: 'url',
    sortable: true,
    typeAttributes: { label: { fieldName: 'name' }, target: '_self' },
  },
  { label: columnLabels.personTitle, fieldName: 'title', sortable: true },
  { label: columnLabels.company, fieldName: 'company', sortable: true },
  { label: columnLabels.email, fieldName: 'email', type: 'email', sortable: true },
  { label: columnLabels.type, fieldName: 'type', sortable: true, initialWidth: 100 },
  { label: columnLabels.status, fieldName: 'status', sortable: true },
  {
    label: columnLabels.touchpointDate,
    fieldName: 'touchpointDate',
    type: 'date',
    sortable: true,
    typeAttributes: MOMENT,
  },
  {
    label: columnLabels.createdDate,
    fieldName: 'createdDate',
    type: 'date',
    sortable: true,
    typeAttributes: MOMENT,
  },
  { label: columnLabels.touchpointStatus, fieldName: 'touchpointStatus', sortable: true },
];

export function sortFieldOf(columnName: string): string {
  return columnName === NAME_COLUMN ? 'name' : columnName;
}

export function columnOf(sortField: string): string {
  return sortField === 'name' ? NAME_COLUMN : sortField;
}

export function tableRow(row: MemberRow) {
  return { ...row, [NAME_COLUMN]: `/lightning/r/${row.type}/${row.personId}/view` };
}
