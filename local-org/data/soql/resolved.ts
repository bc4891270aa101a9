/** A SOQL query whose names and types are checked against the schema: what the compiler and the database read. */
import type { ChildRelationship, FieldSchema, FieldType, ObjectSchema } from '../../metadata/schema.ts';
import type { ComparisonOperator, SoqlQuery, SoqlValue } from './ast.ts';

/** One lookup walked toward a parent; several targets when it is polymorphic. */
export interface PathStep {
  relationship: string;
  field: FieldSchema;
  targets: ObjectSchema[];
}

/** A field, maybe of a parent. */
export interface ResolvedPath {
  kind: 'path';
  steps: PathStep[];
  /** The object that declares the field: the query's own without steps. */
  object: ObjectSchema;
  field: FieldSchema;
  /** Canonical names: `['Account', 'Owner', 'Name']`. */
  names: string[];
  type: FieldType;
}

export interface ResolvedFunction {
  kind: 'function';
  name: string;
  /** Empty for `COUNT()`. */
  args: ResolvedExpression[];
  /** Type of the result. */
  type: FieldType;
  aggregate: boolean;
}

export type ResolvedExpression = ResolvedPath | ResolvedFunction;

export type ResolvedSelect =
  | { kind: 'field'; path: ResolvedPath }
  /** In an aggregate query every item, elsewhere `toLabel(…)`, `FORMAT(…)` and the like; `alias` names it in the row. */
  | { kind: 'value'; expression: ResolvedExpression; alias: string }
  | { kind: 'subquery'; relationship: ChildRelationship; query: ResolvedQuery }
  | {
      kind: 'typeof';
      steps: PathStep[];
      relationship: string;
      whens: { object: ObjectSchema; fields: ResolvedPath[] }[];
      otherwise: ResolvedPath[];
    };

export type ResolvedCondition =
  | { kind: 'and' | 'or'; terms: ResolvedCondition[] }
  | { kind: 'not'; term: ResolvedCondition }
  | { kind: 'compare'; left: ResolvedExpression; operator: ComparisonOperator; right: SoqlValue }
  /** Semi- and anti-join. */
  | { kind: 'in'; left: ResolvedExpression; negated: boolean; query: ResolvedQuery };

export interface ResolvedOrder {
  expression: ResolvedExpression;
  descending: boolean;
  nulls: 'first' | 'last';
}

/** What a bind's value is compared with. */
export interface BindType {
  type: FieldType;
  /** The field it is compared with; null for LIMIT, OFFSET and results of functions. */
  field: FieldSchema | null;
  /** May it be a list or set (right of IN, NOT IN, INCLUDES, EXCLUDES)? */
  collection: boolean;
}

export interface ResolvedQuery {
  source: SoqlQuery;
  object: ObjectSchema;
  /** `records` → List<object>; `aggregate` → List<AggregateResult>; `count` → Integer. */
  result: 'records' | 'aggregate' | 'count';
  select: ResolvedSelect[];
  where: ResolvedCondition | null;
  groupBy: { mode: 'plain' | 'rollup' | 'cube'; items: ResolvedExpression[] } | null;
  having: ResolvedCondition | null;
  orderBy: ResolvedOrder[];
  /** By number of the bind; of the whole query, the same array on its sub-queries. */
  bindTypes: BindType[];
  /** Fields the text names, by object: what user mode checks. Of this query alone, without sub-queries. */
  references: Map<ObjectSchema, Set<FieldSchema>>;
  /** Whose names the text uses: its code's namespace. */
  namespace: string | null;
}
