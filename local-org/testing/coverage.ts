/** Which lines of which class the tests executed. */
import path from 'node:path';
import type { Program } from '../values/program.ts';

export interface ClassCoverage {
  name: string;
  file: string;
  covered: number;
  total: number;
  /** Executable lines that never ran, ascending. */
  uncovered: number[];
}

export interface CoverageReport {
  classes: ClassCoverage[];
  covered: number;
  total: number;
}

/** Test classes count nothing, as on the platform. */
export function coverageReport(program: Program): CoverageReport {
  const testFiles = new Set<string>();
  for (const info of program.classes.values()) {
    if (!info.outer && info.annotations.some((a) => a.name === 'istest')) testFiles.add(info.file);
  }
  const classes: ClassCoverage[] = [];
  for (const [file, { executable, executed }] of program.coverage ?? []) {
    if (testFiles.has(file) || !executable.size) continue;
    const uncovered = [...executable].filter((line) => !executed.has(line)).sort((a, b) => a - b);
    classes.push({
      name: path.basename(file).replace(/\.(cls|trigger)$/, ''),
      file,
      covered: executable.size - uncovered.length,
      total: executable.size,
      uncovered,
    });
  }
  classes.sort((a, b) => (a.name < b.name ? -1 : 1));
  const sum = (of: 'covered' | 'total') => classes.reduce((n, c) => n + c[of], 0);
  return { classes, covered: sum('covered'), total: sum('total') };
}

/** Is less than this percentage of all lines covered? Where there is none to cover, nothing is missing. */
export const isBelow = ({ covered, total }: CoverageReport, minimum: number): boolean =>
  100 * covered < minimum * total;

const percentage = (covered: number, total: number): string =>
  total === 0 ? '100%' : `${((100 * covered) / total).toFixed(1)}%`;

/** One line a class, then the total. */
export function coverageText(report: CoverageReport): string {
  const width = Math.max(5, ...report.classes.map((c) => c.name.length));
  const row = (name: string, covered: number, total: number) =>
    `${name.padEnd(width)}  ${percentage(covered, total).padStart(6)}  ${covered}/${total}`;
  return [
    'Coverage',
    ...report.classes.map((c) => {
      const missing = c.uncovered.length ? `  lines ${ranges(c.uncovered)}` : '';
      return row(c.name, c.covered, c.total) + missing;
    }),
    row('total', report.covered, report.total),
  ].join('\n');
}

/** `3-5, 9` */
function ranges(lines: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const first = lines[i];
    while (lines[i + 1] === lines[i] + 1) i++;
    parts.push(lines[i] === first ? String(first) : `${first}-${lines[i]}`);
  }
  const shown = parts.slice(0, 12).join(', ');
  return parts.length > 12 ? `${shown}, …` : shown;
}
