/** Counts and sums over children, in SQL. */
import { notSupported } from '../../values/exceptions.ts';
import type { FieldSchema } from '../../metadata/schema.ts';
import { columnKind, scaleFactor } from '../column.ts';
import { converted, isAmount, recordRate } from './currencies.ts';
import type { Joins, Source } from './joins.ts';

/** A standard count or sum over children, made when it is read. */
export function counted(scope: Joins, source: Source, field: FieldSchema): string {
  const { schema } = scope.context;
  const summary = field.summary!;
  const child = schema.object(summary.childObject);
  if (!child) return '0';
  const inner = scope.inside(child);
  const summed = summary.field ? inner.named(inner.root, summary.field.split('.')) : null;
  const where = [
    `${inner.named(inner.root, [summary.foreignKey]).sql} = ${source.alias}.Id`,
    `${inner.root.alias}.IsDeleted = 0`,
    ...summaryFilters(inner, summary.filters),
  ];
  const value =
    summary.operation === 'count' || !summed
      ? 'count(*)'
      : `${summary.operation}(${inCurrencyOf(scope, source, inner, summed, rescaled(summed, field))})`;
  const orZero = summary.operation === 'count' || summary.operation === 'sum' ? `ifnull(${value}, 0)` : value;
  return `(SELECT ${orZero} ${inner.from()} WHERE ${where.join(' AND ')})`;
}

/** What is rolled up of amounts is in the parent's currency ("Roll-Up Summary Field": multi-currency organizations). */
export function inCurrencyOf(
  outer: Joins,
  parent: Source,
  inner: Joins,
  summed: { sql: string; field: FieldSchema },
  amount: string,
): string {
  const { schema } = outer.context;
  if (!isAmount(schema, inner.root.object, summed.field) || !parent.object.fields.has('currencyisocode')) return amount;
  const from = recordRate(inner.named(inner.root, ['CurrencyIsoCode']).sql);
  return converted(amount, from, recordRate(`${parent.alias}.CurrencyIsoCode`));
}

/** A number in the scale of the field that takes it. */
export function rescaled(value: { sql: string; field: FieldSchema }, target: FieldSchema): string {
  const difference =
    (columnKind(target) === 'scaled' ? target.scale! : 0) -
    (columnKind(value.field) === 'scaled' ? value.field.scale! : 0);
  if (difference === 0) return value.sql;
  return difference > 0
    ? `(${value.sql}) * ${10 ** difference}`
    : `CAST(round((${value.sql}) / ${10 ** -difference}.0) AS INTEGER)`;
}

/** Conditions of a roll-up on the rows it counts; operations as the Metadata API names them. */
export function summaryFilters(scope: Joins, filters: { field: string; operation: string; value: string }[]): string[] {
  return filters.map(({ field: path, operation, value }) => {
    const { sql, field } = scope.named(
      scope.root,
      path.split('.').slice(path.split('.')[0] === scope.root.object.name ? 1 : 0),
    );
    const kind = columnKind(field);
    if (value === '') {
      if (operation === 'equals') return `${sql} IS NULL`;
      if (operation === 'notEqual') return `${sql} IS NOT NULL`;
    }
    const one = (text: string): string => {
      if (kind === 'boolean') return /^(true|1)$/i.test(text) ? '1' : '0';
      if (kind === 'text' || kind === 'id') return scope.parameter(text);
      if (kind === 'scaled') return scope.parameter(Math.round(Number(text) * scaleFactor(field)));
      if (kind === 'integer' || kind === 'real') return scope.parameter(Number(text));
      if (kind === 'date')
        return scope.parameter(Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000));
      if (kind === 'datetime') return scope.parameter(Date.parse(text));
      return notSupported(`a roll-up filter on ${field.name}`, scope.root.object.name);
    };
    const parts = value.split(',').map((part) => part.trim());
    switch (operation) {
      case 'equals':
        return `(${parts.map((part) => `${sql} = ${one(part)}`).join(' OR ')})`;
      case 'notEqual':
        return `(${parts.map((part) => `${sql} IS NOT ${one(part)}`).join(' AND ')})`;
      case 'lessThan':
        return `${sql} < ${one(value)}`;
      case 'greaterThan':
        return `${sql} > ${one(value)}`;
      case 'lessOrEqual':
        return `${sql} <= ${one(value)}`;
      case 'greaterOrEqual':
        return `${sql} >= ${one(value)}`;
      case 'contains':
        return `instr(lower(${sql}), lower(${one(value)})) > 0`;
      case 'notContain':
        return `ifnull(instr(lower(${sql}), lower(${one(value)})), 0) = 0`;
      case 'startsWith':
        return `instr(lower(${sql}), lower(${one(value)})) = 1`;
      default:
        return notSupported(`the roll-up filter operation ${operation}`, scope.root.object.name);
    }
  });
}
