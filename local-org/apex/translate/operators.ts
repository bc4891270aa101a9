/** Operators with one, two and three operands. */
import { operations } from '../runtime/library.ts';
import { ApexDouble } from '../../values/values.ts';
import { commonType, isAssignable, isNumber } from '../conversions.ts';
import { datetimePlus, datePlus, shiftLeft, shiftRight, shiftRightUnsigned } from '../runtime/arithmetic.ts';
import { firstRowOrNull } from '../runtime/queries.ts';
import type { BinaryOperator, Expression, Position } from '../syntax/ast.ts';
import { Types, type ApexType } from '../../values/types.ts';
import type { Body } from './body.ts';
import { call, coerce, orThrow, reusable } from './convert.ts';
import { condition, expression } from './operands.ts';
import { failed, value, type Value } from './value.ts';

export function binary(
  body: Body,
  node: Extract<Expression, { kind: 'binary' }>,
  expected: ApexType | null = null,
): Value {
  const { operator } = node;
  if (operator === '&&' || operator === '||') {
    const js = `(${condition(body, node.left)} ${operator} ${condition(body, node.right)})`;
    return value(Types.Boolean, js, true);
  }
  if (operator === '??') return coalesce(body, node, expected);
  return operation(body, operator, expression(body, node.left), expression(body, node.right), node.at);
}

/** The result of an operator on two values. */
export function operation(body: Body, operator: BinaryOperator, left: Value, right: Value, at: Position): Value {
  if (left.isError || right.isError) return failed();
  switch (operator) {
    case '==':
    case '!=':
      return equality(body, operator, left, right, at);
    case '===':
    case '!==':
      return identity(body, operator, left, right);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return comparison(body, operator, left, right, at);
    case '&':
    case '|':
    case '^':
      return bitwise(body, operator, left, right, at);
    case '<<':
    case '>>':
    case '>>>':
      return shift(body, operator, left, right, at);
    case '+':
      if (left.type === Types.String || right.type === Types.String) return concatenation(body, left, right);
      return arithmetic(body, operator, left, right, at);
    default:
      return arithmetic(body, operator as '-' | '*' | '/', left, right, at);
  }
}

// Texts

function concatenation(body: Body, left: Value, right: Value): Value {
  return value(Types.String, `(${textOf(body, left)} + ${textOf(body, right)})`, true);
}

/** JavaScript that gives the text of a value, `null` for null. */
function textOf(body: Body, v: Value): string {
  if (v.type === Types.String || v.type === Types.Id) return v.nonNull ? v.js : `(${v.js} ?? 'null')`;
  // JavaScript writes these as Apex does; one side is a text only after conversion.
  if (v.type === Types.Integer || v.type === Types.Boolean || v.type === Types.Long) return `\`\${${v.js}}\``;
  if (v.type === Types.Null) return "'null'";
  return call(body, operations.stringOf, v.js);
}

// Numbers

function arithmetic(body: Body, operator: '+' | '-' | '*' | '/', left: Value, right: Value, at: Position): Value {
  const moment = momentArithmetic(body, operator, left, right);
  if (moment) return moment;
  if (!isNumber(left.type) || !isNumber(right.type)) {
    body.error(
      at,
      `Arithmetic expressions must use numeric arguments: ${left.type.name} ${operator} ${right.type.name}`,
    );
    return failed();
  }
  const type = commonType(body.table, left.type, right.type);
  if (type === Types.Integer) {
    if (operator === '/' && right.integer)
      return value(Types.Integer, `(${orThrow(body, left)} / ${right.js} | 0)`, true);
    return integers(body, operator, orThrow(body, left), orThrow(body, right));
  }
  const a = coerce(body, left, type, at);
  const b = coerce(body, right, type, at);
  if (type === Types.Long) return longs(body, operator, orThrow(body, a), orThrow(body, b));
  if (type === Types.Double) return doubles(body, operator, a.js, b.js);
  const method = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' }[operator];
  return value(Types.Decimal, `${a.js}.${method}(${b.js})`, true);
}

function integers(body: Body, operator: string, a: string, b: string): Value {
  if (operator === '*') return value(Types.Integer, call(body, Math.imul, a, b), true);
  if (operator === '/') return value(Types.Integer, call(body, operations.divideIntegers, a, b), true);
  return value(Types.Integer, `(${a} ${operator} ${b} | 0)`, true);
}

function longs(body: Body, operator: string, a: string, b: string): Value {
  if (operator === '/') return value(Types.Long, call(body, operations.divideLongs, a, b), true);
  return value(Types.Long, call(body, BigInt.asIntN, '64', `${a} ${operator} ${b}`), true);
}

function doubles(body: Body, operator: string, a: string, b: string): Value {
  const result =
    operator === '/'
      ? call(body, operations.divideDoubles, `${a}.value`, `${b}.value`)
      : `${a}.value ${operator} ${b}.value`;
  return value(Types.Double, `new ${body.unit.constant(ApexDouble, 'c')}(${result})`, true);
}

