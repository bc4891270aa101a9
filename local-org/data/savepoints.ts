/**
 * `Database.setSavepoint` and `rollback`. Static variables are not reverted and ids stay on records; a rollback makes later
 * savepoints invalid; both count as DML statements, and before API 60 as a DML row each (Apex Developer Guide,
 * "Transaction Control").
 */
import { transaction } from '../running/transaction.ts';
import type { Transaction } from '../running/transaction.ts';
import { throwApex } from '../values/exceptions.ts';
import { runningStore } from './running.ts';
import { savepointsBarCallouts, savepointsCostRows } from '../values/versions.ts';

export class Savepoint {
  readonly owner: Transaction;
  readonly mark: number;
  /** Was there uncommitted work when it was set? */
  readonly hadWork: boolean;
  isValid = true;
  constructor(owner: Transaction, mark: number) {
    this.owner = owner;
    this.mark = mark;
    this.hadWork = owner.hasUncommittedWork;
  }
}

const liveByTransaction = new WeakMap<Transaction, Savepoint[]>();

function live(current: Transaction): Savepoint[] {
  let savepoints = liveByTransaction.get(current);
  if (!savepoints) liveByTransaction.set(current, (savepoints = []));
  return savepoints;
}

/** Transactions in which code before API 60 has set a savepoint: no more callouts, even after a rollback to it. */
const barred = new WeakSet<Transaction>();

function count(current: Transaction, apiVersion: number): void {
  current.limits.use('dmlStatements');
  if (savepointsCostRows(apiVersion)) current.limits.use('dmlRows', 1);
}

/** @param apiVersion of the calling class, also below */
export function setSavepoint(apiVersion: number): Savepoint {
  const current = transaction();
  count(current, apiVersion);
  if (savepointsBarCallouts(apiVersion)) barred.add(current);
  const savepoint = new Savepoint(current, runningStore().savepoint());
  live(current).push(savepoint);
  return savepoint;
}

export function rollbackTo(savepoint: Savepoint, apiVersion: number): void {
  const current = transaction();
  count(current, apiVersion);
  const later = take(current, savepoint);
  runningStore().rollbackTo(savepoint.mark);
  for (const one of later) one.isValid = false;
  live(current).push(savepoint);
  current.hasUncommittedWork = savepoint.hadWork;
}

/** Do savepoints keep callouts from being made: those not released, and any that code before API 60 has set? */
export const hasSavepoints = (current: Transaction): boolean => barred.has(current) || live(current).length > 0;

/**
 * Runs triggers: savepoints that they set end with them. "References to savepoints can't cross trigger invocations"
 * (Apex Developer Guide, "Transaction Control").
 */
export function withinTriggers(work: () => void): void {
  const current = transaction();
  const before = live(current).length;
  try {
    work();
  } finally {
    for (const one of live(current).splice(before)) one.isValid = false;
  }
}

/** What `Test.startTest` and `Test.stopTest` do from API 60 on. */
export function releaseSavepoints(): void {
  const current = transaction();
  const [first] = live(current);
  if (!first) return;
  runningStore().release(first.mark);
  for (const one of live(current).splice(0)) one.isValid = false;
}

/** With all work rolled back and its savepoints released, a callout is allowed again. */
export function releaseSavepoint(savepoint: Savepoint): void {
  const current = transaction();
  const later = take(current, savepoint);
  runningStore().release(savepoint.mark);
  for (const one of [savepoint, ...later]) one.isValid = false;
}

/** Removes a savepoint and those after it; answers those after it. */
function take(current: Transaction, savepoint: Savepoint): Savepoint[] {
  const savepoints = live(current);
  const place = savepoints.indexOf(savepoint);
  if (!savepoint.isValid || place < 0)
    throwApex('TypeException', 'Invalid savepoint. It may have been rolled back or released.');
  return savepoints.splice(place).slice(1);
}
