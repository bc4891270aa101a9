/** The filters of a list view as a SOQL condition. */
import type { ListView } from '../../metadata/pages.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { UiError } from '../host.ts';
import { columnPath, textOfPath } from './columns.ts';
import type { Context } from './context.ts';

const COMPARISONS: Record<string, string> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

/** @returns a condition, '' for every record */
export function listCondition(context: Context, object: ObjectSchema, view: ListView): string {
  const conditions = view.filters.map((filter) => {
    const path = columnPath(context, object, filter.field);
    if (!path) throw unsupported(view, filter.field);
    return filterCondition(view, textOfPath(path), path.field, filter.operation, filter.value);
  });
  const logic = view.logic ?? conditions.map((_one, index) => index + 1).join(' AND ');
  const filtered = logic.replace(/\d+/g, (number) => `(${conditions[Number(number) - 1]})`);
  const scope = scopeCondition(context, view);
  return [scope, filtered]
    .filter(Boolean)
    .map((one) => `(${one})`)
    .join(' AND ');
}

function scopeCondition({ user }: Context, view: ListView): string {
  if (view.scope === 'Everything') return '';
  if (view.scope === 'Mine') return `OwnerId = ${text(user.id)}`;
  throw unsupported(view, `scope ${view.scope}`);
}

const unsupported = (view: ListView, what: string) =>
  new UiError(400, 'NOT_SUPPORTED', `Not supported by the local org: ${what}, list view ${view.label}`);

const text = (value: string) => `'${value.replace(/['\\]/g, '\\$&')}'`;

function filterCondition(view: ListView, path: string, field: FieldSchema, operation: string, value: string): string {
  const values = value.split(',').map((one) => one.trim());
  const any = (make: (one: string) => string) => values.map(make).join(' OR ');
  switch (operation) {
    case 'contains':
      return any((one) => `${path} LIKE ${text(`%${one}%`)}`);
    case 'notContain':
      return `NOT (${any((one) => `${path} LIKE ${text(`%${one}%`)}`)})`;
    case 'startsWith':
      return any((one) => `${path} LIKE ${text(`${one}%`)}`);
    case 'includes':
      return `${path} INCLUDES (${values.map(text).join(', ')})`;
    case 'excludes':
      return `${path} EXCLUDES (${values.map(text).join(', ')})`;
  }
  const comparison = COMPARISONS[operation];
  if (!comparison) throw unsupported(view, `filter ${operation}`);
  const literals = values.map((one) => literal(field, one));
  if (comparison === '!=') return literals.map((one) => `${path} != ${one}`).join(' AND ');
  return literals.map((one) => `${path} ${comparison} ${one}`).join(' OR ');
}

function literal(field: FieldSchema, value: string): string {
  if (value === '') return 'null';
  switch (field.type) {
    case 'Checkbox':
      return value === '1' || value.toLowerCase() === 'true' ? 'true' : 'false';
    case 'Number':
    case 'Integer':
    case 'Currency':
    case 'Percent':
    case 'Summary':
      return String(Number(value));
    case 'Date':
    case 'DateTime':
      return dateLiteral(field, value);
    default:
      return text(value);
  }
}

/** `TODAY`, `LAST_N_DAYS:7`, `1/31/2026`, `2026-01-31` */
function dateLiteral(field: FieldSchema, value: string): string {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(value) ?? [];
  const date = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value;
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return date;
  return field.type === 'DateTime' ? `${date}T00:00:00Z` : date;
}
