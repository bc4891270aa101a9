/**
 * Statistics of tables, as JSON:
 *
 *     { "CampaignMember": { "rows": 1000000,
 *         "fields": { "CampaignId": { "rowsPerValue": 500 },
 *                     "Status": { "values": { "Sent": 900000 } },
 *                     "CreatedDate": { "from": "2024-01-01", "to": "2026-12-01T00:00:00Z" } } } }
 */
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/schema.ts';
import type { FieldStatistics, ObjectStatistics, TableStatistics } from '../running/statistics.ts';

/** Statistics cannot be used; the message says why. */
export class StatisticsError extends Error {
  override name = 'StatisticsError';
}

/**
 * @param from what is named in errors: a file, a class
 * @throws StatisticsError
 */
export function readStatistics(text: string, schema: Schema, from: string): TableStatistics {
  const refuse = (what: string): never => {
    throw new StatisticsError(`${from}: ${what}`);
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse(`the statistics are not valid JSON: ${(error as Error).message}`);
  }
  const found = new Map<string, ObjectStatistics>();
  for (const [name, value] of entries(json, refuse)) {
    const object = schema.object(name) ?? refuse(`there is no object ${name}`);
    found.set(object.name.toLowerCase(), objectStatistics(object, value, schema, refuse));
  }
  return found;
}

type Refuse = (what: string) => never;

function objectStatistics(object: ObjectSchema, value: unknown, schema: Schema, refuse: Refuse): ObjectStatistics {
  const known = new Map(entries(value, refuse));
  onlyThese(known, ['rows', 'fields'], object.name, refuse);
  const fields = new Map<string, FieldStatistics>();
  for (const [name, statistics] of entries(known.get('fields') ?? {}, refuse)) {
    const field = schema.field(object, name) ?? refuse(`${object.name} has no field ${name}`);
    fields.set(field.name.toLowerCase(), fieldStatistics(field, statistics, refuse));
  }
  return { rows: wholeNumber(known.get('rows'), `rows of ${object.name}`, refuse), fields };
}

function fieldStatistics(field: FieldSchema, value: unknown, refuse: Refuse): FieldStatistics {
  const known = new Map(entries(value, refuse));
  onlyThese(known, ['rowsPerValue', 'values', 'from', 'to'], field.name, refuse);
  const values = new Map<string, number>();
  for (const [text, rows] of entries(known.get('values') ?? {}, refuse))
    values.set(text.toLowerCase(), wholeNumber(rows, `rows with ${field.name} ${text}`, refuse));
  const moment = (name: string): number => {
    const millis = Date.parse(String(known.get(name)));
    return Number.isNaN(millis) ? refuse(`${name} of ${field.name} is no date`) : millis;
  };
  return {
    rowsPerValue: known.has('rowsPerValue')
      ? wholeNumber(known.get('rowsPerValue'), `rowsPerValue of ${field.name}`, refuse)
      : null,
    values,
    range: known.has('from') || known.has('to') ? { from: moment('from'), to: moment('to') } : null,
  };
}

function entries(value: unknown, refuse: Refuse): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('the statistics are no object');
  return Object.entries(value);
}

function onlyThese(known: Map<string, unknown>, names: string[], of: string, refuse: Refuse): void {
  for (const name of known.keys()) if (!names.includes(name)) refuse(`${of} has no statistic ${name}`);
}

function wholeNumber(value: unknown, what: string, refuse: Refuse): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : refuse(`${what} is no number`);
}
