/**
 * Duplicate rules, after the validation rules ("Triggers and Order of Execution"): a record that equals a stored one in
 * what a matching rule names. A rule that blocks refuses the save; one that alerts refuses it unless the caller allows it
 * (`DMLOptions.DuplicateRuleHeader.allowSave`); one that only reports does nothing here. Records of the same save are not
 * compared with each other, and an update is looked at only where it changes what is compared.
 */
import type { DuplicateMatch, DuplicateRule } from '../../metadata/duplicate-rules.ts';
import { sameValue } from '../../values/equality.ts';
import { visibleRows } from '../access.ts';
import { quote, toColumn } from '../column.ts';
import type { SQLInputValue } from '../sqlite.ts';
import { tableName } from '../tables.ts';
import type { Batch } from './batch.ts';
import { alive, valueOf } from './batch.ts';
import type { Row } from './errors.ts';

export function checkDuplicates(batch: Batch): void {
  const { options, transaction, object, operation } = batch;
  // Merges and lead conversions are saves of the platform's own.
  if (options.uncounted || (operation !== 'insert' && operation !== 'update')) return;
  for (const rule of transaction.org.project.duplicateRules) {
    if (rule.object !== object.name) continue;
    const { action, alerts } = operation === 'insert' ? rule.onInsert : rule.onUpdate;
    if (action === 'Allow' && (!alerts || options.allowDuplicates)) continue;
    for (const row of alive(batch)) {
      const found = duplicatesOf(batch, row, rule);
      if (!found.length) continue;
      row.errors.push({
        statusCode: 'DUPLICATES_DETECTED',
        message: rule.alertText,
        fields: [],
        duplicates: { rule: rule.name, object: rule.object, allowSave: action === 'Allow', found },
      });
    }
  }
}

function duplicatesOf(batch: Batch, row: Row, rule: DuplicateRule): { object: string; rule: string; ids: string[] }[] {
  const found: { object: string; rule: string; ids: string[] }[] = [];
  for (const match of rule.matches) {
    const { old, next } = row;
    if (old && match.items.every(({ savedField }) => sameValue(valueOf(old, savedField), valueOf(next, savedField))))
      continue;
    const ids = idsThatMatch(batch, row, match, rule.enforcesSharing);
    if (ids.length) found.push({ object: match.object, rule: match.rule, ids });
  }
  return found;
}

function idsThatMatch(batch: Batch, { next }: Row, match: DuplicateMatch, enforcesSharing: boolean): string[] {
  const { schema, store, transaction, options } = batch;
  const object = schema.object(match.object)!;
  const parameters: SQLInputValue[] = [];
  const conditions = match.items.map(({ field: name, savedField, matchesBlanks }) => {
    const field = schema.field(object, name)!;
    const saved = schema.field(next.object, savedField)!;
    const value = toColumn(saved, valueOf(next, saved.name));
    if (value === null) return matchesBlanks ? `r.${quote(field.name)} IS NULL` : '0';
    parameters.push(value);
    return `r.${quote(field.name)} = ?${parameters.length}`;
  });
  const where = [`r.IsDeleted = 0`, `(${joined(conditions, match)})`];
  if (next.id !== null && object === next.object) {
    parameters.push(next.id);
    where.push(`r.Id <> ?${parameters.length}`);
  }
  const access = options.runsDuplicateRulesAsUser ? 'user' : (options.access ?? 'system');
  const visible = enforcesSharing ? visibleRows(transaction, access)(object, 'r') : null;
  if (visible) where.push(visible);
  return store
    .all(`SELECT r.Id FROM ${quote(tableName(object))} r WHERE ${where.join(' AND ')} ORDER BY r.Id`, ...parameters)
    .map(([id]) => id as string);
}

/** `1 AND (2 OR 3)` with the conditions in place of their numbers. */
function joined(conditions: string[], { logic }: DuplicateMatch): string {
  if (!logic) return conditions.join(' AND ');
  return logic.replace(/\d+/g, (position) => `(${conditions[Number(position) - 1] ?? '0'})`);
}
