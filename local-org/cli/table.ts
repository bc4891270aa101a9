/** Rows as columns of text. */
export function table(head: string[], rows: unknown[][]): string {
  const cells = [
    head,
    ...rows.map((row) =>
      row.map((value) => (value === null || value === undefined ? '' : String(value).replace(/\s+/g, ' '))),
    ),
  ];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
