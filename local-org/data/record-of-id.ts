/** A record that is no more than its id. */
import { transaction } from '../running/transaction.ts';
import { throwApex } from '../values/exceptions.ts';
import { SObject } from '../values/sobject.ts';

export function recordOfId(id: string): SObject {
  const object = transaction().schema.objectOfId(id);
  if (!object) throwApex('DmlException', `Invalid id: ${id}`);
  return new SObject(object, new Map([['Id', id]]));
}
