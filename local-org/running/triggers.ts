/** Runs an object's triggers around a save. */
import type { Program, TriggerInfo, TriggerTiming } from '../values/program.ts';
import type { SObject } from '../values/sobject.ts';
import { toApexException, throwApex, type ApexException } from '../values/exceptions.ts';
import { MAXIMUM_TRIGGER_DEPTH } from './limits.ts';
import { transaction } from './transaction.ts';

const byProgram = new WeakMap<Program, Map<string, TriggerInfo[]>>();

/** The triggers of an object for a timing, by name: the platform promises no order, so tests get a stable one. */
function triggersFor(program: Program, object: string, timing: TriggerTiming): TriggerInfo[] {
  let index = byProgram.get(program);
  if (!index) {
    index = new Map();
    for (const trigger of [...program.triggers].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      for (const each of trigger.timings) {
        const key = `${trigger.object.toLowerCase()} ${each}`;
        index.set(key, [...(index.get(key) ?? []), trigger]);
      }
    }
    byProgram.set(program, index);
  }
  return index.get(`${object.toLowerCase()} ${timing}`) ?? [];
}

/** Does anything run at this point of a save? A save without triggers need not build what they would see. */
export function hasTriggers(object: string, timing: TriggerTiming): boolean {
  return triggersFor(transaction().program, object, timing).length > 0;
}

/**
 * An exception left a trigger: the save fails for every record of the chunk with the status code
 * `CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY` and this message. Not an Apex exception: the save makes its own of it.
 */
export class TriggerFailure extends Error {
  readonly trigger: TriggerInfo;
  readonly timing: TriggerTiming;
  override readonly cause: ApexException;
  constructor(trigger: TriggerInfo, timing: TriggerTiming, cause: ApexException) {
    super(
      `${trigger.name}: execution of ${eventName(timing)}\n\ncaused by: ${cause.typeName}: ${cause.text}\n\n${cause.stackTrace}`,
    );
    this.trigger = trigger;
    this.timing = timing;
    this.cause = cause;
  }
}

/** `before insert` → `BeforeInsert`, as in the platform's messages. */
export const eventName = (timing: TriggerTiming): string =>
  timing.replace(/(^| )(\w)/g, (_, __, letter: string) => letter.toUpperCase());

/**
 * Fires the triggers of one chunk (up to 200 records of one object). They run without sharing.
 * @param object API name
 * @param newRecords null where Trigger.new is null (delete)
 * @param oldRecords null where Trigger.old is null (insert, undelete)
 * @throws TriggerFailure
 */
export function fireTriggers(
  object: string,
  timing: TriggerTiming,
  newRecords: SObject[] | null,
  oldRecords: SObject[] | null,
): void {
  const current = transaction();
  const triggers = triggersFor(current.program, object, timing);
  if (!triggers.length) return;
  if (current.triggers.length >= MAXIMUM_TRIGGER_DEPTH) {
    throwApex('LimitException', `Maximum trigger depth exceeded: ${object} trigger event ${eventName(timing)}`);
  }
  const { sharing, limits } = current;
  const { handedOut } = limits.heap;
  current.triggers.push({ object, timing, newRecords, oldRecords });
  current.sharing = 'without';
  try {
    for (const trigger of triggers) {
      try {
        trigger.run();
      } catch (error) {
        // Throws on what must end the whole transaction: used-up limits, failed assertions, defects of the local org.
        throw new TriggerFailure(trigger, timing, toApexException(error));
      }
    }
  } finally {
    current.sharing = sharing;
    current.triggers.pop();
    limits.heap.release(handedOut);
  }
}
