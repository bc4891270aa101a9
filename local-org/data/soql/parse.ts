/**
 * SOQL text → `SoqlQuery`, by recursive descent. One parser serves dynamic queries and those in brackets: for the
 * latter the Apex parser's tree only tells where each bind expression begins and ends.
 */
import type {
  ComparisonOperator,
  FieldPath,
  OrderItem,
  SelectItem,
  SoqlBind,
  SoqlCondition,
  SoqlExpression,
  SoqlQuery,
  SoqlValue,
} from './ast.ts';
import { SoqlError } from './ast.ts';
import { tokenize } from './lexer.ts';
import type { KnownBinds, Token } from './lexer.ts';

/** Functions of the SELECT, GROUP BY, HAVING, ORDER BY and WHERE clauses. */
const FUNCTIONS = new Set(
  (
    'AVG COUNT COUNT_DISTINCT MIN MAX SUM TOLABEL FORMAT CALENDAR_MONTH CALENDAR_QUARTER CALENDAR_YEAR DAY_IN_MONTH ' +
    'DAY_IN_WEEK DAY_IN_YEAR DAY_ONLY FISCAL_MONTH FISCAL_QUARTER FISCAL_YEAR HOUR_IN_DAY WEEK_IN_MONTH WEEK_IN_YEAR ' +
    'CONVERTTIMEZONE CONVERTCURRENCY GROUPING DISTANCE'
  ).split(' '),
);
const DATE_LITERAL =
  /^(YESTERDAY|TODAY|TOMORROW|(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)|(LAST|NEXT)_90_DAYS)$/;
const DATE_LITERAL_N =
  /^((LAST|NEXT)_N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)|N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)_AGO)$/;
/** Words that end a select list, a path, an alias. */
const CLAUSE = new Set('FROM USING WHERE WITH GROUP HAVING ORDER LIMIT OFFSET ALL FOR UPDATE SET'.split(' '));

const parsed = new Map<string, SoqlQuery>();
const CACHE_LIMIT = 2000;

/** Parses a dynamic query; throws `SoqlError`. The result is shared between calls with the same text: do not change it. */
export function parseSoql(text: string): SoqlQuery {
  let query = parsed.get(text);
  if (!query) {
    query = new Parser(text, 1, 1, null, []).whole();
    if (parsed.size >= CACHE_LIMIT) parsed.clear();
    parsed.set(text, query);
  }
  return query;
}

/** The parts of the Apex parser's tree that are read here. */
interface TreeNode {
  start: {
    start: number;
    line: number;
    column: number;
    getInputStream(): { getText(from: number, to: number): string };
  };
  stop?: { stop: number };
  children?: TreeNode[] | null;
  expression?(): TreeNode;
  COLON?: unknown;
}

/** From a `QueryContext` (or `SoqlLiteralContext`) of `@apexdevtools/apex-parser`; throws `SoqlError`. */
export function soqlFromTree(tree: unknown): SoqlQuery {
  let node = tree as TreeNode & { query?(): TreeNode };
  if (typeof node.query === 'function') node = node.query() ?? node;
  const start = node.start.start;
  const text = node.start.getInputStream().getText(start, node.stop!.stop);
  const known = new Map<number, number>();
  const trees = new Map<number, unknown>();
  collectBinds(node, start, known, trees);
  const binds: SoqlBind[] = [];
  const query = new Parser(text, node.start.line, node.start.column + 1, known, binds).whole();
  for (const bind of binds) bind.tree = trees.get(bind.at) ?? null;
  return query;
}

function collectBinds(node: TreeNode, origin: number, known: Map<number, number>, trees: Map<number, unknown>): void {
  if (
    node.constructor.name === 'BoundExpressionContext' ||
    (typeof node.COLON === 'function' && typeof node.expression === 'function')
  ) {
    const at = node.start.start - origin;
    known.set(at, node.stop!.stop + 1 - origin);
    trees.set(at, node.expression!());
    return;
  }
  for (const child of node.children ?? []) collectBinds(child, origin, known, trees);
}

