/**
 * Reads the tables of standard objects that lie beside this file.
 *
 *     object Campaign 701 audit owner=User viewed activity recordtypes share history | Campaign | Campaigns
 *       Name         text(80) required name            | Campaign Name
 *       Type         picklist(255)                     | Type | Conference; Webinar; Other
 *       ParentId     lookup(Campaign) children=ChildCampaigns | Parent Campaign ID
 *
 * An object line: key prefix, what it has (`audit owner=User,Group viewed activity recordtypes share history
 * sharing=Private nodelete noundelete without=CreatedById…`), label, plural label. A field line: type with its arguments, flags, label, picklist
 * values (`API name = Label`, `*` before the default), for a derived field its SQL (see FieldSchema.derived), for a
 * count or sum over children what is counted: `count Child.ForeignKey; Field equals value`.
 * `#` begins a comment line.
 */
import { readFileSync, readdirSync } from 'node:fs';
import {
  addAudit,
  addField,
  addIdentity,
  addLastActivity,
  addOwner,
  addRecordTypeId,
  addViewed,
  makeField,
  makeObject,
} from '../make.ts';
import type { FieldSchema, FieldType, ObjectSchema, PicklistValue } from '../schema.ts';

export interface StandardObject {
  object: ObjectSchema;
  hasShare: boolean;
  hasHistory: boolean;
}

const types: Record<string, FieldType> = {
  text: 'Text',
  textarea: 'TextArea',
  longtext: 'LongTextArea',
  html: 'Html',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  checkbox: 'Checkbox',
  number: 'Number',
  int: 'Integer',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  picklist: 'Picklist',
  multipicklist: 'MultiselectPicklist',
  combobox: 'Combobox',
  lookup: 'Lookup',
  masterdetail: 'MasterDetail',
  autonumber: 'AutoNumber',
  base64: 'Base64',
  address: 'Address',
  location: 'Location',
  anytype: 'AnyType',
};

