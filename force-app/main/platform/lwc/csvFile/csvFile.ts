/**
 * Rows as a CSV file (RFC 4180) in a `data:` address for a download link.
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function csvAddress(rows: readonly (readonly string[])[]): string {
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  // The byte order mark makes spreadsheets read the file as UTF-8.
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${text}\r\n`)}`;
}

function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
