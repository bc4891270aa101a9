/** Parses many files on all cores before they are needed: parsing is what a first start takes most of its time for. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SourceKind } from './ast.ts';
import { cacheFileOf, parse } from './parse.ts';

export interface ParseWork {
  text: string;
  kind: SourceKind;
}

/** What a thread is given: it counts `left` down when it has come to its end, well or not. */
export interface ParseThreadData {
  work: ParseWork[];
  cacheDir: string;
  left: Int32Array;
}

/** A thread has to load the parser first: for fewer files that takes longer than it saves. */
const FEWEST_FILES = 40;
/** Afterwards this thread parses what is missing: a thread that hangs costs time, never a file. */
const PATIENCE_MILLISECONDS = 120_000;

/** Fills the cache with the trees of the files that are not in it. */
export function parseAhead(files: readonly ParseWork[], cacheDir: string, threads = availableParallelism()): void {
  const work = files.filter(({ text, kind }) => !existsSync(cacheFileOf(text, kind, cacheDir)));
  if (work.length < FEWEST_FILES || threads < 2) return;
  const shareOf = (thread: number) => work.filter((_, index) => index % threads === thread);
  const left = new Int32Array(new SharedArrayBuffer(4));
  left[0] = threads - 1;
  for (let thread = 1; thread < threads; thread++) {
    const workerData: ParseThreadData = { work: shareOf(thread), cacheDir, left };
    new Worker(new URL('./parse-thread.ts', import.meta.url), { workerData }).unref();
  }
  for (const { text, kind } of shareOf(0)) parse(text, kind, cacheDir);
  for (let rest = Atomics.load(left, 0); rest > 0; rest = Atomics.load(left, 0)) {
    if (Atomics.wait(left, 0, rest, PATIENCE_MILLISECONDS) === 'timed-out') return;
  }
}
