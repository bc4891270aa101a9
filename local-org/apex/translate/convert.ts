/** Implicit conversions and casts, written out. */
import { operations } from '../runtime/library.ts';
import { ApexDecimal, ApexDouble } from '../../values/values.ts';
import { checksIds } from '../../values/versions.ts';
import { conversionCost, isCastable, isNumber } from '../conversions.ts';
import type { Position } from '../syntax/ast.ts';
import { Types, type ApexType } from '../../values/types.ts';
import { firstRow } from '../runtime/queries.ts';
import type { Body } from './body.ts';
import { isSimple, value, type Value } from './value.ts';

/** A value where one of type `to` is wanted: an assignment, an argument, a result. */
export function coerce(body: Body, from: Value, to: ApexType, at: Position, what = 'assignment'): Value {
  if (from.type === to || to.kind === 'variable' || from.isError) return from;
  // A dynamic query gives records of no declared object.
  if (from.isRows && to.kind === 'sobject' && from.type.kind === 'list')
    return cast(body, firstRecord(body, from, to), to, at);
  if (conversionCost(body.table, from.type, to) === Number.POSITIVE_INFINITY) {
    body.error(at, `Illegal ${what} from ${from.type.name} to ${to.name}`);
    return value(to, from.js, from.nonNull);
  }
  return converted(body, from, to);
}

/** `Account a = [SELECT …]` */
export function firstRecord(body: Body, rows: Value, to: ApexType): Value {
  const first = body.unit.constant(firstRow, 'f');
  return value(to === Types.SObject ? to : rows.type.args[0], `${first}(${rows.js})`, true);
}

function converted(body: Body, from: Value, to: ApexType): Value {
  const js = conversionCode(body, from, to);
  return { ...from, type: from.type === Types.Null ? to : to, js: js ?? from.js, integer: undefined };
}

function conversionCode(body: Body, from: Value, to: ApexType): string | null {
  if (from.type === Types.Null || !isNumber(to)) {
    if (from.type === Types.String && to === Types.Id) {
      const toId = checksIds(body.unit.file.apiVersion) ? operations.toId : operations.toUncheckedId;
      return call(body, toId, from.js);
    }
    if (from.type === Types.Date && to === Types.Datetime) return call(body, operations.dateToDatetime, from.js);
    return null;
  }
  if (!isNumber(from.type)) return null;
  if (from.integer !== undefined) return literalNumber(body, from.integer, to);
  if (to === Types.Long) return call(body, operations.toLong, from.js);
  if (to === Types.Double) return call(body, operations.toDouble, from.js);
  return to === Types.Decimal ? call(body, operations.toDecimal, from.js) : null;
}

function literalNumber(body: Body, number: number, to: ApexType): string {
  if (to === Types.Long) return `${number}n`;
  if (to === Types.Double) return doubleConstant(body, String(number));
  return to === Types.Decimal ? decimalConstant(body, String(number)) : String(number);
}

export const decimalConstant = (body: Body, digits: string): string =>
  body.unit.shared(`decimal ${digits}`, () => ApexDecimal.of(digits));
export const doubleConstant = (body: Body, digits: string): string =>
  body.unit.shared(`double ${digits}`, () => new ApexDouble(Number(digits)));

// A function of the library or the runtime, called by the name the file knows it under.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const call = (body: Body, work: (...args: any[]) => unknown, ...args: string[]): string =>
  `${body.unit.constant(work, 'f')}(${args.join(', ')})`;

/** `(Type) value` */
export function cast(body: Body, from: Value, to: ApexType, at: Position): Value {
  if (from.type === to || from.isError) return from.isError ? value(to, from.js) : from;
  if (from.isRows && to.kind === 'sobject' && from.type.kind === 'list')
    return cast(body, firstRecord(body, from, to), to, at);
  if (!isCastable(body.table, from.type, to)) {
    body.error(at, `Incompatible types since an instance of ${from.type.name} is never an instance of ${to.name}`);
    return value(to, from.js);
  }
  if (isNumber(from.type) && isNumber(to)) {
    const toNumber =
      to === Types.Integer
        ? operations.toInteger
        : to === Types.Long
          ? operations.toLong
          : to === Types.Double
            ? operations.toDouble
            : operations.toDecimal;
    return value(to, call(body, toNumber, from.js), from.nonNull);
  }
  const widens = conversionCost(body.table, from.type, to) < Number.POSITIVE_INFINITY;
  const narrows = from.type === Types.SObject || (from.type.kind === 'list' && from.type.args[0] === Types.SObject);
  if (widens && !narrows) return { ...converted(body, from, to), isRows: from.isRows };
  // Rows of a query are of the type they are cast to, or of none.
  if (from.isRows && to.kind === 'list') return { ...from, type: to };
  return value(to, call(body, operations.castTo, from.js, body.unit.constant(to, 't')), from.nonNull);
}

/** The value, or a NullPointerException. */
export const orThrow = (body: Body, v: Value): string => (v.nonNull ? v.js : call(body, operations.nonNull, v.js));

/** A name for the value that can be written several times, and the code to run before. */
export function reusable(body: Body, js: string): { name: string; setup: string } {
  if (isSimple(js)) return { name: js, setup: '' };
  const name = body.temporary();
  return { name, setup: `${name} = ${js}, ` };
}
