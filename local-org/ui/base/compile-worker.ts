/** A thread that compiles files of the base components, one after the other. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { transformSync } from '@lwc/compiler';

/** What the thread is asked, and what it answers under the same number. */
export interface CompileRequest {
  id: number;
  file: string;
  scoped: boolean;
}
export type CompileAnswer = { id: number; code: string } | { id: number; error: string };

/**
 * In an org the platform's own localisation reads typed dates, with leading zeros or without. The npm edition has a
 * replacement of it that compares digits, and so refuses `01/08/2026` where the pattern says `M/d/yyyy`.
 */
const COMPARED_DIGITS = "originalNumbers.join(',') !== formattedNumbers.join(',')";
const COMPARED_NUMBERS = "originalNumbers.map(Number).join(',') !== formattedNumbers.map(Number).join(',')";

function readsLeadingZeros(code: string, file: string): string {
  if (!file.endsWith('internationalizationLibrary/datetime/dateTimeUtils.js')) return code;
  if (!code.includes(COMPARED_DIGITS)) throw new Error('The base components compare typed dates in another way now');
  return code.replace(COMPARED_DIGITS, COMPARED_NUMBERS);
}

function compile({ file, scoped }: CompileRequest): string {
  const folder = dirname(file);
  return transformSync(readsLeadingZeros(readFileSync(file, 'utf8'), file), file, {
    name: basename(folder),
    namespace: basename(dirname(folder)),
    enableDynamicComponents: true,
    enableStaticContentOptimization: true,
    scopedStyles: scoped,
    outputConfig: { sourcemap: false },
  }).code;
}

parentPort?.on('message', (request: CompileRequest) => {
  let answer: CompileAnswer;
  try {
    answer = { id: request.id, code: compile(request) };
  } catch (error) {
    answer = { id: request.id, error: (error as Error).message };
  }
  parentPort?.postMessage(answer);
});
