/** Database.MergeResult. */
import { libraryType, listOf, Types } from '../values/types.ts';
import type { MergeOutcome } from '../data/dml/merge.ts';
import { defineClass } from './define.ts';
import { JSON_READ, JSON_VALUE } from './json-object.ts';
import type { JsonFields } from './json-object.ts';
import { databaseErrors, errorsFromJson } from './query-results.ts';
import { ApexList } from '../values/values.ts';

class MergeResult {
  readonly outcome: MergeOutcome;
  constructor(outcome: MergeOutcome) {
    this.outcome = outcome;
  }
  [JSON_VALUE](): object {
    const { success, id, mergedIds, updatedRelatedIds, errors } = this.outcome;
    return {
      success,
      id,
      mergedRecordIds: ids(mergedIds),
      updatedRelatedIds: ids(updatedRelatedIds),
      errors: databaseErrors(errors),
    };
  }
  static [JSON_READ](fields: JsonFields): MergeResult {
    return new MergeResult({
      success: fields.isTrue('success'),
      id: fields.text('id')!,
      mergedIds: fields.texts('mergedRecordIds'),
      updatedRelatedIds: fields.texts('updatedRelatedIds'),
      errors: errorsFromJson(fields),
    });
  }
}

const ids = (list: readonly string[]) => new ApexList(listOf(Types.Id), [...list]);

defineClass(
  'Database.MergeResult',
  {
    'List<Database.Error> getErrors()': (self: MergeResult) => databaseErrors(self.outcome.errors),
    'Id getId()': (self: MergeResult) => self.outcome.id,
    'List<Id> getMergedRecordIds()': (self: MergeResult) => ids(self.outcome.mergedIds),
    'List<Id> getUpdatedRelatedIds()': (self: MergeResult) => ids(self.outcome.updatedRelatedIds),
    'Boolean isSuccess()': (self: MergeResult) => self.outcome.success,
  },
  { js: MergeResult },
);

export const mergeResult = (outcome: MergeOutcome) => new MergeResult(outcome);
export const mergeResults = (outcomes: readonly MergeOutcome[]) =>
  new ApexList(listOf(libraryType('Database.MergeResult')), outcomes.map(mergeResult));
