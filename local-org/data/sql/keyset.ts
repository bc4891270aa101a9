/**
 * Pages by key: `(Name > :last OR (Name = :last AND Id > :lastId) OR Name = null)` under an ORDER BY Name. SQLite walks
 * an index from one place only, so each alternative is looked for by itself.
 */
import type { ResolvedCondition, ResolvedQuery } from '../soql/resolved.ts';
import { orderTerms } from './order.ts';

/**
 * The WHERE clause with each of its alternatives in turn, where all of them say where to begin in the order. The rows of
 * a page are among the first rows of these.
 */
export function alternativesOf({ where, orderBy }: ResolvedQuery): ResolvedCondition[] {
  if (where?.kind !== 'and') return [];
  const [first] = orderBy;
  if (first?.expression.kind !== 'path' || first.expression.steps.length) return [];
  const { field } = first.expression;
  // Comparisons go by letters, the order of a picklist does not.
  if (orderTerms(field.name, field).length > 1) return [];
  const at = where.terms.findIndex(
    (term) => term.kind === 'or' && term.terms.every((alternative) => bounds(alternative, field.name)),
  );
  const chosen = where.terms[at];
  if (chosen?.kind !== 'or') return [];
  return chosen.terms.map((alternative) => ({ ...where, terms: where.terms.with(at, alternative) }));
}

function bounds(condition: ResolvedCondition, field: string): boolean {
  if (condition.kind === 'and') return condition.terms.some((term) => bounds(term, field));
  if (condition.kind !== 'compare' || condition.left.kind !== 'path') return false;
  const { left, operator } = condition;
  return left.steps.length === 0 && left.field.name === field && ['=', '<', '>', '<=', '>='].includes(operator);
}