/** Dates and times plus or minus days. */
function momentArithmetic(body: Body, operator: string, left: Value, right: Value): Value | null {
  if (operator !== '+' && operator !== '-') return null;
  const moments: ApexType[] = [Types.Date, Types.Datetime, Types.Time];
  if (!moments.includes(left.type) || !isNumber(right.type)) return null;
  const days = operator === '-' ? unaryMinus(body, right) : right;
  if (left.type === Types.Date) return value(Types.Date, call(body, datePlus, left.js, days.js), true);
  if (left.type === Types.Time) return null;
  return value(Types.Datetime, call(body, datetimePlus, left.js, days.js), true);
}

function unaryMinus(body: Body, v: Value): Value {
  if (v.integer !== undefined) return { ...value(v.type, `${-v.integer}`, true), integer: -v.integer };
  const js = orThrow(body, v);
  if (v.type === Types.Integer) return value(v.type, `(-${js} | 0)`, true);
  if (v.type === Types.Long) return value(v.type, call(body, BigInt.asIntN, '64', `-${js}`), true);
  if (v.type === Types.Double) return value(v.type, `new ${body.unit.constant(ApexDouble, 'c')}(-${js}.value)`, true);
  return value(v.type, `${js}.negate()`, true);
}

export function unary(body: Body, node: Extract<Expression, { kind: 'unary' }>): Value {
  if (node.operator === '!') return value(Types.Boolean, `!${condition(body, node.value)}`, true);
  if (node.operator === '-' && node.value.kind === 'literal') {
    const { literal } = node.value;
    if (literal.type === 'Integer')
      return { ...value(Types.Integer, `-${literal.value}`, true), integer: -literal.value };
    if (literal.type === 'Long') return value(Types.Long, `-${BigInt(literal.value)}n`, true);
  }
  const operand = expression(body, node.value);
  if (operand.isError) return operand;
  // The platform lets `'a' + +'b'` pass.
  if (node.operator === '+' && operand.type === Types.String) return operand;
  if (!isNumber(operand.type)) {
    body.error(node.at, `Invalid unary operator ${node.operator} for type ${operand.type.name}`);
    return failed();
  }
  if (node.operator === '-') return bracketed(unaryMinus(body, operand));
  if (node.operator === '~') return value(operand.type, `(~${orThrow(body, operand)})`, true);
  return value(operand.type, orThrow(body, operand), true);
}

const bracketed = (v: Value): Value => (v.js.startsWith('-') ? { ...v, js: `(${v.js})` } : v);

// Bits

function bitwise(body: Body, operator: '&' | '|' | '^', left: Value, right: Value, at: Position): Value {
  if (left.type === Types.Boolean && right.type === Types.Boolean) {
    const js =
      operator === '^'
        ? `(${orThrow(body, left)} !== ${orThrow(body, right)})`
        : `((${orThrow(body, left)} ${operator} ${orThrow(body, right)}) === 1)`;
    return value(Types.Boolean, js, true);
  }
  const type = wholeNumbers(body, operator, left, right, at);
  const a = coerce(body, left, type, at);
  const b = coerce(body, right, type, at);
  return value(type, `(${orThrow(body, a)} ${operator} ${orThrow(body, b)})`, true);
}

function wholeNumbers(body: Body, operator: string, left: Value, right: Value, at: Position): ApexType {
  const whole = (type: ApexType) => type === Types.Integer || type === Types.Long;
  if (!whole(left.type) || !whole(right.type)) {
    body.error(at, `Bitwise operator ${operator} only works with Integer, Long and Boolean arguments`);
    return Types.Integer;
  }
  return commonType(body.table, left.type, right.type);
}

function shift(body: Body, operator: '<<' | '>>' | '>>>', left: Value, right: Value, at: Position): Value {
  wholeNumbers(body, operator, left, right, at);
  if (left.type === Types.Integer && right.type === Types.Integer) {
    const js = `(${orThrow(body, left)} ${operator} ${orThrow(body, right)}${operator === '>>>' ? ' | 0' : ''})`;
    return value(Types.Integer, js, true);
  }
  const work = { '<<': shiftLeft, '>>': shiftRight, '>>>': shiftRightUnsigned }[operator];
  const long = coerce(body, left, Types.Long, at);
  return value(Types.Long, call(body, work, orThrow(body, long), orThrow(body, right)), true);
}

// Comparisons

const IDENTITY_TYPES: readonly ApexType[] = [Types.Integer, Types.Boolean, Types.Long];

