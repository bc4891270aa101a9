/** Queries that read large tables without an index: what `npx local-org limits` and a test run print. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { QueryFinding } from '../running/statistics.ts';

/** One of each place and query; the file is of `.local-org`, beside the limits. */
export class QueryFindings {
  private readonly file: string | null;
  private readonly byKey: Map<string, QueryFinding>;
  private changed = false;

  /** @param file where they are kept; null: only in memory */
  constructor(file: string | null) {
    this.file = file;
    this.byKey = new Map((file ? readFindings(file) : []).map((finding) => [keyOf(finding), finding]));
  }

  note(finding: QueryFinding): void {
    const key = keyOf(finding);
    if (JSON.stringify(this.byKey.get(key)) === JSON.stringify(finding)) return;
    this.byKey.set(key, finding);
    this.changed = true;
  }

  /** By place. */
  all(): QueryFinding[] {
    return [...this.byKey.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  save(): void {
    if (!this.file || !this.changed) return;
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.all(), null, 1));
    this.changed = false;
  }
}

const keyOf = ({ place, context, text }: QueryFinding): string => `${place} ${context} ${text}`;

/** Findings kept in a file; none when there is no such file or it is damaged: they are statistics, not data. */
export function readFindings(file: string): QueryFinding[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as QueryFinding[];
  } catch {
    return [];
  }
}

const STATED = /^\s*\/\/ Reads all: (.+)$/;

/**
 * Why a query is meant to read a whole table: the comment `// Reads all: …` right above its statement. What a trigger
 * asks, and a job outside a batch's own query, can't be meant so: the platform refuses it, or ends it.
 */
export function statedReason(
  { place, context, isRefused, isLocator }: Omit<QueryFinding, 'stated'>,
  file: string,
): string | null {
  if (isRefused || context === 'trigger' || (context === 'job' && !isLocator)) return null;
  const line = Number(/: line (\d+)/.exec(place)?.[1]);
  const above = readFileSync(file, 'utf8').split('\n')[line - 2];
  return STATED.exec(above ?? '')?.[1] ?? null;
}

/** Two lines for a finding: where it is and what it reads, and why. */
export const findingText = ({ place, context, object, rows, reasons, isRefused, stated }: QueryFinding): string =>
  `${place.replace(/, column \d+$/, '')}: ${object} (${rows.toLocaleString('en-US')} rows), in ${WORDS[context]}${isRefused ? ', refused' : ''}\n` +
  `  ${reasons.join('; ')}${stated ? `\n  Meant so: ${stated}` : ''}`;

const WORDS = { trigger: 'a trigger', job: 'a job', other: 'a request' };
