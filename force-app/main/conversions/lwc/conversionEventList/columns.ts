import type { Column } from 'lightning/datatable';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { recordAddress } from 'c/pageLinks';
import { columnLabels } from './labels';

type EventRow = Apex.EventPage.EventRow;

/** The columns of the event table. */
export const columns: Column[] = [
  {
    label: columnLabels.number,
    fieldName: 'eventUrl',
    type: 'url',
    initialWidth: 130,
    typeAttributes: { label: { fieldName: 'name' }, target: '_self' },
    hideDefaultActions: true,
  },
  { label: columnLabels.event, fieldName: 'eventName', initialWidth: 140, wrapText: true, hideDefaultActions: true },
  {
    label: columnLabels.eventTime,
    fieldName: 'eventTime',
    type: 'date',
    initialWidth: 185,
    typeAttributes: {
      timeZone: TIME_ZONE,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    },
    hideDefaultActions: true,
  },
  {
    label: columnLabels.status,
    fieldName: 'statusLabel',
    initialWidth: 120,
    cellAttributes: { iconName: { fieldName: 'statusIcon' } },
    hideDefaultActions: true,
  },
  { label: columnLabels.reason, fieldName: 'reason', initialWidth: 330, wrapText: true, hideDefaultActions: true },
  {
    label: columnLabels.person,
    fieldName: 'personUrl',
    type: 'url',
    initialWidth: 90,
    typeAttributes: { label: { fieldName: 'personLabel' }, target: '_self' },
    hideDefaultActions: true,
  },
  {
    label: columnLabels.value,
    fieldName: 'value',
    type: 'currency',
    initialWidth: 100,
    typeAttributes: { currencyCode: { fieldName: 'currencyCode' } },
    hideDefaultActions: true,
  },
  { label: columnLabels.attempts, fieldName: 'attempts', type: 'number', initialWidth: 95, hideDefaultActions: true },
  { label: columnLabels.traceId, fieldName: 'traceId', initialWidth: 150, wrapText: true, hideDefaultActions: true },
];

const ICON_BY_STATUS: Record<string, string> = {
  Pending: 'utility:clock',
  Sent: 'utility:success',
  'In Doubt': 'utility:question',
  Rejected: 'utility:error',
  Expired: 'utility:expired',
  Skipped: 'utility:skip',
};

/** The person is a link. The user's access decides whether it shows a name. */
export function tableRow(row: EventRow) {
  return {
    ...row,
    eventUrl: recordAddress(row.id),
    personUrl: row.personId ? recordAddress(row.personId) : null,
    statusIcon: ICON_BY_STATUS[row.status],
  };
}
