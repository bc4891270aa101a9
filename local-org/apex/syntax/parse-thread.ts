/** A thread of parse-ahead.ts: parses its share of the files into the cache. */
import { workerData } from 'node:worker_threads';
import type { ParseThreadData } from './parse-ahead.ts';
import { parse } from './parse.ts';

const { work, cacheDir, left } = workerData as ParseThreadData;
try {
  for (const { text, kind } of work) parse(text, kind, cacheDir);
} finally {
  Atomics.sub(left, 0, 1);
  Atomics.notify(left, 0);
}
