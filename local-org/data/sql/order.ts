/** What rows are sorted by. */
import type { FieldSchema } from '../../metadata/schema.ts';

/** Longer lists of values are not ranked. */
const MAX_RANKED = 100;

/** SQL expressions over a column: picklists sort by the order of their values, then unknown ones; all else by itself. */
export function orderTerms(column: string, field: FieldSchema | null): string[] {
  if (field?.type !== 'Picklist' || field.picklistValues.length <= 1 || field.picklistValues.length > MAX_RANKED)
    return [column];
  const { picklistValues } = field;
  const ranks = picklistValues
    .map((entry, index) => `WHEN '${entry.value.replace(/'/g, "''")}' THEN ${index}`)
    .join(' ');
  return [`CASE ${column} ${ranks} ELSE iif(${column} IS NULL, NULL, ${picklistValues.length}) END`, column];
}
