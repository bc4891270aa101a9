/** Formula text → tree. Operators and their ranks: "Formula Operators and Functions" of the platform's help. */
import { notSupported } from '../../values/exceptions.ts';

export type FormulaNode =
  | { kind: 'number' | 'string'; text: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  /** `['Account', 'Name']`, `['$User', 'Id']` */
  | { kind: 'field'; path: string[] }
  | { kind: 'call'; name: string; args: FormulaNode[] }
  | { kind: 'unary'; operator: '-' | '!'; operand: FormulaNode }
  | { kind: 'binary'; operator: string; left: FormulaNode; right: FormulaNode };

const TOKEN =
  /\s+|\/\*[^]*?\*\/|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<name>\$?[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*(?:__[a-z]+)?)|(?<symbol>&&|\|\||<>|!=|<=|>=|==|[-+*\/^&=<>!(),])/uy;

interface Token {
  kind: 'number' | 'string' | 'name' | 'symbol' | 'end';
  text: string;
}

/** Binary operators from the loosest to the tightest; `&` joins texts like `+`. */
const RANKS: string[][] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-', '&'],
  ['*', '/'],
  ['^'],
];

/** @param where what the formula belongs to, for messages */
export function parseFormulaText(text: string, where: string): FormulaNode {
  const tokens = tokenize(text, where);
  let index = 0;
  const fail = (): never => notSupported(`the formula ${text.trim()} (at '${tokens[index].text}')`, where);
  const accept = (symbol: string) => tokens[index].kind === 'symbol' && tokens[index].text === symbol && ++index > 0;

  function binary(rank: number): FormulaNode {
    if (rank === RANKS.length) return unary();
    let left = binary(rank + 1);
    while (tokens[index].kind === 'symbol' && RANKS[rank].includes(tokens[index].text)) {
      const operator = tokens[index++].text;
      left = {
        kind: 'binary',
        operator: operator === '==' ? '=' : operator === '!=' ? '<>' : operator,
        left,
        right: binary(rank + 1),
      };
    }
    return left;
  }

  function unary(): FormulaNode {
    if (accept('-')) return { kind: 'unary', operator: '-', operand: unary() };
    if (accept('+')) return unary();
    if (accept('!')) return { kind: 'unary', operator: '!', operand: unary() };
    return primary();
  }

  function primary(): FormulaNode {
    const token = tokens[index];
    if (accept('(')) {
      const inner = binary(0);
      if (!accept(')')) fail();
      return inner;
    }
    index++;
    switch (token.kind) {
      case 'number':
      case 'string':
        return { kind: token.kind, text: token.text };
      case 'name': {
        const upper = token.text.toUpperCase();
        if (accept('(')) {
          const args: FormulaNode[] = [];
          if (!accept(')')) {
            do args.push(binary(0));
            while (accept(','));
            if (!accept(')')) fail();
          }
          return { kind: 'call', name: upper, args };
        }
        if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE' };
        if (upper === 'NULL') return { kind: 'null' };
        return { kind: 'field', path: token.text.split('.').map((part) => part.trim()) };
      }
      default:
        index--;
        return fail();
    }
  }

  const tree = binary(0);
  if (tokens[index].kind !== 'end') fail();
  return tree;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function tokenize(text: string, where: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) return notSupported(`the formula ${text.trim()} (at '${text.slice(at, at + 10)}')`, where);
    if (groups.number !== undefined) tokens.push({ kind: 'number', text: groups.number });
    else if (groups.string !== undefined) {
      const inner = groups.string.slice(1, -1).replace(/\\(.)/gs, (_, char: string) => ESCAPES[char] ?? char);
      tokens.push({ kind: 'string', text: inner });
    } else if (groups.name !== undefined) tokens.push({ kind: 'name', text: groups.name });
    else if (groups.symbol !== undefined) tokens.push({ kind: 'symbol', text: groups.symbol });
  }
  tokens.push({ kind: 'end', text: 'the end' });
  return tokens;
}
