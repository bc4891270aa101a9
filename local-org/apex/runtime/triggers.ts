/** The variables of `Trigger`. */
import type { SObject } from '../../values/sobject.ts';
import { transaction, type TriggerContext } from '../../running/transaction.ts';
import { enumValue } from '../../library/define.ts';
import { ApexList, ApexMap } from '../../values/values.ts';
import { listOf, mapOf, sobjectType, Types } from '../../values/types.ts';

/** Collections are made once for a context: `Trigger.new` is the same list each time it is read. */
const collections = new WeakMap<TriggerContext, Map<string, ApexList<SObject> | ApexMap<string, SObject> | null>>();

/** @param name in lower case: `new`, `oldmap`, `isinsert` */
export function triggerVariable(name: string): unknown {
  const context = transaction().triggers.at(-1) ?? null;
  switch (name) {
    case 'new':
    case 'old':
    case 'newmap':
    case 'oldmap':
      return context && collection(context, name);
    case 'size':
      return context ? (context.newRecords ?? context.oldRecords ?? []).length : null;
    case 'operationtype':
      return context && enumValue('TriggerOperation', context.timing.toUpperCase().replace(' ', '_'));
    case 'isexecuting':
      return context !== null;
    default:
      // isBefore, isAfter, isInsert, isUpdate, isDelete, isUndelete
      return context !== null && context.timing.split(' ').includes(name.slice(2));
  }
}

function collection(context: TriggerContext, name: 'new' | 'old' | 'newmap' | 'oldmap') {
  let made = collections.get(context);
  if (!made) collections.set(context, (made = new Map()));
  let value = made.get(name);
  if (value === undefined) made.set(name, (value = build(context, name)));
  return value;
}

function build(context: TriggerContext, name: string) {
  const records = name.startsWith('new') ? context.newRecords : context.oldRecords;
  // Records have no id before they are inserted.
  if (!records || (name === 'newmap' && context.timing === 'before insert')) return null;
  const type = sobjectType(context.object);
  if (!name.endsWith('map')) {
    const list = new ApexList<SObject>(listOf(type), records);
    list.readOnly = true;
    return list;
  }
  return new ApexMap<string, SObject>(
    mapOf(Types.Id, type),
    records.map((record) => [record.id!, record] as const),
  );
}
