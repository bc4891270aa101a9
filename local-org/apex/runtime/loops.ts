/** What loops call. */
import { cpu, cpuExceeded } from '../../running/limits.ts';
import type { SObject } from '../../values/sobject.ts';
import { ApexList } from '../../values/values.ts';

/** Records that one turn of a loop over a query gets (Apex Developer Guide, "SOQL For Loops"). */
const CHUNK = 200;

export function* chunks(rows: ApexList<SObject>): Generator<ApexList<SObject>> {
  for (let start = 0; start < rows.elements.length; start += CHUNK) {
    yield new ApexList<SObject>(rows.type, rows.elements.slice(start, start + CHUNK));
  }
}

/** Adds what a loop has counted to the transaction's executed work. */
export function handOver(work: number): number {
  if ((cpu.work += work) > cpu.maximum) cpuExceeded();
  return 0;
}
