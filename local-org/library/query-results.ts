/** What Database methods answer: a result a record, with its errors. */
import { libraryType, listOf, Types } from '../values/types.ts';
import type { ApexType } from '../values/types.ts';
import type { SaveError, SaveResult } from '../data/dml.ts';
import { defineClass, defineEnum, enumValue } from './define.ts';
import { JSON_READ, JSON_VALUE, type JsonFields } from './json-object.ts';
import { keepsIdOfFailedSave } from '../values/versions.ts';
import { ApexList } from '../values/values.ts';
import { SObject } from '../values/sobject.ts';
import { transaction } from '../running/transaction.ts';
import { STATUS_CODES } from './status-codes.ts';

defineEnum('StatusCode', STATUS_CODES);

export class DatabaseError {
  readonly error: SaveError;
  constructor(error: SaveError) {
    this.error = error;
  }
  [JSON_VALUE](): object {
    const { statusCode, message, fields } = this.error;
    return { statusCode, message, fields: new ApexList(listOf(Types.String), fields) };
  }
  static [JSON_READ](fields: JsonFields): DatabaseError {
    return new DatabaseError(errorFromJson(fields));
  }
  toString(): string {
    return `Database.Error[getFields=(${this.error.fields.join(', ')});getMessage=${this.error.message};getStatusCode=${this.error.statusCode};]`;
  }
}

defineClass(
  'Database.Error',
  {
    'List<String> getFields()': (self: DatabaseError) => new ApexList(listOf(Types.String), self.error.fields.slice()),
    'String getMessage()': (self: DatabaseError) => self.error.message,
    'StatusCode getStatusCode()': (self: DatabaseError) => enumValue('StatusCode', self.error.statusCode),
  },
  { js: DatabaseError },
);

class DuplicateError extends DatabaseError {}

/** What a duplicate rule found (Apex Reference Guide, Datacloud Namespace). */
class DuplicateResult {
  readonly error: SaveError;
  constructor(error: SaveError) {
    this.error = error;
  }
  get duplicates(): NonNullable<SaveError['duplicates']> {
    return this.error.duplicates!;
  }
}

type Found = NonNullable<SaveError['duplicates']>['found'][number];
class MatchResult {
  readonly found: Found;
  constructor(found: Found) {
    this.found = found;
  }
}

class MatchRecord {
  readonly record: SObject;
  constructor(record: SObject) {
    this.record = record;
  }
}

defineClass(
  'Datacloud.MatchRecord',
  { 'SObject getRecord()': (self: MatchRecord) => self.record },
  { js: MatchRecord },
);
defineClass(
  'Datacloud.MatchResult',
  {
    'String getEntityType()': (self: MatchResult) => self.found.object,
    'String getRule()': (self: MatchResult) => self.found.rule,
    'Integer getSize()': (self: MatchResult) => self.found.ids.length,
    'Boolean isSuccess()': () => true,
    'List<Datacloud.MatchRecord> getMatchRecords()': ({ found }: MatchResult) => {
      const object = transaction().schema.object(found.object)!;
      const records = found.ids.map((id) => new MatchRecord(new SObject(object, new Map([['Id', id]]))));
      return new ApexList(listOf(libraryType('Datacloud.MatchRecord')), records);
    },
  },
  { js: MatchResult },
);
defineClass(
  'Datacloud.DuplicateResult',
  {
    'String getDuplicateRule()': (self: DuplicateResult) => self.duplicates.rule,
    'String getDuplicateRuleEntityType()': (self: DuplicateResult) => self.duplicates.object,
    'String getErrorMessage()': (self: DuplicateResult) => self.error.message,
    'Boolean isAllowSave()': (self: DuplicateResult) => self.duplicates.allowSave,
    'List<Datacloud.MatchResult> getMatchResults()': (self: DuplicateResult) =>
      new ApexList(
        listOf(libraryType('Datacloud.MatchResult')),
        self.duplicates.found.map((found) => new MatchResult(found)),
      ),
  },
  { js: DuplicateResult },
);
defineClass(
  'Database.DuplicateError',
  { 'Datacloud.DuplicateResult getDuplicateResult()': (self: DuplicateError) => new DuplicateResult(self.error) },
  { js: DuplicateError, extends: 'Database.Error' },
);

