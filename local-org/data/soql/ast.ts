/**
 * A SOQL query as written: names unchecked, binds numbered in order of appearance. Every node carries `at`, its offset
 * in the query's text; `positionOf` turns it into a line and column of the file that holds the query.
 */

export interface SoqlBind {
  /** The expression after the colon, as written. */
  text: string;
  /** The expression's parse tree (`ExpressionContext`), when the query came from Apex source; null in a dynamic one. */
  tree: unknown;
  /** Its position, from its colon on. */
  at: number;
  end: number;
}

export interface FieldPath {
  kind: 'field';
  /** `['Account', 'Owner', 'Name']` */
  path: string[];
  at: number;
}

export interface FunctionCall {
  kind: 'function';
  /** Upper case: `COUNT`, `CALENDAR_YEAR`, `TOLABEL`. */
  name: string;
  /** Empty for `COUNT()`. */
  args: SoqlExpression[];
  at: number;
}

export type SoqlExpression = FieldPath | FunctionCall;

/** `FIELDS(ALL)` */
export interface FieldsItem {
  kind: 'fields';
  which: 'ALL' | 'STANDARD' | 'CUSTOM';
  at: number;
}

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END` */
export interface TypeofItem {
  kind: 'typeof';
  relationship: string[];
  whens: { object: string; fields: FieldPath[]; at: number }[];
  otherwise: FieldPath[];
  at: number;
}

export interface SubqueryItem {
  kind: 'subquery';
  query: SoqlQuery;
  at: number;
}

export interface ExpressionItem {
  kind: 'expression';
  expression: SoqlExpression;
  alias: string | null;
  at: number;
}

export type SelectItem = ExpressionItem | FieldsItem | TypeofItem | SubqueryItem;

export type SoqlValue =
  | { kind: 'null'; at: number }
  | { kind: 'boolean'; value: boolean; at: number }
  | { kind: 'string'; value: string; at: number }
  /** As written, with its sign. */
  | { kind: 'number'; text: string; at: number }
  | { kind: 'date' | 'datetime' | 'time'; text: string; at: number }
  /** `TODAY`, `LAST_N_DAYS:30`: name in upper case. */
  | { kind: 'dateLiteral'; name: string; n: number | null; at: number }
  | { kind: 'bind'; index: number; at: number }
  | { kind: 'list'; values: SoqlValue[]; at: number }
  | { kind: 'query'; query: SoqlQuery; at: number };

export type ComparisonOperator =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type SoqlCondition =
  | { kind: 'and' | 'or'; terms: SoqlCondition[]; at: number }
  | { kind: 'not'; term: SoqlCondition; at: number }
  | { kind: 'compare'; left: SoqlExpression; operator: ComparisonOperator; right: SoqlValue; at: number };

export interface OrderItem {
  expression: SoqlExpression;
  descending: boolean;
  nulls: 'first' | 'last' | null;
}

export interface SoqlQuery {
  text: string;
  /** Where the text begins in its file, from 1; (1, 1) for a dynamic query. */
  line: number;
  column: number;
  select: SelectItem[];
  /** An object's name, or the child relationship's in a sub-query; further ones are aliases of relationship paths. */
  from: { path: string[]; alias: string | null; at: number }[];
  scope: string | null;
  where: SoqlCondition | null;
  access: 'user' | 'system' | 'securityEnforced' | null;
  groupBy: { mode: 'plain' | 'rollup' | 'cube'; items: SoqlExpression[]; at: number } | null;
  having: SoqlCondition | null;
  orderBy: OrderItem[];
  limit: SoqlValue | null;
  offset: SoqlValue | null;
  allRows: boolean;
  /** `FOR VIEW`, `FOR REFERENCE`, `FOR UPDATE`. */
  forClauses: ('view' | 'reference' | 'update')[];
  /** Of the whole query with its sub-queries; the same array on each of them. */
  binds: SoqlBind[];
}

/** A fault in a query, with the platform's text and where it lies. */
export class SoqlError extends Error {
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** Does the text describe a name that does not exist (INVALID_FIELD, INVALID_TYPE) or bad grammar? */
  readonly code: 'MALFORMED_QUERY' | 'INVALID_FIELD' | 'INVALID_TYPE' | 'UNSUPPORTED';

  constructor(
    message: string,
    at: number,
    query: Pick<SoqlQuery, 'text' | 'line' | 'column'>,
    code: SoqlError['code'] = 'MALFORMED_QUERY',
  ) {
    super(message);
    this.name = 'SoqlError';
    this.at = at;
    this.code = code;
    const position = positionOf(query, at);
    this.line = position.line;
    this.column = position.column;
  }
}

/** Line and column (from 1) in the file of an offset in a query's text. */
function positionOf(query: Pick<SoqlQuery, 'text' | 'line' | 'column'>, at: number) {
  const before = query.text.slice(0, at);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak < 0) return { line: query.line, column: query.column + at };
  return { line: query.line + before.split('\n').length - 1, column: at - lastBreak };
}
