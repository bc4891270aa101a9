/** What queries in brackets call. */
import type { AccessMode } from '../../data/access.ts';
import { runCount, runQuery } from '../../data/query.ts';
import { requireRoomFor } from '../../running/heap.ts';
import type { SObject } from '../../values/sobject.ts';
import { runSosl } from '../../data/sosl.ts';
import type { ResolvedQuery } from '../../data/soql/resolved.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { ApexList } from '../../values/values.ts';

/** @param access where the query states none */
export function runQueryIn(
  query: ResolvedQuery,
  binds: readonly unknown[],
  access: AccessMode = 'system',
): ApexList<SObject> {
  const rows = runQuery(query, binds, { access });
  requireRoomFor(rows);
  return rows;
}

/** Of a query that a loop walks: its rows are never held all at once. */
export const runQueryInLoop = (
  query: ResolvedQuery,
  binds: readonly unknown[],
  access: AccessMode = 'system',
): ApexList<SObject> => runQuery(query, binds, { access, isWalked: true });
export const countIn = (query: ResolvedQuery, binds: readonly unknown[], access: AccessMode = 'system'): number =>
  runCount(query, binds, { access });

export const searchIn = (text: string, binds: readonly unknown[], access: AccessMode): ApexList<ApexList<SObject>> =>
  runSosl(text, binds, access);

/** The row of a query that is assigned to a single record. */
export function firstRow(rows: ApexList<SObject>): SObject {
  const { elements } = rows;
  if (elements.length === 0) throwApex('QueryException', 'List has no rows for assignment to SObject');
  if (elements.length > 1) throwApex('QueryException', 'List has more than 1 row for assignment to SObject');
  return elements[0];
}

/** `[SELECT …] ?? other`: no row is null there. */
export const firstRowOrNull = (rows: ApexList<SObject>): SObject | null =>
  rows.elements.length ? firstRow(rows) : null;