const errorList = listOf(libraryType('Database.Error'));
export const databaseErrors = (errors: readonly SaveError[]): ApexList<DatabaseError> =>
  new ApexList(
    errorList,
    errors.map((error) => (error.duplicates ? new DuplicateError(error) : new DatabaseError(error))),
  );

/** What tests make results of: `{"success": false, "id": null, "errors": [{"message": "…", "statusCode": "…"}]}`. */
const errorFromJson = (fields: JsonFields): SaveError => ({
  statusCode: fields.text('statusCode') ?? 'UNKNOWN_EXCEPTION',
  message: fields.text('message') ?? '',
  fields: fields.texts('fields'),
});
export const errorsFromJson = (fields: JsonFields): SaveError[] => fields.objects('errors').map(errorFromJson);

/** A result as Apex has it; one class for each kind of save. */
export class DatabaseResult {
  readonly result: SaveResult;
  constructor(result: SaveResult) {
    this.result = result;
  }
  [JSON_VALUE](): object {
    const { success, id, errors } = this.result;
    return { success, id, errors: databaseErrors(errors) };
  }
  static [JSON_READ](fields: JsonFields): DatabaseResult {
    return new this({
      success: fields.isTrue('success'),
      id: fields.text('id'),
      created: fields.isTrue('created'),
      errors: errorsFromJson(fields),
    });
  }
}

/** Of a save that failed: the record's, but null before API 53 and where the record could not be locked. */
function idOf({ id, success, errors }: SaveResult, apiVersion: number): string | null {
  if (success) return id;
  const isLocked = errors.some(({ statusCode }) => statusCode === 'UNABLE_TO_LOCK_ROW');
  return keepsIdOfFailedSave(apiVersion) && !isLocked ? id : null;
}

type ResultClass = new (result: SaveResult) => DatabaseResult;

function resultClass(
  name: string,
  further: Record<string, (self: DatabaseResult) => unknown> = {},
): { type: ApexType; make: ResultClass } {
  const simple = name.slice(name.indexOf('.') + 1);
  const make: ResultClass = { [simple]: class extends DatabaseResult {} }[simple];
  Object.defineProperty(make.prototype, 'toString', {
    value(this: DatabaseResult) {
      const { success, id, errors } = this.result;
      return `${name}[getErrors=(${errors.map((error) => String(new DatabaseError(error))).join(', ')});getId=${id ?? 'null'};isSuccess=${success};]`;
    },
  });
  defineClass(
    name,
    {
      'List<Database.Error> getErrors()': (self: DatabaseResult) => databaseErrors(self.result.errors),
      'Id getId()': (self: DatabaseResult, apiVersion: number) => idOf(self.result, apiVersion),
      'Boolean isSuccess()': (self: DatabaseResult) => self.result.success,
      ...further,
    },
    { js: make, versioned: ['getId'] },
  );
  return { type: libraryType(name), make };
}

const classes = {
  insert: resultClass('Database.SaveResult'),
  upsert: resultClass('Database.UpsertResult', { 'Boolean isCreated()': (self) => self.result.created }),
  delete: resultClass('Database.DeleteResult'),
  undelete: resultClass('Database.UndeleteResult'),
  emptyRecycleBin: resultClass('Database.EmptyRecycleBinResult'),
};

export type ResultKind = keyof typeof classes;

export const apexResult = (kind: ResultKind, result: SaveResult): DatabaseResult => new classes[kind].make(result);
export const apexResults = (kind: ResultKind, results: readonly SaveResult[]): ApexList<DatabaseResult> =>
  new ApexList(
    listOf(classes[kind].type),
    results.map((result) => apexResult(kind, result)),
  );
