/**
 * Checks a query's names and types against the schema. At compile time for queries in brackets, at run time for dynamic
 * ones; faults are `SoqlError`s with the platform's texts and a position.
 */
import type { FieldSchema, FieldType, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { makeField } from '../../metadata/make.ts';
import type {
  FieldPath,
  FunctionCall,
  SelectItem,
  SoqlCondition,
  SoqlExpression,
  SoqlQuery,
  SoqlValue,
} from './ast.ts';
import { SoqlError } from './ast.ts';
import { checkValue } from './resolve-value.ts';
import type {
  BindType,
  PathStep,
  ResolvedCondition,
  ResolvedExpression,
  ResolvedFunction,
  ResolvedOrder,
  ResolvedPath,
  ResolvedQuery,
  ResolvedSelect,
} from './resolved.ts';

export type * from './resolved.ts';

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']);
const DATE_FUNCTIONS =
  /^(CALENDAR_(MONTH|QUARTER|YEAR)|DAY_IN_(MONTH|WEEK|YEAR)|DAY_ONLY|FISCAL_(MONTH|QUARTER|YEAR)|HOUR_IN_DAY|WEEK_IN_(MONTH|YEAR))$/;
const NUMBERS = new Set<FieldType>(['Number', 'Integer', 'Currency', 'Percent', 'Summary', 'AnyType']);
const HINT = 'Please reference your WSDL or the describe call for the appropriate names.';

/** `Owner.Type`, `Who.Type`: the API name of the object a polymorphic lookup points to. Not a field of any object. */
export const OBJECT_TYPE_FIELD = makeField('Type', 'Text', { createable: false, updateable: false });

const resolvedBySchema = new WeakMap<Schema, WeakMap<SoqlQuery, ResolvedQuery>>();

/** Resolves a whole query. Throws `SoqlError`; the answer is shared between calls with the same query and schema. */
export function resolveSoql(query: SoqlQuery, schema: Schema): ResolvedQuery {
  let cache = resolvedBySchema.get(schema);
  if (!cache) resolvedBySchema.set(schema, (cache = new WeakMap()));
  let resolved = cache.get(query);
  if (!resolved) {
    resolved = new Resolver(query, schema, rootObject(query, schema), []).resolve();
    cache.set(query, resolved);
  }
  return resolved;
}

function rootObject(query: SoqlQuery, schema: Schema): ObjectSchema {
  const [from] = query.from;
  const name = from.path.join('.');
  const object = from.path.length === 1 ? schema.object(name) : null;
  if (object?.queryable) return object;
  throw new SoqlError(
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${HINT}`,
    from.at,
    query,
    'INVALID_TYPE',
  );
}

class Resolver {
  private readonly query: SoqlQuery;
  private readonly schema: Schema;
  private readonly object: ObjectSchema;
  private readonly bindTypes: BindType[];
  private readonly references = new Map<ObjectSchema, Set<FieldSchema>>();
  private readonly aliases = new Map<string, string[]>();
  private readonly selectAliases = new Map<string, ResolvedExpression>();
  private unnamed = 0;

  constructor(query: SoqlQuery, schema: Schema, object: ObjectSchema, bindTypes: BindType[]) {
    this.query = query;
    this.schema = schema;
    this.object = object;
    this.bindTypes = bindTypes;
    const [root, ...others] = query.from;
    if (root.alias) this.aliases.set(root.alias.toLowerCase(), []);
    for (const { path, alias, at } of others) {
      const [first, ...rest] = path;
      const start = this.aliases.get(first.toLowerCase());
      if (!start || !alias)
        this.fail(`Not supported by the local org: ${path.join('.')} in FROM of a query`, at, 'UNSUPPORTED');
      this.aliases.set(alias.toLowerCase(), [...start, ...rest]);
    }
  }

  private fail(message: string, at: number, code: SoqlError['code'] = 'MALFORMED_QUERY'): never {
    throw new SoqlError(message, at, this.query, code);
  }

  resolve(): ResolvedQuery {
    const { query } = this;
    if (query.scope && !/^(everything|mine)$/i.test(query.scope)) {
      this.fail(`Not supported by the local org: USING SCOPE ${query.scope}`, 0, 'UNSUPPORTED');
    }
    const isCount = isBareCount(query);
    const isAggregate =
      !isCount &&
      (query.groupBy !== null ||
        query.select.some((item) => item.kind === 'expression' && hasAggregate(item.expression)));
    const groupBy = query.groupBy && {
      mode: query.groupBy.mode,
      items: query.groupBy.items.map((item) => this.expression(item)),
    };
    const select = isCount
      ? []
      : query.select.flatMap((item) => this.selectItem(item, isAggregate, groupBy?.items ?? []));
    const where = query.where && this.condition(query.where, false);
    const having = query.having && this.condition(query.having, true);
    if (having && !groupBy) this.fail('HAVING needs a GROUP BY clause', 0);
    const orderBy = query.orderBy.map((item): ResolvedOrder => {
      const expression = this.orderExpression(item.expression, isAggregate);
      return { expression, descending: item.descending, nulls: item.nulls ?? 'first' };
    });
    for (const clause of [query.limit, query.offset]) {
      if (clause?.kind === 'bind') this.bind(clause.index, { type: 'Integer', field: null, collection: false });
    }
    if (query.forClauses.includes('update') && query.orderBy.length) {
      this.fail('ORDER BY is not allowed with locking', 0);
    }
    return {
      source: query,
      object: this.object,
      result: isCount ? 'count' : isAggregate ? 'aggregate' : 'records',
      select,
      where,
      groupBy,
      having,
      orderBy,
      bindTypes: this.bindTypes,
      references: this.references,
      namespace: this.schema.namespace,
    };
  }

  private bind(index: number, type: BindType): void {
    this.bindTypes[index] = type;
  }

  private refer(object: ObjectSchema, field: FieldSchema): void {
    if (field === OBJECT_TYPE_FIELD) return;
    const fields = this.references.get(object);
    if (fields) fields.add(field);
    else this.references.set(object, new Set([field]));
  }

  /** Takes a leading alias or the object's own name off a path. */
  private withoutAlias(path: string[]): string[] {
    if (path.length < 2) return path;
    const first = path[0].toLowerCase();
    const aliased = this.aliases.get(first);
    if (aliased) return [...aliased, ...path.slice(1)];
    if (this.schema.relationship(this.object, path[0])) return path;
    const from = this.query.from[0].path;
    if (first === from[from.length - 1].toLowerCase() || first === this.object.name.toLowerCase()) return path.slice(1);
    return path;
  }

  /** Walks lookups; the objects at the end are several after a polymorphic one. */
  private walk(relationships: string[], at: number): { steps: PathStep[]; objects: ObjectSchema[] } {
    let objects = [this.object];
    const steps: PathStep[] = [];
    for (const name of relationships) {
      const owner = objects.find((object) => this.schema.relationship(object, name));
      const field = owner && this.schema.relationship(owner, name);
      if (!field || !owner) {
        this.fail(
          `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${HINT}`,
          at,
          'INVALID_FIELD',
        );
      }
      this.refer(owner, field);
      objects = field.referenceTo.map((target) => this.schema.object(target)).filter((target) => target !== null);
      steps.push({ relationship: field.relationshipName!, field, targets: objects });
    }
    if (steps.length > 5)
      this.fail(
        'SOQL statements cannot query parent relationships more than 5 levels away from the root entity object',
        at,
      );
    return { steps, objects };
  }

  private path(node: FieldPath): ResolvedPath {
    const path = this.withoutAlias(node.path);
    const { steps, objects } = this.walk(path.slice(0, -1), node.at);
    const name = path[path.length - 1];
    let object = objects.find((candidate) => this.schema.field(candidate, name)) ?? objects[0];
    let field = object ? this.schema.field(object, name) : null;
    if (!field && objects.length > 1 && name.toLowerCase() === 'type') field = OBJECT_TYPE_FIELD;
    if (objects.length > 1 && name.toLowerCase() === 'type') field = OBJECT_TYPE_FIELD;
    if (!field) {
      object ??= this.object;
      this.fail(
        `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${HINT}`,
        node.at,
        'INVALID_FIELD',
      );
    }
    this.refer(object, field);
    return {
      kind: 'path',
      steps,
      object,
      field,
      names: [...steps.map((step) => step.relationship), field.name],
      type: field.type,
    };
  }

  private expression(node: SoqlExpression): ResolvedExpression {
    return node.kind === 'field' ? this.path(node) : this.function(node);
  }

  private function(node: FunctionCall): ResolvedFunction {
    const args = node.args.map((arg) => this.expression(arg));
    const { name } = node;
    const aggregate = AGGREGATES.has(name);
    const make = (type: FieldType): ResolvedFunction => ({ kind: 'function', name, args, type, aggregate });
    if (name === 'COUNT' && args.length === 0) return make('Integer');
    if (args.length !== 1)
      this.fail(
        `Incorrect number of arguments for function: ${name}`,
        node.at,
        name === 'DISTANCE' ? 'UNSUPPORTED' : undefined,
      );
    const [arg] = args;
    if (name === 'COUNT' || name === 'COUNT_DISTINCT' || name === 'GROUPING') return make('Integer');
    if (name === 'SUM' || name === 'AVG') {
      if (!NUMBERS.has(arg.type))
        this.fail(`field ${describe(arg)} does not support aggregate operator ${name}`, node.at);
      return make('Number');
    }
    if (name === 'MIN' || name === 'MAX') {
      if (arg.type === 'Checkbox')
        this.fail(`field ${describe(arg)} does not support aggregate operator ${name}`, node.at);
      return make(arg.type);
    }
    if (name === 'TOLABEL' || name === 'FORMAT') return make('Text');
    if (name === 'CONVERTCURRENCY') {
      if (!this.schema.object('CurrencyType'))
        this.fail(
          'Not supported by the local org: convertCurrency where there is one currency',
          node.at,
          'UNSUPPORTED',
        );
      if (arg.kind !== 'path' || (arg.field.type !== 'Currency' && arg.field.type !== 'Summary'))
        this.fail('convertCurrency needs a currency field', node.at);
      return make(arg.type);
    }
    if (name === 'CONVERTTIMEZONE') {
      if (arg.type !== 'DateTime') this.fail('convertTimezone needs a dateTime field', node.at);
      return make('DateTime');
    }
    if (DATE_FUNCTIONS.test(name)) {
      if (arg.type !== 'Date' && arg.type !== 'DateTime')
        this.fail(`field ${describe(arg)} does not support date function ${name}`, node.at);
      return make(name === 'DAY_ONLY' ? 'Date' : 'Integer');
    }
    return this.fail(`Not supported by the local org: ${name} in SOQL`, node.at, 'UNSUPPORTED');
  }

  private selectItem(item: SelectItem, isAggregate: boolean, groups: ResolvedExpression[]): ResolvedSelect[] {
    if (isAggregate && item.kind !== 'expression')
      this.fail('Grouped query cannot use child relationships in the SELECT list', item.at);
    switch (item.kind) {
      case 'fields':
        return this.fieldsItem(item.which, item.at);
      case 'subquery':
        return [this.subquery(item.query)];
      case 'typeof': {
        const { steps } = this.walk(this.withoutAlias([...item.relationship, 'Id']).slice(0, -1), item.at);
        const relationship = steps[steps.length - 1].relationship;
        const { targets } = steps[steps.length - 1];
        const whens = item.whens.map(({ object: name, fields, at }) => {
          const object = targets.find((target) => target === this.schema.object(name));
          if (!object)
            this.fail(
              `TYPEOF: ${name} is not an object that ${item.relationship.join('.')} refers to`,
              at,
              'INVALID_TYPE',
            );
          return { object, fields: fields.map((field) => this.pathFrom(object, field)) };
        });
        const otherwise = item.otherwise.map((field) =>
          this.path({ ...field, path: [...item.relationship, ...field.path] }),
        );
        return [{ kind: 'typeof', steps, relationship, whens, otherwise }];
      }
      case 'expression':
        return [this.expressionItem(item.expression, item.alias, item.at, isAggregate, groups)];
    }
  }

  private pathFrom(object: ObjectSchema, node: FieldPath): ResolvedPath {
    return new Resolver(
      { ...this.query, from: [{ path: [object.name], alias: null, at: node.at }] },
      this.schema,
      object,
      this.bindTypes,
    ).path(node);
  }

  private expressionItem(
    node: SoqlExpression,
    alias: string | null,
    at: number,
    isAggregate: boolean,
    groups: ResolvedExpression[],
  ): ResolvedSelect {
    const expression = this.expression(node);
    if (!isAggregate) {
      if (expression.kind === 'path') {
        if (alias) this.fail('only aggregate expressions use field aliasing', at);
        return { kind: 'field', path: expression };
      }
      const plain = expression.args[0]?.kind === 'path' ? expression.args[0].names.at(-1)! : `expr${this.unnamed}`;
      const isFormatting = /^(TOLABEL|FORMAT|CONVERTCURRENCY)$/.test(expression.name);
      return { kind: 'value', expression, alias: alias ?? (isFormatting ? plain : `expr${this.unnamed++}`) };
    }
    if (!hasResolvedAggregate(expression) && !groups.some((group) => sameExpression(group, expression))) {
      const inside = expression.kind === 'function' ? expression.args[0] : null;
      if (!inside || !groups.some((group) => sameExpression(group, inside))) {
        this.fail(
          `Field must be grouped or aggregated: ${expression.kind === 'path' ? expression.names.at(-1) : describe(expression)}`,
          at,
        );
      }
    }
    const name = alias ?? (expression.kind === 'path' ? expression.names.at(-1)! : `expr${this.unnamed++}`);
    if (this.selectAliases.has(name.toLowerCase())) this.fail(`duplicate alias: ${name}`, at);
    this.selectAliases.set(name.toLowerCase(), expression);
    return { kind: 'value', expression, alias: name };
  }

  private fieldsItem(which: 'ALL' | 'STANDARD' | 'CUSTOM', at: number): ResolvedSelect[] {
    if (
      which !== 'STANDARD' &&
      !(
        this.query.limit?.kind === 'bind' ||
        Number(this.query.limit?.kind === 'number' ? this.query.limit.text : 201) <= 200
      )
    ) {
      this.fail('The SOQL FIELDS function must have a LIMIT of at most 200', at);
    }
    const items: ResolvedSelect[] = [];
    for (const field of this.object.fields.values()) {
      if ((which === 'STANDARD' && field.custom) || (which === 'CUSTOM' && !field.custom)) continue;
      if (field.type === 'Address' || field.type === 'Location') continue;
      this.refer(this.object, field);
      items.push({
        kind: 'field',
        path: { kind: 'path', steps: [], object: this.object, field, names: [field.name], type: field.type },
      });
    }
    return items;
  }

  private subquery(query: SoqlQuery): ResolvedSelect {
    const name = query.from[0].path.at(-1)!;
    const relationship = this.schema.childRelationship(this.object, name);
    const child = relationship && this.schema.object(relationship.childObject);
    if (!relationship || !child) {
      this.fail(
        `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${HINT}`,
        query.from[0].at,
        'INVALID_FIELD',
      );
    }
    return { kind: 'subquery', relationship, query: new Resolver(query, this.schema, child, this.bindTypes).resolve() };
  }

  private orderExpression(node: SoqlExpression, isAggregate: boolean): ResolvedExpression {
    if (isAggregate && node.kind === 'field' && node.path.length === 1) {
      const aliased = this.selectAliases.get(node.path[0].toLowerCase());
      if (aliased) return aliased;
    }
    return this.expression(node);
  }

  private condition(node: SoqlCondition, having: boolean): ResolvedCondition {
    switch (node.kind) {
      case 'and':
      case 'or':
        return { kind: node.kind, terms: node.terms.map((term) => this.condition(term, having)) };
      case 'not':
        return { kind: 'not', term: this.condition(node.term, having) };
      case 'compare':
        return this.comparison(node, having);
    }
  }

  private comparison(node: Extract<SoqlCondition, { kind: 'compare' }>, having: boolean): ResolvedCondition {
    const left = having ? this.orderExpression(node.left, true) : this.expression(node.left);
    if (!having && left.kind === 'function' && left.aggregate)
      this.fail(`Aggregate functions are not allowed in WHERE: ${left.name}`, node.at);
    if (!having && left.kind === 'path' && !left.field.filterable) {
      this.fail(`field '${left.field.name}' can not be filtered in a query call`, node.at, 'INVALID_FIELD');
    }
    if (node.right.kind === 'query') {
      if (node.operator !== 'IN' && node.operator !== 'NOT IN') this.fail(`unexpected token: '('`, node.right.at);
      const { query } = node.right;
      const inner = new Resolver(query, this.schema, rootObject(query, this.schema), this.bindTypes).resolve();
      if (inner.select.length !== 1 || inner.select[0].kind !== 'field')
        this.fail('The inner select of a semi join takes exactly one field', node.right.at);
      return { kind: 'in', left, negated: node.operator === 'NOT IN', query: inner };
    }
    this.checkOperand(left, node.operator, node.right);
    return { kind: 'compare', left, operator: node.operator, right: node.right };
  }

  private checkOperand(left: ResolvedExpression, operator: string, value: SoqlValue): void {
    const collection = operator === 'IN' || operator === 'NOT IN' || operator === 'INCLUDES' || operator === 'EXCLUDES';
    const field = left.kind === 'path' ? left.field : null;
    if ((operator === 'INCLUDES' || operator === 'EXCLUDES') && left.type !== 'MultiselectPicklist') {
      this.fail(`${describe(left)}: ${operator.toLowerCase()} operator only valid on multipicklist field`, value.at);
    }
    if (value.kind === 'list') {
      if (!collection) this.fail("unexpected token: '('", value.at);
      for (const item of value.values) {
        if (item.kind === 'bind') this.bind(item.index, { type: left.type, field, collection: false });
        else this.checkLiteral(left, item);
      }
    } else if (value.kind === 'bind') this.bind(value.index, { type: left.type, field, collection });
    else {
      if (collection) this.fail(`${operator} needs a list in parentheses or a bind`, value.at);
      this.checkLiteral(left, value);
    }
  }

  private checkLiteral(left: ResolvedExpression, value: SoqlValue): void {
    const fault = checkValue(left.type, left.kind === 'path' ? left.field.name : describe(left), value);
    if (fault) this.fail(fault, value.at, 'INVALID_FIELD');
  }
}

function isBareCount(query: SoqlQuery): boolean {
  const [item] = query.select;
  return (
    query.select.length === 1 &&
    item.kind === 'expression' &&
    item.alias === null &&
    query.groupBy === null &&
    item.expression.kind === 'function' &&
    item.expression.name === 'COUNT' &&
    item.expression.args.length === 0
  );
}

const hasAggregate = (node: SoqlExpression): boolean =>
  node.kind === 'function' && (AGGREGATES.has(node.name) || node.args.some(hasAggregate));
const hasResolvedAggregate = (node: ResolvedExpression): boolean =>
  node.kind === 'function' && (node.aggregate || node.args.some(hasResolvedAggregate));

/** As the platform names it in messages: `Account.Name`, `CALENDAR_YEAR(CreatedDate)`. */
export const describe = (node: ResolvedExpression): string =>
  node.kind === 'path' ? node.names.join('.') : `${node.name}(${node.args.map(describe).join(', ')})`;

/** Do both mean the same value of a row? */
export const sameExpression = (a: ResolvedExpression, b: ResolvedExpression): boolean => describe(a) === describe(b);
