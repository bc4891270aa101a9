/**
 * How the value of a field is stored in its column.
 *
 * | field                               | column                                                       |
 * |-------------------------------------|--------------------------------------------------------------|
 * | Id, lookups                         | TEXT of 18 characters, compared exactly                      |
 * | all kinds of text, picklists        | TEXT COLLATE NOCASE (a unique case-sensitive field: BINARY)   |
 * | Checkbox                            | INTEGER 0 or 1                                               |
 * | Integer                             | INTEGER                                                      |
 * | Number, Currency, Percent, Summary  | INTEGER: the value times ten to its scale, exact to 18 digits |
 * | … without a known scale              | REAL                                                         |
 * | Date, DateTime, Time                | INTEGER: days or milliseconds since 1970, since midnight       |
 * | Base64                              | BLOB                                                         |
 */
import { Big, RoundingMode } from 'bigdecimal.js';
import { ApexBlob, ApexDate, ApexDatetime, ApexDecimal, ApexTime } from '../values/values.ts';
import type { FieldSchema } from '../metadata/schema.ts';
import type { SQLInputValue } from './sqlite.ts';

export type ColumnKind =
  'id' | 'text' | 'boolean' | 'integer' | 'scaled' | 'real' | 'date' | 'datetime' | 'time' | 'blob' | 'none';

const KINDS: Partial<Record<FieldSchema['type'], ColumnKind>> = {
  Id: 'id',
  Lookup: 'id',
  MasterDetail: 'id',
  MetadataRelationship: 'id',
  Checkbox: 'boolean',
  Integer: 'integer',
  Number: 'scaled',
  Currency: 'scaled',
  Percent: 'scaled',
  Summary: 'scaled',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Base64: 'blob',
  Address: 'none',
  Location: 'none',
};
const SQL_TYPES: Record<ColumnKind, string> = {
  id: 'TEXT',
  text: 'TEXT COLLATE NOCASE',
  boolean: 'INTEGER NOT NULL DEFAULT 0',
  integer: 'INTEGER',
  scaled: 'INTEGER',
  real: 'REAL',
  date: 'INTEGER',
  datetime: 'INTEGER',
  time: 'INTEGER',
  blob: 'BLOB',
  none: '',
};

/** `none` for compound fields, which are assembled from their parts. Computed fields have the kind of their result. */
export function columnKind(field: FieldSchema): ColumnKind {
  const kind = KINDS[field.type] ?? 'text';
  return kind === 'scaled' && field.scale === null ? 'real' : kind;
}

/** Is the value kept in a column (and not computed when it is read)? */
export const isStored = (field: FieldSchema): boolean =>
  field.formula === null &&
  field.derived === null &&
  (field.summary === null || field.type === 'Summary') &&
  columnKind(field) !== 'none';

export const columnType = (field: FieldSchema): string =>
  field.caseSensitive && columnKind(field) === 'text' ? 'TEXT' : SQL_TYPES[columnKind(field)];

export const quote = (name: string): string => `"${name}"`;

/** Ten to the power of a field's scale. */
export const scaleFactor = (field: FieldSchema): number => 10 ** (field.scale ?? 0);

/** May whole numbers of this column exceed what a JavaScript number holds exactly? They are read as text then. */
export const isWide = (field: FieldSchema): boolean => columnKind(field) === 'scaled' && (field.precision ?? 18) > 15;

/** An Apex value of the field's type → what is bound to the statement. */
export function toColumn(field: FieldSchema, value: unknown): SQLInputValue {
  if (value === null || value === undefined) return columnKind(field) === 'boolean' ? 0 : null;
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value;
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
  }
  if (value instanceof ApexDecimal) {
    const kind = columnKind(field);
    if (kind === 'scaled') return small(value.big.setScale(field.scale!, RoundingMode.HALF_UP).unscaledValue());
    return kind === 'integer' ? small(value.toBigInt()) : value.toNumber();
  }
  if (value instanceof ApexDatetime) return value.millis;
  if (value instanceof ApexDate) return value.days;
  if (value instanceof ApexTime) return value.millis;
  if (value instanceof ApexBlob) return value.bytes;
  throw new Error(`A value of ${field.name} cannot be stored: ${String(value)}`);
}

const small = (value: bigint): number | bigint => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
};

/** What a statement gave → the Apex value; never for null. */
export type ColumnReader = (raw: unknown) => unknown;

const READERS: Record<Exclude<ColumnKind, 'scaled'>, ColumnReader> = {
  id: (raw) => raw,
  text: (raw) => (typeof raw === 'string' ? raw : String(raw)),
  boolean: (raw) => raw === 1,
  integer: (raw) => raw,
  real: (raw) => ApexDecimal.fromBig(Big(String(raw))),
  date: (raw) => new ApexDate(raw as number),
  datetime: (raw) => new ApexDatetime(raw as number),
  time: (raw) => new ApexTime(raw as number),
  blob: (raw) => new ApexBlob(raw as Uint8Array),
  none: (raw) => raw,
};

/** Reader of a field's column. A whole number too large for JavaScript arrives as text (see `isWide`). */
export function columnReader(field: FieldSchema): ColumnReader {
  const kind = columnKind(field);
  if (kind !== 'scaled') return READERS[kind];
  const scale = field.scale!;
  return (raw) => ApexDecimal.fromBig(Big(BigInt(raw as number | string), scale));
}