class Parser {
  private readonly source: { text: string; line: number; column: number };
  private readonly tokens: Token[];
  private readonly binds: SoqlBind[];
  private index = 0;

  constructor(text: string, line: number, column: number, known: KnownBinds | null, binds: SoqlBind[]) {
    this.source = { text, line, column };
    this.binds = binds;
    this.tokens = tokenize(text, line, column, known);
  }

  whole(): SoqlQuery {
    const query = this.query();
    if (this.token.kind !== 'end') this.unexpected();
    return query;
  }

  private get token(): Token {
    return this.tokens[this.index];
  }

  private fail(message: string, at = this.token.at): never {
    throw new SoqlError(message, at, this.source);
  }

  private unexpected(): never {
    if (this.token.kind === 'end') this.fail('unexpected token: <EOF>');
    this.fail(`unexpected token: '${this.token.text}'`);
  }

  private is(word: string): boolean {
    const token = this.token;
    return (token.kind === 'name' || token.kind === 'symbol') && token.upper === word;
  }

  private ahead(word: string, distance = 1): boolean {
    const token = this.tokens[this.index + distance];
    return !!token && (token.kind === 'name' || token.kind === 'symbol') && token.upper === word;
  }

  private accept(word: string): boolean {
    if (!this.is(word)) return false;
    this.index++;
    return true;
  }

  private expect(word: string): void {
    if (!this.accept(word))
      this.fail(
        this.token.kind === 'end'
          ? 'unexpected token: <EOF>'
          : `expecting '${word.toLowerCase()}' but found '${this.token.text}'`,
      );
  }

  private name(): string {
    if (this.token.kind !== 'name') this.unexpected();
    return this.tokens[this.index++].text;
  }

  private path(): string[] {
    const path = [this.name()];
    while (this.accept('.')) path.push(this.name());
    return path;
  }

  private fieldPath(): FieldPath {
    const at = this.token.at;
    return { kind: 'field', path: this.path(), at };
  }

  private query(): SoqlQuery {
    this.expect('SELECT');
    const select = this.list(() => this.selectItem());
    this.expect('FROM');
    const from = this.list(() => {
      const at = this.token.at;
      const path = this.path();
      this.accept('AS');
      const alias = this.token.kind === 'name' && !CLAUSE.has(this.token.upper) ? this.name() : null;
      return { path, alias, at };
    });
    const query: SoqlQuery = {
      ...this.source,
      select,
      from,
      scope: null,
      where: null,
      access: null,
      groupBy: null,
      having: null,
      orderBy: [],
      limit: null,
      offset: null,
      allRows: false,
      forClauses: [],
      binds: this.binds,
    };
    if (this.accept('USING')) {
      this.expect('SCOPE');
      query.scope = this.name();
    }
    if (this.accept('WHERE')) query.where = this.condition();
    if (this.accept('WITH')) query.access = this.withClause();
    if (this.is('GROUP')) query.groupBy = this.groupBy();
    if (this.accept('HAVING')) query.having = this.condition();
    if (this.accept('ORDER')) {
      this.expect('BY');
      query.orderBy = this.list(() => this.orderItem());
    }
    if (this.accept('LIMIT')) query.limit = this.count('LIMIT');
    if (this.accept('OFFSET')) query.offset = this.count('OFFSET');
    if (this.accept('ALL')) {
      this.expect('ROWS');
      query.allRows = true;
    }
    while (this.accept('FOR')) {
      if (this.accept('VIEW')) query.forClauses.push('view');
      else if (this.accept('REFERENCE')) query.forClauses.push('reference');
      else if (this.accept('UPDATE')) query.forClauses.push('update');
      else this.unexpected();
      this.accept(',');
    }
    if (this.accept('UPDATE')) this.list(() => this.name());
    if (this.is('SET')) this.unsupported('SET OPTIONS');
    return query;
  }

