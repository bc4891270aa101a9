/** What creating records and arrays calls. */
import { SObject } from '../../values/sobject.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/values.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { ApexType } from '../../values/types.ts';

/** `new Account(Name = 'x')`; names are canonical. */
export function newRecord(object: ObjectSchema, names: readonly string[], values: readonly unknown[]): SObject {
  const record = new SObject(object);
  for (let i = 0; i < names.length; i++) record.values.set(names[i], values[i]);
  return record;
}

/** `new Integer[3]`: that many nulls. */
export function sizedList(type: ApexType, size: number): ApexList {
  if (size < 0) throwApex('ListException', `List index out of bounds: ${size}`);
  return new ApexList(type, new Array<unknown>(size).fill(null));
}
