import { downloadFile } from 'c/fileDownload';

/**
 * Gives the user rows as a CSV file (RFC 4180).
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function downloadCsv(name: string, rows: readonly (readonly string[])[]): void {
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  // The byte order mark makes spreadsheets read the file as UTF-8.
  downloadFile(name, `\uFEFF${text}\r\n`);
}

function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
