/** The text of literals → their values. */
import type { Literal } from './ast.ts';

const ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', "'": "'", '\\': '\\' };

/** Resolves the escapes of a string literal given with its quotes. */
export function stringLiteral(text: string): Literal {
  const value = text
    .slice(1, -1)
    .replace(/\\(u[0-9a-f]{4}|.)/gi, (whole, code: string) =>
      code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (ESCAPES[code.toLowerCase()] ?? whole),
    );
  return { type: 'String', value };
}

/** `'''…'''`: the first line break after the quotes is not part of it. */
export function multilineLiteral(text: string): Literal {
  const inner = text.slice(3, -3).replace(/^\r?\n/, '');
  const { value } = stringLiteral(`'${inner}'`) as { value: string };
  return { type: 'String', value };
}

/** An Integer literal beyond 32 bits is a compile error, also behind a minus, which is an operator: null. */
export function integerLiteral(text: string): Literal | null {
  const value = Number(text);
  return value > 2147483647 ? null : { type: 'Integer', value };
}

/** Likewise beyond 64 bits: null. */
export function longLiteral(text: string): Literal | null {
  const value = text.replace(/l$/i, '');
  return BigInt(value) > 9223372036854775807n ? null : { type: 'Long', value };
}

export const numberLiteral = (text: string): Literal =>
  /d$/i.test(text) ? { type: 'Double', value: text.slice(0, -1) } : { type: 'Decimal', value: text };
