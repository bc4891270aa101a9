/**
 * Loads records in the format of `sf data import tree`: files of records, or a plan naming such files, in which
 * `@Reference` means the id of a record of the import. Saves run triggers and validation, 200 records at a time,
 * and take CreatedDate and the other audit fields where they are given. Either every record is loaded or none.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { save } from '../data/dml.ts';
import type { SaveResult } from '../data/dml/errors.ts';
import { SObject } from '../values/sobject.ts';
import { valueOfText } from '../services/field-text.ts';
import type { Org } from './org.ts';
import { ApexException } from '../values/exceptions.ts';
import type { ObjectSchema, Schema } from '../metadata/schema.ts';

/** Records a trigger sees at once. */
const chunkSize = 200;
/** Problems written out; more are counted. */
const shownProblems = 20;

/** What is wrong with the files: one line a record, each with file, reference id and what to do. */
export class ImportError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    const more = problems.length - shownProblems;
    const shown = problems.slice(0, shownProblems).join('\n');
    super(`Nothing was imported:\n${shown}${more > 0 ? `\n… and ${more} more` : ''}`);
    this.name = 'ImportError';
    this.problems = problems;
  }
}

/** A record of a file with its position. */
interface Given {
  file: string;
  /** `CampaignMember ConferenceMember2`, or its place in the file without a reference id. */
  label: string;
  object: ObjectSchema;
  referenceId: string | null;
  values: Record<string, unknown>;
  /** The record above it in the file, when it is nested in one. */
  parent: { given: Given; field: string } | null;
}

/**
 * @param files plans or files of records, in the order in which they are loaded
 * @param user id or user name of who loads; the administrator by default
 * @returns how many records of each object were inserted
 * @throws ImportError when a file cannot be read or a record cannot be saved; nothing is changed then
 */
export function importTree(org: Org, files: string | readonly string[], user?: string): Map<string, number> {
  const problems: string[] = [];
  const given = [files]
    .flat()
    .flatMap(recordFiles)
    .flatMap((file) => readRecords(org, file, problems));
  const known = new Set(given.map((record) => record.referenceId).filter((id) => id !== null));
  for (const record of given) checkReferences(org.schema, record, known, problems);
  if (problems.length) throw new ImportError(problems);

  const ids = new Map<string, string>();
  const counts = new Map<string, number>();
  org.atomically(() => {
    for (const chunk of chunks(given)) {
      org.transact({ user, entry: { kind: 'anonymous', name: 'import' } }, () =>
        insert(org.schema, chunk, ids, counts, problems),
      );
    }
    if (problems.length) throw new ImportError(problems);
  });
  return counts;
}

/** The files a plan names, relative to itself; a file of records is its own. */
function recordFiles(file: string): string[] {
  const content = readJson(file);
  if (!Array.isArray(content)) return [file];
  return content.flatMap((step, index) => {
    const names = (step as { files?: unknown }).files;
    if (!Array.isArray(names)) throw new ImportError([`${file}: step ${index + 1} has no "files"`]);
    return names.map((name) => {
      const target = path.resolve(path.dirname(file), String(name));
      if (!existsSync(target)) throw new ImportError([`${file}: names ${name}, which is not there`]);
      return target;
    });
  });
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new ImportError([`${file}: no such file`]);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ImportError([`${file}: not valid JSON: ${(error as Error).message}`]);
  }
}

function readRecords(org: Org, file: string, problems: string[]): Given[] {
  const records = (readJson(file) as { records?: unknown }).records;
  if (!Array.isArray(records)) {
    problems.push(`${file}: has no "records"; a plan is a list of steps with "files"`);
    return [];
  }
  return records.flatMap((record, index) => readRecord(org, file, record, `record ${index + 1}`, null, problems));
}

function readRecord(
  org: Org,
  file: string,
  values: Record<string, unknown>,
  place: string,
  parent: Given['parent'],
  problems: string[],
): Given[] {
  const attributes = (values?.attributes ?? {}) as { type?: string; referenceId?: string };
  const problem = (text: string) => problems.push(`${file}: ${attributes.referenceId ?? place}: ${text}`);
  const object = attributes.type ? org.schema.object(attributes.type) : null;
  if (!object) {
    problem(attributes.type ? `there is no object ${attributes.type}` : 'has no "attributes" with a "type"');
    return [];
  }
  const referenceId = attributes.referenceId ?? null;
  const label = `${object.name} ${referenceId ?? place}`;
  const given: Given = { file, label, object, referenceId, values: {}, parent };
  const below: Given[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (name === 'attributes') continue;
    const nested = (value as { records?: unknown } | null)?.records;
    if (!Array.isArray(nested)) {
      given.values[name] = value;
      continue;
    }
    const relationship = org.schema
      .childRelationships(object)
      .find((one) => one.relationshipName.toLowerCase() === name.toLowerCase());
    if (!relationship) {
      problem(`${object.name} has no child relationship ${name}`);
      continue;
    }
    nested.forEach((child, index) =>
      below.push(
        ...readRecord(
          org,
          file,
          child,
          `${place}, ${name} ${index + 1}`,
          { given, field: relationship.field },
          problems,
        ),
      ),
    );
  }
  return [given, ...below];
}

