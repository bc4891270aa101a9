/**
 * Queries in triggers must be selective on large objects: they filter on an indexed field. Which fields have an index:
 * Id, Name, lookups, master-detail, record type, creation and modification stamps, unique fields and external ids
 * (Apex Developer Guide, "Working with Very Large SOQL Queries"). How many rows a filter finds is not estimated.
 */
import { transaction } from '../running/transaction.ts';
import { throwApex } from '../values/exceptions.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';
import { columnKind, isStored } from './column.ts';
import { runningStore } from './running.ts';
import type { ResolvedCondition, ResolvedQuery } from './soql/resolved.ts';

/** Objects above this many rows, those in the recycle bin included, are large. */
const LARGE = 200_000;
const STAMPS = new Set(['CreatedDate', 'SystemModstamp', 'LastModifiedDate']);
const MESSAGE =
  'Non-selective query against large object type (more than 200000 rows). Consider an indexed filter or contact salesforce.com about custom indexing.\nEven if a field is indexed a filter might still not be selective when:\n1. The filter value includes null (for instance binding with a list that contains null)\n2. Data skew exists whereby the number of matching rows is very large (for instance, filtering for a particular foreign key value that occurs many times)';

export function requireSelective(query: ResolvedQuery): void {
  if (!transaction().triggers.length || query.object.kind !== 'object') return;
  // Numbers are given to records in order: fewer were ever made than the last one says.
  if (runningStore().lastId(query.object) <= LARGE || isSelective(query)) return;
  if (runningStore().countAll(query.object) > LARGE) throwApex('QueryException', MESSAGE);
}

const known = new WeakMap<ResolvedQuery, boolean>();

function isSelective(query: ResolvedQuery): boolean {
  let answer = known.get(query);
  if (answer === undefined) known.set(query, (answer = query.where !== null && filters(query.where, query.object)));
  return answer;
}

function filters(condition: ResolvedCondition, object: ObjectSchema): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.terms.some((term) => filters(term, object));
    case 'or':
      return condition.terms.every((term) => filters(term, object));
    case 'not':
      return false;
    case 'in':
      return !condition.negated && condition.left.kind === 'path' && isIndexed(object, condition.left.field);
    case 'compare': {
      const { left, operator, right } = condition;
      if (left.kind !== 'path' || !isIndexed(left.object, left.field)) return false;
      if (operator === '!=' || operator === 'NOT IN' || operator === 'EXCLUDES' || right.kind === 'null') return false;
      return !(operator === 'LIKE' && right.kind === 'string' && /^[%_]/.test(right.value));
    }
  }
}

const isIndexed = (object: ObjectSchema, field: FieldSchema): boolean =>
  isStored(field) &&
  (columnKind(field) === 'id' ||
    field.unique ||
    field.externalId ||
    field.name === object.nameField ||
    STAMPS.has(field.name));
