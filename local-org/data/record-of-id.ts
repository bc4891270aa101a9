/** A record that is no more than its id. */
import { transaction } from '../execution/transaction.ts';
import { throwApex } from '../library/exceptions.ts';
import { SObject } from './sobject.ts';

export function recordOfId(id: string): SObject {
  const object = transaction().schema.objectOfId(id);
  if (!object) throwApex('DmlException', `Invalid id: ${id}`);
  return new SObject(object, new Map([['Id', id]]));
}
