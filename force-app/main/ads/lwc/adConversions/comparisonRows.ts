import { reasonLabels } from 'c/adReasonLabels';
import { columnLabels, labels } from './labels';

type Page = Apex.AdConversionsPage;
type Row = Apex.AdConversionsPage.Row;

const COLUMNS: [keyof typeof columnLabels, string][] = [
  'name',
  'campaignName',
  'network',
  'impressions',
  'clicks',
  'spend',
  'networkConversions',
  'attributedContacts',
  'customers',
  'costPerConversion',
  'costPerContact',
  'costPerCustomer',
  'currencyCode',
].map((field) => [field as keyof typeof columnLabels, columnLabels[field as keyof typeof columnLabels]]);

/** The comparison as a file's rows: numbers as they are, absent ones blank, each reason a column, the total last. */
export function comparisonRows({ rows, total }: Page): string[][] {
  const reasons = Object.entries(reasonLabels);
  const line = (row: Row) => [
    ...COLUMNS.map(([field]) => String(row[field] ?? '')),
    ...reasons.map(([name]) => String(row.reasons?.find((reason) => reason.name === name)?.amount ?? '')),
  ];
  return [
    [...COLUMNS.map(([, label]) => label), ...reasons.map(([, label]) => label)],
    ...[...rows, { ...total, name: labels.total }].map(line),
  ];
}
