import { columnLabels } from './labels';

type EventRow = Apex.EventPage.EventRow;

const COLUMNS: [keyof EventRow, string][] = [
  ['name', columnLabels.number],
  ['eventId', columnLabels.eventId],
  ['eventName', columnLabels.event],
  ['eventTime', columnLabels.eventTime],
  ['statusLabel', columnLabels.status],
  ['reason', columnLabels.reason],
  ['errorCode', columnLabels.errorCode],
  ['value', columnLabels.value],
  ['currencyCode', columnLabels.currency],
  ['attempts', columnLabels.attempts],
  ['nextAttempt', columnLabels.nextAttempt],
  ['traceId', columnLabels.traceId],
  ['runName', columnLabels.run],
];

/** Events as rows of a file, without personal data and with times in UTC. */
export function fileRows(rows: readonly EventRow[]): string[][] {
  return [COLUMNS.map(([, label]) => label), ...rows.map((row) => COLUMNS.map(([field]) => String(row[field] ?? '')))];
}