function checkReferences(schema: Schema, record: Given, known: Set<string>, problems: string[]): void {
  for (const [name, value] of Object.entries(record.values)) {
    if (isReference(value) && !known.has(value.slice(1)) && schema.field(record.object, name)?.referenceTo.length) {
      problems.push(`${record.file}: ${record.label}: ${name} names ${value}, which no file of this import declares`);
    }
  }
}

const isReference = (value: unknown): value is string => typeof value === 'string' && /^@\w/.test(value);

/** Neighbors of one object, at most 200; a record nested in another comes after it. */
function* chunks(given: Given[]): Generator<Given[]> {
  let chunk: Given[] = [];
  for (const record of breadthFirst(given)) {
    if (chunk.length && (chunk.length === chunkSize || chunk[0].object !== record.object)) {
      yield chunk;
      chunk = [];
    }
    chunk.push(record);
  }
  if (chunk.length) yield chunk;
}

/** Records nested in others of one file are loaded together, object by object, level by level. */
function breadthFirst(given: Given[]): Given[] {
  const levelOf = (record: Given): number => (record.parent ? levelOf(record.parent.given) + 1 : 0);
  if (given.every((record) => !record.parent)) return given;
  const byFile = Map.groupBy(given, (record) => record.file);
  return [...byFile.values()].flatMap((records) =>
    [...Map.groupBy(records, levelOf)]
      .sort(([a], [b]) => a - b)
      .flatMap(([, level]) => [...Map.groupBy(level, (record) => record.object).values()].flat()),
  );
}

const idsOfGiven = new WeakMap<Given, string>();

function insert(
  schema: Schema,
  chunk: Given[],
  ids: Map<string, string>,
  counts: Map<string, number>,
  problems: string[],
): void {
  const ready = chunk
    .map((given) => ({ given, record: recordOf(schema, given, ids, problems) }))
    .filter((one): one is { given: Given; record: SObject } => one.record !== null);
  if (!ready.length) return;
  const results = save(
    'insert',
    ready.map(({ record }) => record),
    { allOrNone: false, access: 'system', setAuditFields: true },
  );
  ready.forEach(({ given }, index) => {
    const result: SaveResult = results[index];
    if (!result.success) {
      for (const error of result.errors) problems.push(`${given.file}: ${given.label}: ${describe(error)}`);
      return;
    }
    idsOfGiven.set(given, result.id!);
    if (given.referenceId) ids.set(given.referenceId, result.id!);
    counts.set(given.object.name, (counts.get(given.object.name) ?? 0) + 1);
  });
}

function describe({ statusCode, message, fields }: SaveResult['errors'][number]): string {
  const named = fields.filter((field) => !message.includes(field));
  return `${message}${named.length ? ` (${named.join(', ')})` : ''} [${statusCode}]`;
}

/** Null when it cannot be made; a record whose parent has failed is left out silently: the parent was reported. */
function recordOf(schema: Schema, given: Given, ids: Map<string, string>, problems: string[]): SObject | null {
  const record = new SObject(given.object);
  const before = problems.length;
  const problem = (text: string) => problems.push(`${given.file}: ${given.label}: ${text}`);
  let isOrphan = false;
  if (given.parent) {
    const id = idsOfGiven.get(given.parent.given);
    if (id) record.values.set(given.parent.field, id);
    else isOrphan = true;
  }
  for (const [name, value] of Object.entries(given.values)) {
    if (value === null) continue;
    const field = schema.field(given.object, name);
    if (!field) {
      problem(`${given.object.name} has no field ${name}`);
    } else if (typeof value === 'object') {
      problem(`${name} is neither a text, a number nor true or false`);
    } else if (isReference(value) && field.referenceTo.length) {
      const id = ids.get(value.slice(1));
      if (id) record.values.set(field.name, id);
      else if (problems.length) isOrphan = true;
      else problem(`${name} names ${value}, which is loaded later; put its file before this one in the plan`);
    } else {
      try {
        record.values.set(field.name, valueOfText(field, String(value)));
      } catch (error) {
        if (!(error instanceof ApexException)) throw error;
        problem(error.text);
      }
    }
  }
  return isOrphan || problems.length > before ? null : record;
}