function equality(body: Body, operator: '==' | '!=', left: Value, right: Value, at: Position): Value {
  const not = operator === '!=';
  const result = (js: string) => value(Types.Boolean, not ? `!${js}` : js, true);
  const direct = () => value(Types.Boolean, `(${left.js} ${not ? '!==' : '==='} ${right.js})`, true);
  if (left.type === Types.Null || right.type === Types.Null) return direct();
  checkComparable(body, left, right, at);
  if (left.type === right.type && IDENTITY_TYPES.includes(left.type)) return direct();
  if (left.type === right.type && isEnum(body, left.type)) return direct();
  if (left.type === Types.String && right.type === Types.String)
    return result(call(body, operations.sameText, left.js, right.js));
  if (isText(left.type) && isText(right.type)) return result(call(body, operations.sameId, left.js, right.js));
  return result(call(body, operations.apexEquals, left.js, right.js));
}

const isText = (type: ApexType) => type === Types.String || type === Types.Id;
const isEnum = (body: Body, type: ApexType) => body.table.symbolOf(type)?.kind === 'enum';

function checkComparable(body: Body, left: Value, right: Value, at: Position): void {
  const { table } = body;
  const a = left.type;
  const b = right.type;
  const moment = (type: ApexType) => type === Types.Date || type === Types.Datetime;
  if (isNumber(a) && isNumber(b)) return;
  if (moment(a) && moment(b)) return;
  if ((a.kind !== 'primitive' && b.kind !== 'primitive') || isAssignable(table, a, b) || isAssignable(table, b, a))
    return;
  if (left.isRows || right.isRows) return;
  body.error(at, `Comparison arguments must be compatible types: ${a.name}, ${b.name}`);
}

function identity(body: Body, operator: '===' | '!==', left: Value, right: Value): Value {
  const types = [left.type, right.type];
  const isDirect = types.some(
    (t) => t === Types.Null || t.kind === 'user' || t.kind === 'sobject' || IDENTITY_TYPES.includes(t),
  );
  if (isDirect) return value(Types.Boolean, `(${left.js} ${operator} ${right.js})`, true);
  const js = call(body, operations.identical, left.js, right.js);
  return value(Types.Boolean, operator === '!==' ? `!${js}` : js, true);
}

const ORDERED: readonly ApexType[] = [Types.String, Types.Id, Types.Date, Types.Datetime, Types.Time];

function comparison(body: Body, operator: '<' | '>' | '<=' | '>=', left: Value, right: Value, at: Position): Value {
  const comparable = (v: Value) =>
    isNumber(v.type) || ORDERED.includes(v.type) || v.type === Types.Null || v.type === Types.Object;
  if (!comparable(left) || !comparable(right)) {
    body.error(at, `Comparison operator ${operator} cannot be applied to ${left.type.name}, ${right.type.name}`);
    return value(Types.Boolean, 'false', true);
  }
  if (left.type === right.type && (left.type === Types.Integer || left.type === Types.Long)) {
    if (left.nonNull && right.nonNull) return value(Types.Boolean, `(${left.js} ${operator} ${right.js})`, true);
    const a = reusable(body, left.js);
    const b = reusable(body, right.js);
    const tests = [left.nonNull ? '' : `${a.name} !== null && `, right.nonNull ? '' : `${b.name} !== null && `].join(
      '',
    );
    return value(Types.Boolean, `(${a.setup}${b.setup}${tests}${a.name} ${operator} ${b.name})`, true);
  }
  const work = {
    '<': operations.less,
    '<=': operations.lessOrEqual,
    '>': operations.greater,
    '>=': operations.greaterOrEqual,
  };
  return value(Types.Boolean, call(body, work[operator], left.js, right.js), true);
}

// Choices

function coalesce(body: Body, node: Extract<Expression, { kind: 'binary' }>, expected: ApexType | null): Value {
  const left = expression(body, node.left, expected);
  const right = expression(body, node.right, expected);
  const type =
    left.isRows && right.type.kind === 'sobject' ? right.type : commonType(body.table, left.type, right.type);
  if (left.isRows && type.kind === 'sobject') {
    const rows = call(body, firstRowOrNull, left.js);
    return value(type, `(${rows} ?? ${right.js})`, right.nonNull);
  }
  const a = coerce(body, left, type, node.at);
  const b = coerce(body, right, type, node.at);
  return value(type, `(${a.js} ?? ${b.js})`, right.nonNull);
}

export function conditional(
  body: Body,
  node: Extract<Expression, { kind: 'ternary' }>,
  expected: ApexType | null,
): Value {
  const test = condition(body, node.condition);
  const yes = expression(body, node.yes, expected);
  const no = expression(body, node.no, expected);
  let type = commonType(body.table, yes.type, no.type);
  if (
    expected &&
    type !== expected &&
    isAssignable(body.table, yes.type, expected) &&
    isAssignable(body.table, no.type, expected)
  ) {
    type = expected;
  }
  const a = coerce(body, yes, type, node.at);
  const b = coerce(body, no, type, node.at);
  return { ...value(type, `(${test} ? ${a.js} : ${b.js})`, a.nonNull && b.nonNull), isRows: yes.isRows && no.isRows };
}
