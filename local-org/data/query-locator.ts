/** Queries whose rows are fetched in parts: `Database.QueryLocator` of batches, `Database.Cursor`. */
import { listOf, Types } from '../values/types.ts';
import { transaction } from '../running/transaction.ts';
import { throwApex } from '../values/exceptions.ts';
import { FROZEN, THAWED, type Freezable, type Freeze, type Thaw } from '../values/freezable.ts';
import { ApexList } from '../values/list.ts';
import { checkQueryAccess } from './access.ts';
import type { AccessMode } from './access.ts';
import { modeOfQuery, queryContext, runQuery } from './query.ts';
import { isLarge, requireSelective, runningPlace } from './selectivity.ts';
import type { SObject } from '../values/sobject.ts';
import { parseSoql } from './soql/parse.ts';
import { resolveSoql } from './soql/resolve.ts';
import type { ResolvedQuery } from './soql/resolved.ts';
import { recordIdStatement } from './sql/select.ts';

interface Frozen {
  text: string;
  access: AccessMode;
  /** Whose names the text uses. */
  namespace: string | null;
  binds: string;
}

/** A query that has not been run yet. Its rows are known by id; fields are read when a part is fetched. */
export class QueryLocator {
  readonly query: ResolvedQuery;
  readonly binds: readonly unknown[];
  readonly access: AccessMode;
  /** The statement that made it, where it walks a large table. */
  private readonly madeAt: string | null;

  constructor(query: ResolvedQuery, binds: readonly unknown[], access: AccessMode) {
    if (query.result !== 'records')
      throwApex(
        'QueryException',
        'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
      );
    this.query = query;
    this.binds = binds;
    this.access = modeOfQuery(query, access);
    this.madeAt = isLarge(query.object) ? runningPlace() : null;
  }

  /** As the query was written. */
  get text(): string {
    return this.query.source.text;
  }

  /** Ids of all rows, in order. */
  ids(): string[] {
    return [...this.walkIds()];
  }

  /** The same one by one: there may be millions. */
  *walkIds(): Generator<string> {
    transaction().limits.use('queries');
    const { access } = this.query.source;
    if (this.access === 'user' || access === 'securityEnforced') checkQueryAccess(this.query, this.access);
    const context = queryContext(this.binds, this.access);
    requireSelective(this.query, context, { madeAt: this.madeAt });
    const { sql, parameters } = recordIdStatement(context, this.query);
    for (const [id] of context.store.prepare(sql).iterate(...parameters) as unknown as Iterable<[string]>) yield id;
  }

  /** These rows in this order, as far as they are still there. */
  fetch(ids: readonly string[]): ApexList<SObject> {
    const { limits } = transaction();
    const counted = limits.snapshot();
    const source = { ...this.query.source, where: null, limit: null, offset: null };
    const rows = runQuery({ ...this.query, source, where: null, orderBy: [] }, this.binds, {
      access: this.access,
      only: ids,
    });
    limits.restore(counted);
    const byId = new Map(rows.elements.map((row) => [row.id, row]));
    return new ApexList<SObject>(
      rows.type,
      ids.flatMap((id) => byId.get(id) ?? []),
    );
  }

  /** All rows: what iterating over the locator gives. */
  rows(): ApexList<SObject> {
    const ids = this.ids();
    transaction().limits.use('queryLocatorRows', ids.length);
    return this.fetch(ids);
  }

  /** As text that `thaw` makes the locator of again. */
  freeze(freeze: Freeze): string {
    const { text, binds } = this.query.source;
    let named = text;
    for (const [index, bind] of [...binds.entries()].reverse())
      named = `${named.slice(0, bind.at)}:b${index}${named.slice(bind.end)}`;
    const values = new ApexList(listOf(Types.Object), [...this.binds]);
    return JSON.stringify({
      text: named,
      access: this.access,
      namespace: this.query.namespace,
      binds: freeze(values),
    } satisfies Frozen);
  }

  static thaw(frozen: string, thaw: Thaw): QueryLocator {
    const { text, access, namespace, binds } = JSON.parse(frozen) as Frozen;
    // An installed package's query names its own fields, though the organization has some of the same name.
    const schema = transaction().schema.seenFrom(namespace);
    return new QueryLocator(resolveSoql(parseSoql(text), schema), (thaw(binds) as ApexList).elements, access);
  }
}

/** `Database.Cursor`: rows by position; those deleted since are left out. */
export class Cursor implements Freezable {
  private readonly locator: QueryLocator;
  private readonly all: string[];

  /** @param ids of its rows, where they were found before */
  constructor(locator: QueryLocator, ids: string[] | null = null) {
    this.locator = locator;
    this.all = ids ?? locator.ids();
    if (!ids) transaction().limits.use('cursorRows', this.all.length);
  }

  [FROZEN](freeze: Freeze): string {
    return JSON.stringify([this.locator.freeze(freeze), this.all]);
  }

  static [THAWED](text: string, thaw: Thaw): Cursor {
    const [locator, ids] = JSON.parse(text) as [string, string[]];
    return new Cursor(QueryLocator.thaw(locator, thaw), ids);
  }

  get size(): number {
    return this.all.length;
  }

  fetch(position: number, count: number): ApexList<SObject> {
    if (position < 0 || position > this.all.length || count < 0 || count > 2000) {
      throwApex('InvalidParameterValueException', `Invalid cursor position or count: ${position}, ${count}`);
    }
    transaction().limits.use('fetchCallsOnCursor');
    const ids = this.all.slice(position, position + count);
    transaction().limits.use('queryRows', ids.length);
    return this.locator.fetch(ids);
  }
}
