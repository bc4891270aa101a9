/** The right side of a comparison: literals and binds as the columns hold them. */
import { Big } from 'bigdecimal.js';
import { throwApex } from '../../values/exceptions.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexList,
  ApexMap,
  ApexSet,
  ApexTime,
} from '../../values/values.ts';
import { toId18 } from '../id.ts';
import type { SQLInputValue } from '../sqlite.ts';
import { SObject } from '../../values/sobject.ts';
import type { SoqlValue } from '../soql/ast.ts';
import type { QueryContext } from './context.ts';
import { dateLiteralRange, startOfDay, todayIn } from './date-literals.ts';
import type { SqlValue } from './expressions.ts';

/** A value, a span of time (a date literal), or null. */
export type Comparand =
  | { kind: 'value'; value: Exclude<SQLInputValue, null> }
  | { kind: 'range'; first: number; end: number }
  | { kind: 'null' };

/** All values of an operand: one for a scalar, any number for a list. */
export function comparands(context: QueryContext, left: SqlValue, right: SoqlValue): Comparand[] {
  if (right.kind === 'list') return right.values.flatMap((value) => comparands(context, left, value));
  if (right.kind !== 'bind') return [literal(context, left, right)];
  const bound = context.binds[right.index];
  if (bound instanceof ApexList) return bound.elements.map((value) => bindValue(left, value));
  if (bound instanceof ApexSet) return bound.toArray().map((value) => bindValue(left, value));
  if (bound instanceof ApexMap) return [...bound.keys()].map((value) => bindValue(left, value));
  return [bindValue(left, bound)];
}

const of = (value: Exclude<SQLInputValue, null>): Comparand => ({ kind: 'value', value });

function literal(context: QueryContext, left: SqlValue, right: SoqlValue): Comparand {
  switch (right.kind) {
    case 'null':
      return { kind: 'null' };
    case 'boolean':
      return of(right.value ? 1 : 0);
    case 'string':
      return text(left, right.value);
    case 'number':
      return number(left, right.text);
    case 'date': {
      const date = ApexDate.parse(right.text);
      if (!date) throwApex('QueryException', `Invalid date: ${right.text}`);
      return bindValue(left, date);
    }
    case 'datetime': {
      const millis = Date.parse(right.text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
      if (Number.isNaN(millis)) throwApex('QueryException', `Invalid datetime: ${right.text}`);
      return bindValue(left, new ApexDatetime(millis));
    }
    case 'time': {
      const [hours, minutes, seconds] = right.text.replace(/[zZ]$/, '').split(':').map(Number);
      return of(Math.round((hours * 60 + minutes) * 60_000 + seconds * 1000));
    }
    case 'dateLiteral': {
      const range = dateLiteralRange(right.name, right.n, todayIn(context.timeZone, context.now));
      if (left.kind === 'date') return { kind: 'range', ...range };
      return {
        kind: 'range',
        first: startOfDay(range.first, context.timeZone),
        end: startOfDay(range.end, context.timeZone),
      };
    }
    default:
      throw new Error(`Not an operand: ${right.kind}`);
  }
}

function text(left: SqlValue, value: string): Comparand {
  if (left.kind !== 'id') return value === '' ? { kind: 'null' } : of(value);
  if (value === '') return { kind: 'null' };
  const id = toId18(value);
  if (id) return of(id);
  return throwApex('QueryException', `invalid ID field: ${value}`);
}

/** A whole number where the column can hold it; a real one compares rightly with whole numbers, too. */
function number(left: SqlValue, digits: string): Comparand {
  if (left.kind !== 'scaled') return of(Number(digits));
  const moved = Big(digits).movePointRight(left.scale);
  const whole = moved.setScale(0, 1 /* toward zero */);
  if (whole.compareTo(moved) !== 0) return of(moved.numberValue());
  const value = whole.toBigInt();
  return of(Number.isSafeInteger(Number(value)) ? Number(value) : value);
}

function bindValue(left: SqlValue, value: unknown): Comparand {
  if (value === null || value === undefined) return { kind: 'null' };
  if (typeof value === 'string') return text(left, value);
  if (typeof value === 'boolean') return of(value ? 1 : 0);
  if (typeof value === 'number' || typeof value === 'bigint')
    return left.kind === 'text' ? of(String(value)) : number(left, String(value));
  if (value instanceof ApexDecimal) return number(left, value.toPlainString());
  if (value instanceof ApexDouble) return number(left, String(value.value));
  if (value instanceof ApexDate) return of(left.kind === 'datetime' ? value.days * 86_400_000 : value.days);
  if (value instanceof ApexDatetime)
    return of(left.kind === 'date' ? Math.floor(value.millis / 86_400_000) : value.millis);
  if (value instanceof ApexTime) return of(value.millis);
  if (value instanceof ApexEnum) return of(value.name);
  if (value instanceof SObject) {
    const { id } = value;
    return id ? of(id) : { kind: 'null' };
  }
  if (value instanceof ApexBlob) return of(value.toText());
  return throwApex(
    'QueryException',
    `Invalid bind expression type of ${String(value)} for column of type ${left.kind}`,
  );
}
