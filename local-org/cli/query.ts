/** `local-org query "SELECT …"`: as a table, or `--json` as the REST API answers. */
import { parseSoql } from '../data/soql/parse.ts';
import { resolveSoql } from '../data/soql/resolve.ts';
import { runCount, runQuery } from '../data/query.ts';
import type { Org } from '../execution/org.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexList, ApexTime } from '../values/values.ts';
import { DATA_OPTIONS, parse, UsageError } from './arguments.ts';
import { openKeptOrg } from './open.ts';
import { table } from './table.ts';

export function run(args: string[]): number {
  const options = { ...DATA_OPTIONS, json: { type: 'boolean' }, user: { type: 'string' } } as const;
  const { values, positionals } = parse(args, options, { names: ['"SELECT …"'] });
  const org = openKeptOrg(values);
  try {
    const answer = ask(org, positionals[0], values.user);
    if (typeof answer === 'number') console.log(values.json ? JSON.stringify({ totalSize: answer }) : answer);
    else print(answer, values.json ?? false);
    return 0;
  } finally {
    org.close();
  }
}

/** @returns the records, or their number where the query only counts */
function ask(org: Org, soql: string, user?: string): SObject[] | number {
  const query = resolveSoql(parseSoql(soql), org.schema);
  if (query.source.binds.length) throw new UsageError('A query given here cannot have binds (:name).');
  return org.transact({ user, entry: { kind: 'anonymous', name: 'query' } }, () =>
    query.result === 'count' ? runCount(query, []) : runQuery(query, []).elements,
  );
}

/** @returns what `--json` prints of the records */
export function recordsOf(org: Org, soql: string): Record<string, unknown>[] {
  const answer = ask(org, soql);
  return typeof answer === 'number' ? [] : (answer.map(plain) as Record<string, unknown>[]);
}

function print(records: SObject[], asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify({ totalSize: records.length, records: records.map(plain) }, null, 2));
    return;
  }
  const rows = records.map((record) => flat(record));
  const head = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  if (head.length)
    console.log(
      table(
        head,
        rows.map((row) => head.map((name) => row.get(name) ?? null)),
      ),
    );
  console.log(`${records.length} ${records.length === 1 ? 'row' : 'rows'}`);
}

/** A record as JSON values, with its parents and children. */
function plain(value: unknown): unknown {
  if (value instanceof SObject) return Object.fromEntries(shown(value).map(([name, v]) => [name, plain(v)]));
  if (value instanceof ApexList) return value.elements.map(plain);
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return Number(value.toString());
  if (value instanceof ApexDatetime) return value.toISOString();
  if (value instanceof ApexDate || value instanceof ApexTime) return value.toString();
  return value;
}

/** What the query asked for: a record also carries the ids that lead to its parents. */
const shown = (record: SObject): [string, unknown][] =>
  [...record.values].filter(
    ([name, value]) =>
      value instanceof SObject || value instanceof ApexList || record.queried?.has(name.toLowerCase()) !== false,
  );

/** Columns `Account.Name`; children as their number. */
function flat(record: SObject, prefix = '', row = new Map<string, unknown>()): Map<string, unknown> {
  for (const [name, value] of shown(record)) {
    if (value instanceof SObject) flat(value, `${prefix}${name}.`, row);
    else row.set(prefix + name, value instanceof ApexList ? `${value.size} rows` : plain(value));
  }
  return row;
}
