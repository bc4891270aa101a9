/**
 * Loads records in the format of `sf data import tree`: a plan naming files of records, in which `@Reference` stands for
 * the id of a record that was loaded before. Saves run triggers and validation, 200 records at a time.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { save } from '../data/dml.ts';
import { SObject } from '../data/sobject.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import { valueOfText } from './field-text.ts';
import { OrgError, type Org } from './org.ts';

const CHUNK = 200;

interface PlanStep {
  sobject: string;
  files: string[];
}
interface TreeRecord {
  attributes: { type: string; referenceId?: string };
  [field: string]: unknown;
}
interface Tree {
  records: TreeRecord[];
}

/**
 * @param files a plan, or files of records
 * @returns how many records of each object were inserted
 * @throws OrgError for a file that is not of the format; DmlException for records that cannot be saved
 */
export function importTree(org: Org, files: readonly string[], user?: string): Map<string, number> {
  const counts = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const file of files.flatMap(treeFiles)) {
    const { records } = readJson(file) as Tree;
    if (!Array.isArray(records)) throw new OrgError(`${file} has no "records"`);
    for (let i = 0; i < records.length; i += CHUNK) {
      org.transact({ user, entry: { kind: 'anonymous', name: 'import' } }, () => {
        insert(org, records.slice(i, i + CHUNK), ids, counts, file);
      });
    }
  }
  return counts;
}

function treeFiles(file: string): string[] {
  const content = readJson(file);
  if (!Array.isArray(content)) return [file];
  return (content as PlanStep[]).flatMap((step) => step.files.map((name) => path.resolve(path.dirname(file), name)));
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new OrgError(`No such file: ${file}`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OrgError(`${file} is not valid JSON: ${(error as Error).message}`);
  }
}

/** Inserts records, then their children by relationship name. */
function insert(org: Org, trees: TreeRecord[], ids: Map<string, string>, counts: Map<string, number>, file: string): void {
  const children: TreeRecord[] = [];
  const parents: { tree: TreeRecord; record: SObject }[] = [];
  for (const [type, group] of Map.groupBy(trees, (tree) => tree.attributes.type)) {
    const object = org.schema.object(type) ?? fail(`${file}: no object ${type}`);
    const records = group.map((tree) => recordOf(object, tree, ids, file));
    save('insert', records, { allOrNone: true, access: 'system' });
    counts.set(object.name, (counts.get(object.name) ?? 0) + records.length);
    group.forEach((tree, i) => {
      const { referenceId } = tree.attributes;
      if (referenceId) ids.set(referenceId, records[i].id!);
      parents.push({ tree, record: records[i] });
    });
  }
  for (const { tree, record } of parents) {
    for (const [name, value] of Object.entries(tree)) {
      if (name === 'attributes' || !isTree(value)) continue;
      const relationship = org.schema
        .childRelationships(record.object)
        .find((r) => r.relationshipName?.toLowerCase() === name.toLowerCase());
      if (!relationship) fail(`${file}: ${record.object.name} has no child relationship ${name}`);
      for (const child of value.records) children.push({ ...child, [relationship.field]: record.id });
    }
  }
  if (children.length) insert(org, children, ids, counts, file);
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && 'records' in value;

function recordOf(object: ObjectSchema, tree: TreeRecord, ids: Map<string, string>, file: string): SObject {
  const record = new SObject(object);
  for (const [name, value] of Object.entries(tree)) {
    if (name === 'attributes' || value === null || typeof value === 'object') continue;
    const field = object.fields.get(name.toLowerCase()) ?? fail(`${file}: ${object.name} has no field ${name}`);
    let text = String(value);
    if (text.startsWith('@') && field.referenceTo.length) {
      text = ids.get(text.slice(1)) ?? fail(`${file}: ${text} is not loaded before it is used`);
    }
    record.values.set(field.name, valueOfText(field, text));
  }
  return record;
}

function fail(message: string): never {
  throw new OrgError(message);
}
