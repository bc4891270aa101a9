/**
 * `Database.setSavepoint` and `rollback`. Static variables are not reverted and ids stay on records; a rollback makes later
 * savepoints invalid; both count as DML statements (Apex Developer Guide, "Transaction Control").
 */
import { transaction } from '../running/transaction.ts';
import type { Transaction } from '../running/transaction.ts';
import { throwApex } from '../values/exceptions.ts';
import { runningStore } from './running.ts';

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

export function setSavepoint(): Savepoint {
  const current = transaction();
  current.limits.use('dmlStatements');
  const savepoint = new Savepoint(current, runningStore().savepoint());
  live(current).push(savepoint);
  return savepoint;
}

export function rollbackTo(savepoint: Savepoint): void {
  const current = transaction();
  current.limits.use('dmlStatements');
  const later = take(current, savepoint);
  runningStore().rollbackTo(savepoint.mark);
  for (const one of later) one.isValid = false;
  live(current).push(savepoint);
  current.hasUncommittedWork = savepoint.hadWork;
}

/** Are there savepoints that were not released? From API 60 on they keep callouts from being made, with work or without. */
export const hasSavepoints = (current: Transaction): boolean => live(current).length > 0;

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
