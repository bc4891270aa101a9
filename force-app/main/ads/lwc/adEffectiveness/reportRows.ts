import { columnLabels, labels } from './labels';

type AdReport = Apex.AdReport;
type AdRow = Apex.AdReport.AdRow;

const COLUMNS: [keyof AdRow, string][] = [
  ['name', columnLabels.name],
  ['campaignName', columnLabels.campaign],
  ['adSetName', columnLabels.adSet],
  ['network', columnLabels.network],
  ['leads', columnLabels.leads],
  ['customers', columnLabels.customers],
  ['successRate', columnLabels.successRate],
  ['spend', columnLabels.spend],
  ['costPerLead', columnLabels.costPerLead],
  ['costPerCustomer', columnLabels.costPerCustomer],
  ['currencyCode', columnLabels.currency],
];

/** The report as a file's rows: numbers as they are, absent ones blank, the total last. */
export function reportRows({ rows, total }: AdReport): string[][] {
  const lines = [...rows, { ...total, name: labels.total }];
  return [COLUMNS.map(([, label]) => label), ...lines.map((row) => COLUMNS.map(([field]) => String(row[field] ?? '')))];
}
