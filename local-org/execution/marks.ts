/**
 * The most each kind of transaction has used of every limit: what `npx local-org limits` prints. Kept beside the data,
 * because a transaction that is rolled back has used its limits all the same.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LIMIT_NAMES, type LimitName, type Limits } from '../running/limits.ts';
import type { EntryPoint } from '../running/entry-point.ts';

export interface Mark {
  used: number;
  maximum: number;
}
/** By kind and name of entry point (`batch execute TouchpointEvaluationJob`), then by limit. */
export type Marks = Record<string, Partial<Record<LimitName, Mark>>>;

export class LimitMarks {
  private readonly file: string | null;
  private readonly marks: Marks;
  private changed = false;

  /** @param file where they are kept; null: only in memory */
  constructor(file: string | null) {
    this.file = file;
    this.marks = file ? readMarks(file) : {};
  }

  record(entry: EntryPoint, limits: Limits): void {
    const mark = (this.marks[`${entry.kind} ${entry.name}`] ??= {});
    for (const name of LIMIT_NAMES) {
      const used = limits.used(name);
      if (used === 0 || used <= (mark[name]?.used ?? 0)) continue;
      mark[name] = { used, maximum: limits.maximum(name) };
      this.changed = true;
    }
  }

  /** Writes them down, when there is something new. */
  save(): void {
    if (!this.file || !this.changed) return;
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.marks, null, 1));
    this.changed = false;
  }

  all(): Marks {
    return this.marks;
  }
}

/** Marks kept in a file; none when there is no such file or it is damaged: they are statistics, not data. */
export function readMarks(file: string): Marks {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Marks;
  } catch {
    return {};
  }
}
