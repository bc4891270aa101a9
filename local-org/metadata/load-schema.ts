/** Puts the standard objects and a project's own together into one Schema. */
import { createSchema } from './build.ts';
import { historyOf, shareOf } from './companions.ts';
import { objectFolderOf, type SourceFile } from './files.ts';
import { KeyPrefixes } from './key-prefix.ts';
import { addDeclaration, emptySource, readObject, type ObjectSource } from './object-reader.ts';
import { addCurrencies } from './currencies.ts';
import { addFeatures } from './features.ts';
import type { OrgSettings } from './org-settings.ts';
import { addCustomPersonFields, PERSON_RECORD_TYPE } from './person-accounts.ts';
import { isPrefixed, qualify, qualifyPlain } from './names.ts';
import type { ObjectSchema, PicklistValue, Schema } from './schema.ts';
import { readStandardObjects } from './standard/read.ts';
import { applyStandardValues, readGlobalValues, readStandardValues, type StandardValue } from './value-sets.ts';
import { MetadataError, readXml } from './xml.ts';

export interface LoadedSchema {
  schema: Schema;
  globalValueSets: Map<string, PicklistValue[]>;
  standardValueSets: Map<string, StandardValue[]>;
}

export interface SchemaOptions {
  /** Of the package. */
  namespace: string | null;
  /** Is there, beside the package, an organization's own metadata, whose names mean only what they say? */
  isInstalled: boolean;
  settings: OrgSettings;
}

/** Suffixes of source files that tell about objects. */
const parts = {
  field: ['CustomField', 'fields'],
  validationrule: ['ValidationRule', 'validationRules'],
  recordtype: ['RecordType', 'recordTypes'],
  fieldset: ['FieldSet', 'fieldSets'],
  compactlayout: ['CompactLayout', 'compactLayouts'],
} as const;

/**
 * @param files of all projects, in order
 * @param problem hears of every file that cannot be used; the rest is loaded
 */
export function loadSchema(
  files: Iterable<SourceFile>,
  { namespace, isInstalled, settings }: SchemaOptions,
  problem: (error: MetadataError) => void,
): LoadedSchema {
  const objects = new Map<string, ObjectSchema>();
  const standard = readStandardObjects();
  for (const { object } of standard) objects.set(object.name.toLowerCase(), object);
  addFeatures(objects, settings);

  const globalValueSets = new Map<string, PicklistValue[]>();
  const standardValueSets = new Map<string, StandardValue[]>();
  const sources = new Map<string, ObjectSource>();
  const sourceOf = (name: string, owner: string | null) => {
    const key = `${owner ?? ''}:${name.toLowerCase()}`;
    let source = sources.get(key);
    if (!source) sources.set(key, (source = emptySource(name, owner)));
    return source;
  };
  for (const { suffix, name, file, namespace: owner } of files) {
    try {
      if (suffix === 'object') addDeclaration(sourceOf(name, owner), readXml(file, 'CustomObject'), file);
      else if (suffix === 'globalvalueset') {
        globalValueSets.set(qualifyPlain(name, owner).toLowerCase(), readGlobalValues(readXml(file, 'GlobalValueSet')));
      } else if (suffix === 'standardvalueset') {
        standardValueSets.set(name, readStandardValues(readXml(file, 'StandardValueSet')));
      } else if (suffix in parts) {
        const [root, list] = parts[suffix as keyof typeof parts];
        sourceOf(declaredOn(file), owner)[list].push({ node: readXml(file, root), file });
      }
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      problem(error);
    }
  }
  // Custom fields of activities are declared once and exist on both kinds.
  for (const [key, activity] of [...sources]) {
    if (activity.name.toLowerCase() !== 'activity') continue;
    sources.delete(key);
    for (const name of ['Task', 'Event']) sourceOf(name, activity.namespace).fields.push(...activity.fields);
  }

  for (const [name, values] of standardValueSets) applyStandardValues(name, values, objects);
  const prefixes = new KeyPrefixes(standard.map(({ object }) => object.keyPrefix));
  // What is added to an object of another namespace comes after the object.
  const order = ({ name }: ObjectSource) => `${isPrefixed(name) ? 1 : 0}${name.toLowerCase()}`;
  const ordered = [...sources.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  for (const source of ordered) {
    const key = qualify(source.name, source.namespace).toLowerCase();
    try {
      const object = readObject(source, objects.get(key) ?? null, {
        namespace: source.namespace,
        valueSets: globalValueSets,
        prefixes,
        problem,
      });
      if (object) objects.set(key, object);
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      problem(error);
    }
  }

  if (settings.personAccounts) addCustomPersonFields(objects);
  if (settings.multiCurrency) addCurrencies(objects);
  const companions = new Set(standard.filter(({ hasShare }) => hasShare).map(({ object }) => object));
  for (const object of [...objects.values()]) {
    const shared = object.custom
      ? object.kind === 'object' && object.sharingModel !== 'ControlledByParent'
      : companions.has(object);
    if (shared) add(objects, shareOf(object, companionPrefix(object, 'share')));
    if (object.features.history && object.kind === 'object')
      add(objects, historyOf(object, companionPrefix(object, 'history')));
  }
  settleSummaries(objects);
  return { schema: createSchema(objects.values(), namespace, isInstalled), globalValueSets, standardValueSets };
}

/** Record types of person accounts lie in a folder of their own (Metadata API guide, RecordType). */
const declaredOn = (file: string): string => {
  const folder = objectFolderOf(file);
  return folder === PERSON_RECORD_TYPE ? 'Account' : folder;
};

function add(objects: Map<string, ObjectSchema>, object: ObjectSchema): void {
  objects.set(object.name.toLowerCase(), object);
}

const standardCompanions: Record<string, { share?: string; history?: string }> = {
  Account: { share: '00r' },
  Opportunity: { share: '00t', history: '017' },
  Contact: { share: '03s' },
  Lead: { share: '01o' },
  Case: { share: '01n' },
  Campaign: { share: '08s' },
  User: { share: '0N0' },
  Order: { share: '0OS' },
};

/** Every custom share and history object has the same prefix in an org: their rows are not found by it. */
function companionPrefix(object: ObjectSchema, kind: 'share' | 'history'): string {
  return standardCompanions[object.name]?.[kind] ?? (kind === 'share' ? '02c' : '017');
}

/** A roll-up has the digits of what it sums. */
function settleSummaries(objects: ReadonlyMap<string, ObjectSchema>): void {
  for (const object of objects.values()) {
    for (const field of object.fields.values()) {
      if (field.type !== 'Summary' || !field.summary) continue;
      const { childObject, field: summed } = field.summary;
      const source = summed ? objects.get(childObject.toLowerCase())?.fields.get(summed.toLowerCase()) : null;
      field.precision = source?.precision ?? 18;
      field.scale = source?.scale ?? 0;
    }
  }
}