  private list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.accept(',')) items.push(item());
    return items;
  }

  private withClause(): SoqlQuery['access'] {
    if (this.accept('USER_MODE')) return 'user';
    if (this.accept('SYSTEM_MODE')) return 'system';
    if (this.accept('SECURITY_ENFORCED')) return 'securityEnforced';
    return this.unsupported(`WITH ${this.token.text}`);
  }

  private unsupported(clause: string): never {
    const message = `Not supported by the local org: ${clause} in SOQL`;
    throw new SoqlError(message, this.token.at, this.source, 'UNSUPPORTED');
  }

  private groupBy(): SoqlQuery['groupBy'] {
    const at = this.token.at;
    this.expect('GROUP');
    this.expect('BY');
    for (const mode of ['ROLLUP', 'CUBE'] as const) {
      if (!this.is(mode) || !this.ahead('(')) continue;
      this.index += 2;
      const items = this.list(() => this.expression());
      this.expect(')');
      return { mode: mode === 'ROLLUP' ? 'rollup' : 'cube', items, at };
    }
    return { mode: 'plain', items: this.list(() => this.expression()), at };
  }

  private count(clause: string): SoqlValue {
    const token = this.token;
    if (token.kind === 'bind') return this.bind();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text))
      this.fail(`${clause} needs a whole number but found '${token.text}'`);
    this.index++;
    return { kind: 'number', text: token.text, at: token.at };
  }

  private bind(): SoqlValue {
    const token = this.tokens[this.index++];
    const index = this.binds.push({ text: token.text, tree: null, at: token.at, end: token.end }) - 1;
    return { kind: 'bind', index, at: token.at };
  }

  private selectItem(): SelectItem {
    const at = this.token.at;
    if (this.accept('(')) {
      const query = this.query();
      this.expect(')');
      if (this.token.kind === 'name' && !CLAUSE.has(this.token.upper)) this.name();
      return { kind: 'subquery', query, at };
    }
    if (this.is('TYPEOF') && !this.ahead(',') && !this.ahead('FROM')) return this.typeofItem();
    if (this.is('FIELDS') && this.ahead('(')) {
      this.index += 2;
      const which = this.name().toUpperCase();
      if (which !== 'ALL' && which !== 'STANDARD' && which !== 'CUSTOM') this.fail(`unexpected token: '${which}'`);
      this.expect(')');
      return { kind: 'fields', which, at };
    }
    const expression = this.expression();
    const alias = this.token.kind === 'name' && !CLAUSE.has(this.token.upper) ? this.name() : null;
    return { kind: 'expression', expression, alias, at };
  }

  private typeofItem(): SelectItem {
    const at = this.token.at;
    this.expect('TYPEOF');
    const relationship = this.path();
    const whens: { object: string; fields: FieldPath[]; at: number }[] = [];
    while (this.is('WHEN')) {
      this.index++;
      const whenAt = this.token.at;
      const object = this.name();
      this.expect('THEN');
      whens.push({ object, fields: this.list(() => this.fieldPath()), at: whenAt });
    }
    const otherwise = this.accept('ELSE') ? this.list(() => this.fieldPath()) : [];
    this.expect('END');
    return { kind: 'typeof', relationship, whens, otherwise, at };
  }

  private expression(): SoqlExpression {
    const token = this.token;
    if (token.kind === 'name' && this.ahead('(')) {
      if (!FUNCTIONS.has(token.upper)) this.fail(`Unknown function: ${token.text}`);
      this.index += 2;
      const args = this.is(')') ? [] : this.list(() => this.expression());
      this.expect(')');
      return { kind: 'function', name: token.upper, args, at: token.at };
    }
    return this.fieldPath();
  }

  private orderItem(): OrderItem {
    const expression = this.expression();
    const descending = !this.accept('ASC') && this.accept('DESC');
    let nulls: OrderItem['nulls'] = null;
    if (this.accept('NULLS')) {
      nulls = this.accept('FIRST') ? 'first' : 'last';
      if (nulls === 'last') this.expect('LAST');
    }
    return { expression, descending, nulls };
  }

  private condition(): SoqlCondition {
    const at = this.token.at;
    const first = this.term();
    if (!this.is('AND') && !this.is('OR')) return first;
    const word = this.token.upper as 'AND' | 'OR';
    const terms = [first];
    while (this.accept(word)) terms.push(this.term());
    // The platform does not rank AND over OR: without parentheses a mixture is an error.
    if (this.is('AND') || this.is('OR')) this.unexpected();
    return { kind: word === 'AND' ? 'and' : 'or', terms, at };
  }

  private term(): SoqlCondition {
    const at = this.token.at;
    if (this.is('NOT') && !this.ahead('IN')) {
      this.index++;
      return { kind: 'not', term: this.term(), at };
    }
    if (this.accept('(')) {
      const condition = this.condition();
      this.expect(')');
      return condition;
    }
    const left = this.expression();
    const operator = this.operator();
    return { kind: 'compare', left, operator, right: this.value(), at };
  }

  private operator(): ComparisonOperator {
    const token = this.token;
    if (token.kind === 'symbol' && ['=', '!=', '<>', '<', '<=', '>', '>='].includes(token.text)) {
      this.index++;
      // `< =` may be written apart.
      if ((token.text === '<' || token.text === '>') && this.accept('=')) return `${token.text}=`;
      return token.text === '<>' ? '!=' : (token.text as ComparisonOperator);
    }
    for (const word of ['LIKE', 'IN', 'INCLUDES', 'EXCLUDES'] as const) if (this.accept(word)) return word;
    if (this.is('NOT') && this.ahead('IN')) {
      this.index += 2;
      return 'NOT IN';
    }
    this.unexpected();
  }

  private value(): SoqlValue {
    const token = this.token;
    const at = token.at;
    switch (token.kind) {
      case 'bind':
        return this.bind();
      case 'string':
        this.index++;
        return { kind: 'string', value: token.text, at };
      case 'number':
        this.index++;
        return { kind: 'number', text: token.text, at };
      case 'date':
      case 'datetime':
      case 'time':
        this.index++;
        return { kind: token.kind, text: token.text, at };
      case 'symbol':
        if (token.text === '-' || token.text === '+') {
          this.index++;
          const number = this.value();
          if (number.kind !== 'number') this.fail(`unexpected token: '${token.text}'`, at);
          return { ...number, text: token.text === '-' ? '-' + number.text : number.text, at };
        }
        if (token.text === '(') return this.parenthesized();
        return this.unexpected();
      case 'name':
        return this.word();
      default:
        return this.unexpected();
    }
  }

  private parenthesized(): SoqlValue {
    const at = this.token.at;
    this.expect('(');
    if (this.is('SELECT')) {
      const query = this.query();
      this.expect(')');
      return { kind: 'query', query, at };
    }
    const values = this.list(() => this.value());
    this.expect(')');
    return { kind: 'list', values, at };
  }

  private word(): SoqlValue {
    const token = this.token;
    const at = token.at;
    this.index++;
    if (token.upper === 'NULL') return { kind: 'null', at };
    if (token.upper === 'TRUE' || token.upper === 'FALSE')
      return { kind: 'boolean', value: token.upper === 'TRUE', at };
    if (DATE_LITERAL.test(token.upper)) return { kind: 'dateLiteral', name: token.upper, n: null, at };
    if (DATE_LITERAL_N.test(token.upper)) {
      this.expect(':');
      const negative = this.accept('-');
      const digits = this.token;
      if (digits.kind !== 'number') this.unexpected();
      this.index++;
      return { kind: 'dateLiteral', name: token.upper, n: Number(digits.text) * (negative ? -1 : 1), at };
    }
    const currency = /^[A-Z]{3}(\d+)$/.exec(token.upper);
    if (currency) return { kind: 'number', text: currency[1], at };
    this.index--;
    // The platform's own words for a value that looks like a field name.
    return this.fail(`unexpected token: '${token.text}'`);
  }
}
