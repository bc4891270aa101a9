/** Values of a query in SQL: fields, aggregates, date functions; and how their results are read back. */
import { Big } from 'bigdecimal.js';
import { notSupported } from '../../values/exceptions.ts';
import { ApexDate, ApexDecimal } from '../../values/values.ts';
import type { FieldSchema } from '../../metadata/schema.ts';
import { columnKind, columnReader, isWide, scaleFactor } from '../column.ts';
import type { ColumnKind, ColumnReader } from '../column.ts';
import { describe } from '../soql/resolve.ts';
import type { ResolvedExpression, ResolvedFunction, ResolvedPath } from '../soql/resolved.ts';
import type { QueryContext } from './context.ts';
import { formatted } from './format.ts';
import { converted, CORPORATE_RATE, currencyOf, isAmount, recordRate, userRate } from './currencies.ts';
import type { Scope } from './scope.ts';

export interface SqlValue {
  sql: string;
  kind: ColumnKind;
  /** Digits after the point that a whole number represents (`scaled`). */
  scale: number;
  /** The field it is or comes from; null for counts and parts of dates. */
  field: FieldSchema | null;
  read: ColumnReader;
}

const integer: ColumnReader = (raw) => raw;

export function sqlValue(scope: Scope, expression: ResolvedExpression): SqlValue {
  return expression.kind === 'path' ? pathValue(scope, expression) : functionValue(scope, expression);
}

export function pathValue(scope: Scope, path: ResolvedPath): SqlValue {
  const { field } = path;
  return { sql: scope.path(path), kind: columnKind(field), scale: field.scale ?? 0, field, read: columnReader(field) };
}

/** What is in the SELECT list: whole numbers that JavaScript cannot hold come as text. */
export const selected = (value: SqlValue): string =>
  value.field && value.kind === 'scaled' && isWide(value.field)
    ? `iif(abs(${value.sql}) > 9007199254740991, CAST(${value.sql} AS TEXT), ${value.sql})`
    : value.sql;

function functionValue(scope: Scope, node: ResolvedFunction): SqlValue {
  const { name } = node;
  if (name === 'COUNT' && !node.args.length) return count('count(*)');
  const [argument] = node.args;
  if (name === 'GROUPING') return notSupported('GROUPING outside of GROUP BY ROLLUP or CUBE', describe(node));
  const value = inCommonCurrency(scope, name, argument);
  switch (name) {
    case 'COUNT':
      return count(`count(${value.sql})`);
    case 'COUNT_DISTINCT':
      return count(`count(DISTINCT ${value.sql})`);
    case 'MIN':
    case 'MAX':
      return { ...value, sql: `${name.toLowerCase()}(${value.sql})` };
    case 'SUM':
      if (value.kind === 'integer') return { ...value, sql: `sum(${value.sql})`, field: null };
      if (value.kind === 'real') return { ...value, sql: `sum(${value.sql})`, field: null };
      return { ...value, sql: `CAST(sum(${value.sql}) AS TEXT)`, field: null, read: scaledReader(value.scale) };
    case 'AVG': {
      const factor = value.kind === 'scaled' ? scaleFactor({ scale: value.scale } as FieldSchema) : 1;
      const read: ColumnReader = (raw) => ApexDecimal.fromDouble((raw as number) / factor);
      return { sql: `avg(${value.sql})`, kind: 'real', scale: 0, field: null, read };
    }
    case 'CONVERTCURRENCY':
      return value;
    case 'TOLABEL':
      return labeled(value, scope.context.valueLabel);
    case 'FORMAT':
      return { ...value, kind: 'text', read: (raw) => formatted(value.field, value.read(raw), scope.context.timeZone) };
    case 'CONVERTTIMEZONE':
      return { ...value, sql: `apex_local(${value.sql}, ${scope.parameter(scope.context.timeZone)})` };
    case 'DAY_ONLY':
      return {
        sql: value.kind === 'date' ? value.sql : `CAST(floor(${value.sql} / 86400000.0) AS INTEGER)`,
        kind: 'date',
        scale: 0,
        field: null,
        read: (raw) => new ApexDate(raw as number),
      };
    default:
      return count(datePart(name, value));
  }
}

const TOTALS = new Set(['SUM', 'AVG', 'MIN', 'MAX']);

/** The value of a function's argument; amounts of totals in the organization's currency, those to convert in the user's. */
function inCommonCurrency(scope: Scope, name: string, argument: ResolvedExpression): SqlValue {
  const value = sqlValue(scope, argument);
  const isConversion = name === 'CONVERTCURRENCY';
  if (argument.kind !== 'path' || !(isConversion || TOTALS.has(name))) return value;
  if (!isAmount(scope.context.schema, argument.object, argument.field)) return value;
  const to = isConversion ? userRate(scope) : CORPORATE_RATE;
  return { ...value, sql: converted(value.sql, recordRate(currencyOf(scope, argument)), to) };
}

const count = (sql: string): SqlValue => ({ sql, kind: 'integer', scale: 0, field: null, read: integer });

/** Reads sums: whole numbers as text, or a real number where the sum was of reals. */
const scaledReader =
  (scale: number): ColumnReader =>
  (raw) =>
    ApexDecimal.fromBig(Big(BigInt(raw as string), scale));

/** Date functions count in GMT, unless they contain `convertTimezone` (SOQL reference, "Date Functions"). */
function datePart(name: string, value: SqlValue): string {
  const seconds = value.kind === 'date' ? `${value.sql} * 86400` : `${value.sql} / 1000`;
  const part = (format: string) => `CAST(strftime('${format}', ${seconds}, 'unixepoch') AS INTEGER)`;
  switch (name) {
    case 'CALENDAR_YEAR':
    case 'FISCAL_YEAR':
      return part('%Y');
    case 'CALENDAR_QUARTER':
    case 'FISCAL_QUARTER':
      return `(${part('%m')} + 2) / 3`;
    case 'CALENDAR_MONTH':
    case 'FISCAL_MONTH':
      return part('%m');
    case 'DAY_IN_MONTH':
      return part('%d');
    case 'DAY_IN_WEEK':
      return `${part('%w')} + 1`;
    case 'DAY_IN_YEAR':
      return part('%j');
    case 'HOUR_IN_DAY':
      return part('%H');
    case 'WEEK_IN_MONTH':
      return `(${part('%d')} + 6) / 7`;
    case 'WEEK_IN_YEAR':
      return `(${part('%j')} + 6) / 7`;
    default:
      return notSupported(`${name} in SOQL`, 'local-org/data/sql');
  }
}

function labeled(value: SqlValue, labelOf: QueryContext['valueLabel']): SqlValue {
  const { field } = value;
  const labels = new Map(field?.picklistValues.map((entry) => [entry.value.toLowerCase(), labelOf(field, entry)]));
  const label = (text: string) => labels.get(text.toLowerCase()) ?? text;
  const read: ColumnReader = (raw) =>
    value.field?.type === 'MultiselectPicklist' ? (raw as string).split(';').map(label).join(';') : label(String(raw));
  return { ...value, read };
}
