/** Functions of formulas that work on values alone. What needs the record or is lazy is in `formula.ts`. */
import { RoundingMode } from 'bigdecimal.js';
import { notSupported } from '../../values/exceptions.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexTime } from '../../values/values.ts';
import type { FormulaValue } from './values.ts';
import { asNumber, asText, isBlank, plainNumber, toFormulaValue, truth } from './values.ts';

type FormulaFunction = (...args: FormulaValue[]) => FormulaValue;

const DAY = 86_400_000;
const whole = (value: FormulaValue, what: string): number => Math.trunc(asNumber(value, what).toNumber());
const decimal = (value: number): ApexDecimal => ApexDecimal.of(Number.isInteger(value) ? value : String(value));

/** A function of one number; of blank it is blank. */
const numeric =
  (name: string, work: (value: ApexDecimal) => ApexDecimal): FormulaFunction =>
  (value) =>
    value === null ? null : work(asNumber(value, name));
const real = (name: string, work: (value: number) => number) =>
  numeric(name, (value) => decimal(work(value.toNumber())));

const dateOf = (value: FormulaValue, what: string): ApexDate | null => {
  if (value === null || value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return new ApexDate(Math.floor(value.millis / DAY));
  if (typeof value === 'string') return ApexDate.parse(value);
  return notSupported(`${what} of this value`, 'formula');
};
const part =
  (name: string, read: (date: ApexDate) => number): FormulaFunction =>
  (value) => {
    const date = dateOf(value, name);
    return date && decimal(read(date));
  };
const timePart =
  (name: string, read: (time: ApexTime) => number): FormulaFunction =>
  (value) =>
    value === null
      ? null
      : value instanceof ApexTime
        ? decimal(read(value))
        : notSupported(`${name} of this value`, 'formula');

const round =
  (mode: RoundingMode): FormulaFunction =>
  (value, digits = ApexDecimal.ZERO) => {
    if (value === null) return null;
    const places = whole(digits, 'ROUND');
    const rounded = asNumber(value, 'ROUND').setScale(places, mode);
    return places < 0 ? ApexDecimal.fromBig(rounded.big.setScale(0)) : rounded;
  };

const extreme =
  (sign: number): FormulaFunction =>
  (...values) => {
    let best: ApexDecimal | null = null;
    for (const value of values) {
      if (value === null) continue;
      const number = asNumber(value, 'MAX');
      if (!best || number.compareTo(best) * sign > 0) best = number;
    }
    return best;
  };

const pad =
  (start: boolean): FormulaFunction =>
  (value, length, filler = ' ') => {
    const text = asText(value);
    const size = whole(length, 'LPAD');
    if (text.length >= size) return text.slice(0, size);
    return start ? text.padStart(size, asText(filler)) : text.padEnd(size, asText(filler));
  };

export const FUNCTIONS: Record<string, FormulaFunction> = {
  NOT: (value) => !truth(value),
  ISBLANK: (value) => isBlank(value),
  ISNULL: (value) => value === null,
  ISNUMBER: (value) => value !== null && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(asText(value)),
  LEN: (value) => decimal(asText(value).length),
  LEFT: (value, count) => asText(value).slice(0, Math.max(0, whole(count, 'LEFT'))),
  RIGHT: (value, count) => {
    const size = Math.max(0, whole(count, 'RIGHT'));
    return size ? asText(value).slice(-size) : '';
  },
  MID: (value, start, count) => {
    const from = Math.max(1, whole(start, 'MID')) - 1;
    return asText(value).slice(from, from + Math.max(0, whole(count, 'MID')));
  },
  CONTAINS: (value, part) => asText(value).includes(asText(part)),
  BEGINS: (value, part) => asText(value).startsWith(asText(part)),
  FIND: (part, value, start = ApexDecimal.of(1)) =>
    decimal(asText(value).indexOf(asText(part), Math.max(0, whole(start, 'FIND') - 1)) + 1),
  SUBSTITUTE: (value, old, next) => asText(value).split(asText(old)).join(asText(next)),
  TRIM: (value) => asText(value).trim(),
  UPPER: (value) => asText(value).toUpperCase(),
  LOWER: (value) => asText(value).toLowerCase(),
  INITCAP: (value) =>
    asText(value)
      .toLowerCase()
      .replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  REVERSE: (value) => [...asText(value)].reverse().join(''),
  LPAD: pad(true),
  RPAD: pad(false),
  VALUE: (value) => (isBlank(value) ? null : ApexDecimal.of(asText(value).trim())),
  TEXT: (value) => (value instanceof ApexDecimal ? plainNumber(value) : asText(value)),
  BR: () => '\n',
  HYPERLINK: (url, label) => `<a href="${asText(url)}">${asText(label)}</a>`,
  CASESAFEID: (value) => asText(value),
  REGEX: (value, pattern) => new RegExp(`^(?:${asText(pattern)})$`, 's').test(asText(value)),
  INCLUDES: (value, choice) => asText(value).toLowerCase().split(';').includes(asText(choice).toLowerCase()),
  ISPICKVAL: (value, choice) => asText(value).toLowerCase() === asText(choice).toLowerCase(),
  ABS: numeric('ABS', (value) => ApexDecimal.fromBig(value.big.abs())),
  // CEILING and FLOOR of formulas go away from and toward zero; MCEILING and MFLOOR go up and down.
  CEILING: numeric('CEILING', (value) => value.setScale(0, RoundingMode.UP)),
  FLOOR: numeric('FLOOR', (value) => value.setScale(0, RoundingMode.DOWN)),
  MCEILING: numeric('MCEILING', (value) => value.setScale(0, RoundingMode.CEILING)),
  MFLOOR: numeric('MFLOOR', (value) => value.setScale(0, RoundingMode.FLOOR)),
  ROUND: round(RoundingMode.HALF_UP),
  TRUNC: round(RoundingMode.DOWN),
  MAX: extreme(1),
  MIN: extreme(-1),
  MOD: (value, divisor) => {
    if (value === null || divisor === null) return null;
    const a = asNumber(value, 'MOD');
    const b = asNumber(divisor, 'MOD');
    return a.subtract(b.multiply(a.divide(b).setScale(0, RoundingMode.FLOOR)));
  },
  SQRT: real('SQRT', Math.sqrt),
  EXP: real('EXP', Math.exp),
  LN: real('LN', Math.log),
  LOG: real('LOG', Math.log10),
  PI: () => decimal(Math.PI),
  YEAR: part('YEAR', (date) => date.year),
  MONTH: part('MONTH', (date) => date.month),
  DAY: part('DAY', (date) => date.day),
  WEEKDAY: part('WEEKDAY', (date) => date.weekday + 1),
  DAYOFYEAR: part('DAYOFYEAR', (date) => date.days - ApexDate.of(date.year, 1, 1).days + 1),
  HOUR: timePart('HOUR', (time) => time.hour),
  MINUTE: timePart('MINUTE', (time) => time.minute),
  SECOND: timePart('SECOND', (time) => time.second),
  DATE: (year, month, day) => {
    if (year === null || month === null || day === null) return null;
    const date = ApexDate.of(whole(year, 'DATE'), whole(month, 'DATE'), whole(day, 'DATE'));
    return date.month === whole(month, 'DATE') ? date : null;
  },
  DATEVALUE: (value) => dateOf(value, 'DATEVALUE'),
  DATETIMEVALUE: (value) => {
    if (value instanceof ApexDatetime) return value;
    if (value instanceof ApexDate) return new ApexDatetime(value.days * DAY);
    const millis = Date.parse(`${asText(value).trim().replace(' ', 'T').replace(/Z$/, '')}Z`);
    return Number.isNaN(millis) ? null : new ApexDatetime(millis);
  },
  TIMEVALUE: (value) => {
    if (value instanceof ApexDatetime) return new ApexTime(value.millis % DAY);
    const [hours, minutes = 0, seconds = 0] = asText(value).split(':').map(Number);
    return value === null ? null : ApexTime.of(hours, minutes, Math.trunc(seconds), Math.round((seconds % 1) * 1000));
  },
  ADDMONTHS: (value, count) => {
    if (value === null || count === null) return null;
    if (value instanceof ApexDatetime) {
      const day = new ApexDate(Math.floor(value.millis / DAY));
      return new ApexDatetime(day.addMonths(whole(count, 'ADDMONTHS')).days * DAY + (value.millis - day.days * DAY));
    }
    return dateOf(value, 'ADDMONTHS')!.addMonths(whole(count, 'ADDMONTHS'));
  },
  UNIXTIMESTAMP: (value) => {
    if (value instanceof ApexDatetime) return decimal(Math.floor(value.millis / 1000));
    return value instanceof ApexDate ? decimal(value.days * 86_400) : null;
  },
  FROMUNIXTIME: (value) => (value === null ? null : new ApexDatetime(whole(value, 'FROMUNIXTIME') * 1000)),
};

/** `+ - * / ^ &`: numbers, dates moved by days, texts joined. Of blank the result is blank. */
export function arithmetic(operator: string, a: FormulaValue, b: FormulaValue): FormulaValue {
  if (operator === '&') return asText(a) + asText(b);
  if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) return asText(a) + asText(b);
  if (a === null || b === null) return null;
  const moved = moveDate(operator, a, b);
  if (moved !== undefined) return moved;
  const x = asNumber(a, operator);
  const y = asNumber(b, operator);
  switch (operator) {
    case '+':
      return x.add(y);
    case '-':
      return x.subtract(y);
    case '*':
      return x.multiply(y);
    case '/':
      // A division by zero makes the whole formula an error, which reads as blank.
      return y.compareTo(ApexDecimal.ZERO) === 0 ? null : x.divide(y);
    default:
      return toFormulaValue(decimal(x.toNumber() ** y.toNumber()));
  }
}

function moveDate(operator: string, a: FormulaValue, b: FormulaValue): FormulaValue | undefined {
  const sign = operator === '-' ? -1 : 1;
  if (operator !== '+' && operator !== '-') return undefined;
  if (a instanceof ApexDate && b instanceof ApexDecimal) return new ApexDate(a.days + sign * Math.trunc(b.toNumber()));
  if (a instanceof ApexDecimal && b instanceof ApexDate && operator === '+')
    return new ApexDate(b.days + Math.trunc(a.toNumber()));
  if (a instanceof ApexDatetime && b instanceof ApexDecimal)
    return new ApexDatetime(a.millis + sign * Math.round(b.toNumber() * DAY));
  if (a instanceof ApexDatetime && b instanceof ApexDatetime && operator === '-')
    return decimal((a.millis - b.millis) / DAY);
  if (a instanceof ApexDate && b instanceof ApexDate && operator === '-') return decimal(a.days - b.days);
  if (a instanceof ApexTime && b instanceof ApexDecimal)
    return new ApexTime(a.millis + sign * Math.trunc(b.toNumber()));
  return undefined;
}
