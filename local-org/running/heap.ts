/**
 * An estimate of the heap: the same on every machine, because it is counted from values and never from JavaScript's
 * memory. This page has all its rules; `docs/local-org.md` says what it is good for.
 *
 * **What a value takes**: text its characters and blobs their bytes; numbers, dates and times 8; objects, collections
 * and records 8 and 4 for each field that is set or element (entries of maps 8); everything these hold, once each.
 *
 * **What is held**: all that can be reached from the static variables, from the object and the rows that the platform
 * gave a job, and from Trigger.new and Trigger.old of the running triggers. Local variables cannot be seen. In
 * their place counts what the engine has handed to the code since the transaction or the innermost trigger began: rows of queries
 * (of a loop over a query the 200 that it holds at once), records made in Apex when they are inserted, JSON texts and
 * bodies of responses. Records that are both count once. Collections and objects that only local variables hold are
 * missing, and rows that were let go of are still in: it is a measure, not a verdict.
 *
 * **What is enforced**: only what no org could hold in less: what is reached from those roots, or the rows of a single
 * list that a query has just answered, counted as 4 bytes a reference and equal texts once in all.
 */
import { SObject } from '../values/sobject.ts';
import { ApexException, throwApex } from '../values/exceptions.ts';
import { ApexBlob, ApexEnum, ApexList, ApexMap, ApexObject, ApexSet } from '../values/values.ts';
import type { Limits } from './limits.ts';
import { currentTransaction, type Transaction } from './transaction.ts';

const REFERENCE = 4;
const ENTRY = 8;
const HEADER = 8;
const NUMBER = 8;
/** What is handed out between two looks at the roots, as a part of the maximum. */
const LOOK_EVERY = 4;

/** Adds up what can be reached from what it is given. */
class HeapWalk {
  total = 0;
  /** Of `total`, the part that is records and their values. */
  records = 0;
  private readonly isLowest: boolean;
  private readonly seen = new Set<unknown>();
  private readonly waiting: object[] = [];

  /** @param isLowest counts what no org could hold in less */
  constructor(isLowest: boolean) {
    this.isLowest = isLowest;
  }

  add(root: unknown): this {
    this.total += this.value(root);
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) {
      const bytes = this.inside(next);
      this.total += bytes;
      if (next instanceof SObject) this.records += bytes;
    }
    return this;
  }

  /** Bytes of a value itself; what it holds is looked into later. */
  private value(value: unknown): number {
    switch (typeof value) {
      case 'string':
        return this.text(value);
      case 'number':
      case 'bigint':
        return this.isLowest ? 0 : NUMBER;
      case 'object':
        return value === null ? 0 : this.object(value);
      default:
        return 0;
    }
  }

  private text(value: string): number {
    if (!this.isLowest) return value.length;
    if (this.seen.has(value)) return 0;
    this.seen.add(value);
    return value.length;
  }

  private object(value: object): number {
    if (value instanceof ApexEnum) return 0;
    if (!isLookedInto(value)) return this.isLowest ? 0 : NUMBER;
    if (this.seen.has(value)) return 0;
    this.seen.add(value);
    this.waiting.push(value);
    return this.isLowest ? 0 : HEADER;
  }

  private inside(holder: object): number {
    if (holder instanceof ApexBlob) return holder.bytes.length;
    if (holder instanceof ApexList) return this.all(holder.elements);
    if (holder instanceof SObject) return this.all(holder.values.values());
    if (holder instanceof ApexSet) return this.all(holder.store.entries.keys());
    if (holder instanceof ApexMap) {
      const { entries } = holder.store;
      return entries.size * (this.isLowest ? 0 : ENTRY - REFERENCE) + this.all(entries.keys()) + this.values(entries);
    }
    return this.all(Object.values(holder));
  }

  private all(values: Iterable<unknown>): number {
    let bytes = 0;
    for (const value of values) bytes += REFERENCE + this.value(value);
    return bytes;
  }

  private values(entries: Map<unknown, unknown>): number {
    let bytes = 0;
    for (const value of entries.values()) bytes += this.value(value);
    return bytes;
  }
}

/** Other objects of the library may lead to the engine's own: they count as one number. */
const isLookedInto = (value: object): boolean =>
  value instanceof SObject ||
  value instanceof ApexList ||
  value instanceof ApexMap ||
  value instanceof ApexSet ||
  value instanceof ApexObject ||
  value instanceof ApexBlob ||
  (value instanceof ApexException && value.$info !== undefined);

/** Looks at the roots, remembers the highest estimate, and ends the transaction where no org could hold them. */
export function measureHeap(current: Transaction): number {
  const { limits } = current;
  const { total, records, ofTriggers } = reached(current, false);
  const estimate = total + ofTriggers + Math.max(0, limits.heap.handedOut - records);
  limits.heap.note(estimate);
  limits.heap.lookedAt = limits.heap.handedOut;
  if (total + ofTriggers > limits.maximum('heapSize')) {
    const lowest = reached(current, true);
    requireRoom(limits, lowest.total + lowest.ofTriggers);
  }
  return estimate;
}

function reached(current: Transaction, isLowest: boolean): { total: number; records: number; ofTriggers: number } {
  const walk = new HeapWalk(isLowest);
  for (const statics of current.statics.values()) {
    if (typeof statics === 'object' && statics !== null) for (const held of Object.values(statics)) walk.add(held);
  }
  for (const given of current.heapRoots) walk.add(given);
  const { total, records } = walk;
  for (const { newRecords, oldRecords } of current.triggers) {
    for (const record of newRecords ?? []) walk.add(record);
    for (const record of oldRecords ?? []) walk.add(record);
  }
  return { total, records, ofTriggers: walk.total - total };
}

/** @throws LimitException, which Apex cannot catch */
function requireRoom(limits: Limits, bytes: number): void {
  if (bytes <= limits.maximum('heapSize')) return;
  limits.heap.note(bytes);
  throwApex('LimitException', `Apex heap size too large: ${bytes}`);
}

/** Counts what the engine gives to the running code. Outside of a transaction nothing is counted. */
export function handOut(bytes: number): void {
  const current = currentTransaction();
  // Tests of single parts run without limits.
  const heap = current?.limits?.heap;
  if (!current || !heap) return;
  heap.handedOut += bytes;
  heap.note(heap.handedOut);
  if (heap.handedOut - heap.lookedAt > current.limits.maximum('heapSize') / LOOK_EVERY) measureHeap(current);
}

/** Counts records that the engine gives to the running code, or takes from it to insert them. */
export function handOutRecords(records: readonly SObject[]): void {
  let bytes = 0;
  for (const record of records) bytes += bytesOf(record);
  handOut(bytes);
}

/** Bytes of a record with all its values. */
function bytesOf(record: SObject): number {
  let bytes = HEADER;
  for (const value of record.values.values()) {
    bytes += REFERENCE;
    if (typeof value === 'string') bytes += value.length;
    else if (value instanceof SObject) bytes += bytesOf(value);
    else if (value instanceof ApexList) for (const child of value.elements) bytes += bytesOf(child as SObject);
    else if (value instanceof ApexBlob) bytes += value.bytes.length;
    else if (value !== null && typeof value !== 'boolean') bytes += NUMBER;
  }
  return bytes;
}

/** Ends the transaction when a list that a query has just answered takes more than there may be. */
export function requireRoomFor(rows: ApexList<SObject>): void {
  const { limits } = currentTransaction()!;
  // Every list smaller than this is let through without a closer look.
  if (limits.heap.handedOut > limits.maximum('heapSize')) requireRoom(limits, new HeapWalk(true).add(rows).total);
}
