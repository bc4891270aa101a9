/** Cuts SOQL text into tokens. Keywords are identifiers here: SOQL reserves next to none of them. */
import { SoqlError } from './ast.ts';

export interface Token {
  kind: 'name' | 'string' | 'number' | 'date' | 'datetime' | 'time' | 'symbol' | 'bind' | 'end';
  text: string;
  at: number;
  /** Behind its last character. */
  end: number;
  /** Upper case, of names. */
  upper: string;
}

/** Where a bind's expression ends, when the Apex parser has found out already: start offset → end offset (exclusive). */
export type KnownBinds = ReadonlyMap<number, number>;

const DATETIME = /\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)/y;
const DATE = /\d{4}-\d\d-\d\d/y;
const TIME = /\d\d:\d\d:\d\d(?:\.\d+)?[Zz]?/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const SPACE = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*)+/y;
const SYMBOL = /<=|>=|!=|<>|[(),.:=<>+\-]/y;
const DYNAMIC_BIND = /:\s*([\p{L}_$][\p{L}\p{N}_$]*(?:\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*)*)/uy;

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

export function tokenize(text: string, line: number, column: number, knownBinds: KnownBinds | null): Token[] {
  const tokens: Token[] = [];
  const where = { text, line, column };
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (kind: Token['kind'], value: string, length: number) => {
    tokens.push({ kind, text: value, at, end: at + length, upper: kind === 'name' ? value.toUpperCase() : value });
    at += length;
  };
  for (;;) {
    const space = match(SPACE);
    if (space) at += space[0].length;
    if (at >= text.length) break;
    const char = text[at];
    let found: RegExpExecArray | null;
    if (char === "'") {
      const value = readString(text, at, where);
      push('string', value.value, value.end - at);
    } else if (char === ':') {
      const previous = tokens.at(-1);
      if (
        previous?.kind === 'name' &&
        /_N_|_N$|N_DAYS|N_WEEKS|N_MONTHS|N_QUARTERS|N_YEARS|N_FISCAL/.test(previous.upper)
      ) {
        push('symbol', ':', 1);
      } else if (knownBinds?.has(at)) {
        const end = knownBinds.get(at)!;
        push('bind', text.slice(at + 1, end).trim(), end - at);
      } else if ((found = match(DYNAMIC_BIND))) {
        push('bind', found[1].replace(/\s+/g, ''), found[0].length);
      } else throw new SoqlError("unexpected token: ':'", at, where);
    } else if (char >= '0' && char <= '9') {
      if ((found = match(DATETIME))) push('datetime', found[0].toUpperCase(), found[0].length);
      else if ((found = match(DATE))) push('date', found[0], found[0].length);
      else if ((found = match(TIME))) push('time', found[0], found[0].length);
      else {
        found = match(NUMBER)!;
        push('number', found[0], found[0].length);
      }
    } else if (char === '.' && /\d/.test(text[at + 1] ?? '') && tokens.at(-1)?.kind !== 'name') {
      found = match(NUMBER)!;
      push('number', found[0], found[0].length);
    } else if ((found = match(NAME))) push('name', found[0], found[0].length);
    else if ((found = match(SYMBOL))) push('symbol', found[0], found[0].length);
    else
      throw new SoqlError(
        `line ${where.line}:${where.column + at} no viable alternative at character '${char}'`,
        at,
        where,
      );
  }
  tokens.push({ kind: 'end', text: '<EOF>', at, end: at, upper: '<EOF>' });
  return tokens;
}

function readString(text: string, start: number, where: { text: string; line: number; column: number }) {
  let value = '';
  for (let i = start + 1; i < text.length; i++) {
    const char = text[i];
    if (char === "'") return { value, end: i + 1 };
    if (char !== '\\') {
      value += char;
      continue;
    }
    const next = text[++i];
    if (next === 'u') {
      value += String.fromCharCode(parseInt(text.slice(i + 1, i + 5), 16));
      i += 4;
      // `\_` and `\%` keep their backslash: they mean something to LIKE only.
    } else if (next === '_' || next === '%') value += '\\' + next;
    else value += ESCAPES[next?.toLowerCase()] ?? next;
  }
  throw new SoqlError(
    `line ${where.line}:${where.column + start} mismatched character '<EOF>' expecting '''`,
    start,
    where,
  );
}
