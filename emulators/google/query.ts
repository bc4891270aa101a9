/**
 * The Google Ads Query Language: SELECT … FROM … WHERE … ORDER BY … LIMIT … PARAMETERS …, parsed as its grammar says.
 * Google Ads API: Query grammar.
 */
import { refusedQuery } from './refusals.ts';

export type Operator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'IN'
  | 'NOT IN'
  | 'LIKE'
  | 'NOT LIKE'
  | 'BETWEEN'
  | 'DURING'
  | 'IS NULL'
  | 'IS NOT NULL'
  | 'CONTAINS ANY'
  | 'CONTAINS ALL'
  | 'CONTAINS NONE'
  | 'REGEXP_MATCH'
  | 'NOT REGEXP_MATCH';

export interface Condition {
  field: string;
  operator: Operator;
  values: string[];
}

export interface Query {
  fields: string[];
  resource: string;
  conditions: Condition[];
  order: { field: string; isDescending: boolean }[];
  limit: number | null;
  parameters: Record<string, string>;
}

interface Token {
  kind: 'word' | 'text' | 'number' | 'sign' | 'end';
  text: string;
}

const TOKEN =
  /\s*(?:([A-Za-z_][\w.]*)|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|(-?\d+(?:\.\d+)?)|(!=|>=|<=|[=<>(),]))/y;

function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (query.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(query);
    if (!found) {
      const rest = query.slice(at).trimStart();
      if (/^['"]/.test(rest)) throw refusedQuery('STRING_NOT_TERMINATED', 'A string is not terminated.');
      throw refusedQuery('BAD_SYMBOL', `Invalid symbol: '${rest[0]}'.`);
    }
    at = TOKEN.lastIndex;
    const [, word, single, double, number, sign] = found;
    const text = single ?? double;
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}

/** @throws Refused with the code of a `QueryError` */
export function parseQuery(text: string): Query {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: 'end', text: '' };
  const take = (): Token => {
    const token = peek();
    if (token.kind === 'end') throw refusedQuery('UNEXPECTED_END_OF_QUERY', 'Unexpected end of the query.');
    at++;
    return token;
  };
  const isNext = (word: string) => peek().kind === 'word' && peek().text.toUpperCase() === word;
  const accept = (word: string): boolean => isNext(word) && ++at > 0;
  const acceptSign = (sign: string): boolean => peek().kind === 'sign' && peek().text === sign && ++at > 0;
  const expect = (word: string, code: string) => {
    if (accept(word)) return;
    if (peek().kind === 'end') throw refusedQuery('UNEXPECTED_END_OF_QUERY', `Expected ${word}.`);
    throw refusedQuery(code, `Error in query: expected ${word}, found '${peek().text}'.`);
  };
  const name = (): string => {
    const token = take();
    if (token.kind !== 'word') throw refusedQuery('BAD_FIELD_NAME', `Invalid field name: '${token.text}'.`);
    return token.text;
  };
  const value = (): string => {
    const token = take();
    if (token.kind === 'sign') throw refusedQuery('BAD_VALUE', `Error in WHERE clause: invalid value ${token.text}.`);
    return token.text;
  };
  const list = (): string[] => {
    if (!acceptSign('(')) throw refusedQuery('EXPECTED_LIST', 'A list in parentheses is expected.');
    if (acceptSign(')')) throw refusedQuery('PROHIBITED_EMPTY_LIST_IN_CONDITION', 'A list must not be empty.');
    const values = [value()];
    while (acceptSign(',')) values.push(value());
    if (!acceptSign(')')) throw refusedQuery('EXPECTED_LIST', 'A list must end with a parenthesis.');
    return values;
  };
  const condition = (): Condition => {
    const field = name();
    const token = take();
    if (token.kind === 'sign' && /^[=!<>]/.test(token.text)) {
      return { field, operator: token.text as Operator, values: [value()] };
    }
    const isNot = token.text.toUpperCase() === 'NOT';
    const word = isNot ? take().text.toUpperCase() : token.text.toUpperCase();
    const operator = (isNot ? `NOT ${word}` : word) as Operator;
    switch (operator) {
      case 'IN':
      case 'NOT IN':
        return { field, operator, values: list() };
      case 'LIKE':
      case 'NOT LIKE':
      case 'REGEXP_MATCH':
      case 'NOT REGEXP_MATCH':
      case 'DURING':
        return { field, operator, values: [value()] };
      case 'BETWEEN': {
        const first = value();
        if (!accept('AND')) throw refusedQuery('EXPECTED_VALUE_WITH_BETWEEN_OPERATOR', 'BETWEEN takes two values.');
        return { field, operator, values: [first, value()] };
      }
      default: {
        const second = take().text.toUpperCase();
        if (word === 'CONTAINS' && ['ANY', 'ALL', 'NONE'].includes(second)) {
          return { field, operator: `CONTAINS ${second}` as Operator, values: list() };
        }
        if (word === 'IS' && second === 'NULL') return { field, operator: 'IS NULL', values: [] };
        if (word === 'IS' && second === 'NOT' && accept('NULL')) return { field, operator: 'IS NOT NULL', values: [] };
        throw refusedQuery('BAD_OPERATOR', `Invalid operator: '${token.text}'.`);
      }
    }
  };

  expect('SELECT', 'EXPECTED_SELECT');
  const fields = [name()];
  while (acceptSign(',')) fields.push(name());
  expect('FROM', 'EXPECTED_FROM');
  const query: Query = { fields, resource: name(), conditions: [], order: [], limit: null, parameters: {} };
  if (accept('WHERE')) {
    do query.conditions.push(condition());
    while (accept('AND'));
  }
  if (accept('ORDER')) {
    expect('BY', 'EXPECTED_BY');
    do {
      const field = name();
      const isDescending = accept('DESC');
      if (!isDescending) accept('ASC');
      query.order.push({ field, isDescending });
    } while (acceptSign(','));
  }
  if (accept('LIMIT')) {
    const token = take();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) {
      throw refusedQuery('BAD_LIMIT_VALUE', `Invalid limit: '${token.text}'.`);
    }
    query.limit = Number(token.text);
    if (query.limit < 1) throw refusedQuery('LIMIT_VALUE_TOO_LOW', 'The limit must be at least 1.');
  }
  if (accept('PARAMETERS')) {
    do {
      const parameter = name();
      if (!['include_drafts', 'omit_unselected_resource_names'].includes(parameter)) {
        throw refusedQuery('BAD_PARAMETER_NAME', `Invalid parameter: '${parameter}'.`);
      }
      if (!acceptSign('=')) throw refusedQuery('UNEXPECTED_INPUT', 'A parameter needs a value.');
      const given = value();
      if (!['true', 'false'].includes(given)) throw refusedQuery('BAD_PARAMETER_VALUE', `Invalid value: '${given}'.`);
      query.parameters[parameter] = given;
    } while (acceptSign(','));
  }
  if (peek().kind !== 'end') {
    const isWhere = isNext('OR') || query.conditions.length > 0;
    throw refusedQuery(
      isWhere ? 'EXPECTED_AND' : 'UNEXPECTED_INPUT',
      `Error in query: unexpected input ${peek().text}.`,
    );
  }
  return query;
}