/** All standard objects, read again: the caller may add a project's fields to them. */
export function readStandardObjects(): StandardObject[] {
  const found: StandardObject[] = [];
  for (const file of readdirSync(import.meta.dirname).sort()) {
    if (file.endsWith('.txt')) found.push(...parseTable(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'), file));
  }
  return found;
}

/** @param file named in errors */
export function parseTable(text: string, file: string): StandardObject[] {
  const found: StandardObject[] = [];
  let finish = () => {};
  text.split('\n').forEach((line, index) => {
    if (!line.trim() || line.startsWith('#')) return;
    try {
      if (line.startsWith('object ')) {
        finish();
        const begun = beginObject(line);
        found.push(begun);
        finish = begun.finish;
      } else {
        addField(found.at(-1)!.object, parseField(line, found.at(-1)!.object));
      }
    } catch (error) {
      throw new Error(`${file}:${index + 1}: ${(error as Error).message}`);
    }
  });
  finish();
  return found.map(({ object, hasShare, hasHistory }) => ({ object, hasShare, hasHistory }));
}

function beginObject(line: string): StandardObject & { finish(): void } {
  const [head, label, plural] = line.split('|').map((part) => part.trim());
  const [, name, keyPrefix, ...words] = head.split(/\s+/);
  const has = (word: string) => words.includes(word);
  const valueOf = (word: string) => words.find((w) => w.startsWith(`${word}=`))?.slice(word.length + 1);
  const object = makeObject(name, keyPrefix, {
    label,
    pluralLabel: plural ?? `${label}s`,
    kind: has('setup') ? 'setup' : 'object',
    sharingModel: (valueOf('sharing') ?? (valueOf('owner') ? 'ReadWrite' : 'None')) as ObjectSchema['sharingModel'],
    queryable: !has('noquery'),
    createable: !has('readonly') && !has('nocreate'),
    updateable: !has('readonly') && !has('noupdate'),
    deletable: !has('readonly') && !has('nodelete'),
    undeletable: !has('readonly') && !has('nodelete') && !has('hard') && !has('setup') && !has('noundelete'),
    features: {
      activities: has('activity'),
      history: has('history'),
      feeds: has('feed'),
      reports: has('activity'),
      search: has('viewed'),
    },
  });
  addIdentity(object, !has('hard') && !has('setup'));
  if (has('merge')) {
    addField(
      object,
      makeField('MasterRecordId', 'Lookup', {
        label: 'Master Record ID',
        length: 18,
        createable: false,
        updateable: false,
        referenceTo: [name],
        relationshipName: 'MasterRecord',
        deleteConstraint: 'SetNull',
      }),
    );
  }
  return {
    object,
    hasShare: has('share'),
    hasHistory: has('history'),
    finish() {
      if (valueOf('owner')) addOwner(object, valueOf('owner')!.split(','));
      if (has('recordtypes')) addRecordTypeId(object);
      if (has('audit')) addAudit(object);
      if (has('activity')) addLastActivity(object);
      if (has('viewed')) addViewed(object);
      for (const absent of valueOf('without')?.split(',') ?? []) object.fields.delete(absent.toLowerCase());
    },
  };
}

function parseField(line: string, object: ObjectSchema): FieldSchema {
  // ` | ` separates; `||` is SQL.
  const [head, label = '', values = '', derived = '', rollUp = ''] = line
    .split(/(?<!\|)\|(?!\|)/)
    .map((part) => part.trim());
  const [name, typeText, ...flags] = head.split(/\s+/);
  const match = /^(\w+)(?:\(([^)]*)\))?$/.exec(typeText ?? '');
  const type = match && types[match[1]];
  if (!type) throw new Error(`Unknown type '${typeText}' of field ${name}`);
  const args = match[2]?.split(',') ?? [];
  const has = (flag: string) => flags.includes(flag);
  const valueOf = (flag: string) => flags.find((f) => f.startsWith(`${flag}=`))?.slice(flag.length + 1);
  const field = makeField(name, type, { label: label || name.replace(/([a-z])([A-Z])/g, '$1 $2') });

  if (type === 'Lookup' || type === 'MasterDetail') {
    field.length = 18;
    field.referenceTo = args;
    field.relationshipName = valueOf('rel') ?? name.replace(/Id$/, '');
    field.childRelationshipName = valueOf('children') ?? null;
    field.deleteConstraint = has('cascade') ? 'Cascade' : has('restrict') ? 'Restrict' : 'SetNull';
  } else if (['Number', 'Currency', 'Percent'].includes(type)) {
    field.precision = Number(args[0] ?? 18);
    field.scale = Number(args[1] ?? (type === 'Currency' ? 2 : 0));
  } else if (type === 'Integer') {
    field.precision = Number(args[0] ?? 8);
    field.scale = 0;
  } else if (type === 'AutoNumber') {
    field.length = 30;
    field.autoNumber = { format: args[0] ?? '{00000000}', start: 1 };
  } else if (args[0]) {
    field.length = Number(args[0]);
  } else if (type === 'Email') field.length = 80;
  else if (type === 'Phone') field.length = 40;
  else if (type === 'Url') field.length = 255;
  else if (type === 'TextArea') field.length = 255;
  else if (type === 'Picklist' || type === 'Combobox') field.length = 255;

  if (values) field.picklistValues = values.split(';').map(parseValue);
  field.restrictedPicklist = has('restricted');
  field.unique = has('unique');
  field.externalId = has('extid');
  field.required = has('required');
  field.derived = derived || null;
  field.summary = rollUp ? parseRollUp(rollUp) : null;
  field.defaultValue = valueOf('default') ?? defaultOf(field);
  const readOnly = has('readonly') || derived !== '' || rollUp !== '' || type === 'AutoNumber' || type === 'Address';
  field.createable = !readOnly && object.createable;
  field.updateable = !readOnly && !has('fixed') && object.updateable;
  field.nillable = !has('required') && !has('notnull') && type !== 'Checkbox';
  if (has('nofilter')) field.filterable = false;
  if (has('name')) object.nameField = name;
  return field;
}

function parseValue(text: string): PicklistValue {
  let value = text.trim();
  const isDefault = value.startsWith('*');
  if (isDefault) value = value.slice(1).trim();
  const [apiName, label] = value.split(/\s+=\s+/);
  return { value: apiName, label: label ?? apiName, isDefault, isActive: true };
}

function defaultOf(field: FieldSchema): string | null {
  const value = field.picklistValues.find((v) => v.isDefault)?.value;
  return value === undefined ? null : `'${value.replaceAll("'", "\\'")}'`;
}

function parseRollUp(text: string): FieldSchema['summary'] {
  const [what, ...filters] = text.split(';').map((part) => part.trim());
  const [operation, path] = what.split(' ');
  const [childObject, foreignKey, field] = path.split('.');
  return {
    operation: operation as 'count' | 'sum',
    childObject,
    foreignKey,
    field: field ?? null,
    filters: filters.map((filter) => {
      const [name, comparison, value = ''] = filter.split(' ');
      return { field: name, operation: comparison, value };
    }),
  };
}
