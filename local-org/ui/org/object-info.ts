/** Object infos and picklist values, as the UI API has them, for what the user may see. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FieldSchema, FieldType, ObjectSchema, PicklistValue } from '../../metadata/schema.ts';
import type { FieldInfo, ObjectInfo, PicklistValues } from '../shapes.ts';
import { notFound } from '../host.ts';
import { type Context, fieldAccess, objectAccess, readableObject, visibleField, visibleFields } from './context.ts';

const require = createRequire(import.meta.url);
const standardIcons = join(
  dirname(require.resolve('@salesforce-ux/design-system/package.json')),
  'assets',
  'icons',
  'standard',
);

const MASTER_RECORD_TYPE = '012000000000000AAA';

const DATA_TYPES: Partial<Record<FieldType, string>> = {
  Id: 'Reference',
  TextArea: 'TextArea',
  LongTextArea: 'TextArea',
  Html: 'TextArea',
  Email: 'Email',
  Phone: 'Phone',
  Url: 'Url',
  EncryptedText: 'EncryptedString',
  Checkbox: 'Boolean',
  Number: 'Double',
  Integer: 'Int',
  Currency: 'Currency',
  Percent: 'Percent',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Picklist: 'Picklist',
  MultiselectPicklist: 'MultiPicklist',
  Combobox: 'ComboBox',
  Lookup: 'Reference',
  MasterDetail: 'Reference',
  MetadataRelationship: 'Reference',
  Summary: 'Double',
  Address: 'Address',
  Location: 'Location',
};

/** The UI API's name of a field's type. */
export const dataTypeOf = ({ type }: FieldSchema): string => DATA_TYPES[type] ?? 'String';

const TYPES_WITHOUT_ORDER: FieldType[] = [
  'LongTextArea',
  'Html',
  'MultiselectPicklist',
  'Base64',
  'Address',
  'Location',
];

export const isSortable = ({ type }: FieldSchema): boolean => !TYPES_WITHOUT_ORDER.includes(type);

/**
 * What pages call standard fields, where the describe says only Name, Status or Owner ID. Source: Salesforce Help,
 * Campaign, Lead, Contact, Account, Opportunity, and Campaign Member Fields.
 */
const PAGE_LABELS = new Map([
  ['Account.OwnerId', 'Account Owner'],
  ['Campaign.Name', 'Campaign Name'],
  ['Campaign.OwnerId', 'Campaign Owner'],
  ['CampaignMember.Status', 'Member Status'],
  ['Contact.OwnerId', 'Contact Owner'],
  ['Lead.OwnerId', 'Lead Owner'],
  ['Lead.Status', 'Lead Status'],
  ['Opportunity.Name', 'Opportunity Name'],
  ['Opportunity.OwnerId', 'Opportunity Owner'],
]);

/**
 * Pages call a lookup by what it leads to: `Parent Campaign ID` is shown as Parent Campaign; a person's Full Name is its
 * Name.
 * @param object the object of the field; null where the field is reached over a lookup
 */
export function labelOf({ org, user }: Context, object: ObjectSchema | null, field: FieldSchema): string {
  const { name, referenceTo, type } = field;
  const pageLabel = PAGE_LABELS.get(`${object?.name}.${name}`);
  if (pageLabel) return pageLabel;
  const label = org.project.translations.fieldLabel(field, user.language);
  if (name === 'Name' && label === 'Full Name') return 'Name';
  return referenceTo.length && type !== 'Id' ? label.replace(/ ID$/, '') : label;
}

/** What an object's records are called, in the user's language. */
export const pluralOf = ({ org, user }: Context, object: ObjectSchema): string =>
  org.project.translations.objectPlural(object, user.language);

export const valueLabel = ({ org, user }: Context, field: FieldSchema, value: PicklistValue): string =>
  org.project.translations.valueLabel(field, value, user.language);

export function fieldInfo(context: Context, object: ObjectSchema, field: FieldSchema): FieldInfo {
  const { edit } = field.type === 'Id' ? { edit: false } : fieldAccess(context, object, field);
  const isCalculated = field.formula !== null || field.type === 'Summary' || field.type === 'AutoNumber';
  return {
    apiName: field.name,
    label: labelOf(context, object, field),
    dataType: dataTypeOf(field),
    inlineHelpText: context.org.project.translations.fieldHelp(field, context.user.language),
    required: field.required,
    createable: field.createable && edit && !isCalculated,
    updateable: field.updateable && edit && !isCalculated,
    calculated: isCalculated,
    nameField: field.name === object.nameField,
    custom: field.custom,
    length: field.length ?? 0,
    precision: field.precision ?? 0,
    scale: field.scale ?? 0,
    reference: field.referenceTo.length > 0,
    referenceToInfos: field.referenceTo.flatMap((name) => {
      const target = context.org.schema.object(name);
      return target ? [{ apiName: target.name, nameFields: target.nameField ? [target.nameField] : [] }] : [];
    }),
    relationshipName: field.relationshipName,
    htmlFormatted: field.type === 'Html',
    sortable: isSortable(field),
    filterable: field.filterable,
  };
}

export function objectInfo(context: Context, name: string): ObjectInfo {
  const object = readableObject(context, name);
  const access = objectAccess(context, object);
  const fields = visibleFields(context, object).map((field) => fieldInfo(context, object, field));
  return {
    apiName: object.name,
    label: context.org.project.translations.objectLabel(object, context.user.language),
    labelPlural: pluralOf(context, object),
    keyPrefix: object.keyPrefix,
    nameFields: object.nameField ? [object.nameField] : [],
    createable: object.createable && access.create,
    updateable: object.updateable && access.edit,
    deletable: object.deletable && access.delete,
    queryable: object.queryable,
    custom: object.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: {
        recordTypeId: MASTER_RECORD_TYPE,
        name: 'Master',
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
      },
    },
    fields: Object.fromEntries(fields.map((field) => [field.apiName, field])),
    childRelationships: context.org.schema.childRelationships(object).map((child) => ({
      childObjectApiName: child.childObject,
      fieldName: child.field,
      relationshipName: child.relationshipName,
    })),
    themeInfo: { color: '', iconUrl: '' },
    iconName: iconOf(context, object),
  };
}

/** The tab's motif of a custom object, the design system's icon of a standard one. */
export function iconOf({ org }: Context, object: ObjectSchema): string {
  if (object.custom) {
    const tab = org.project.tabs.find(
      ({ target }) => target.kind === 'object' && org.schema.object(target.object) === object,
    );
    return motifIcon(tab?.motif ?? null) ?? 'standard:custom';
  }
  const name = object.name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  const found = [name, `${name}s`].find((one) => existsSync(join(standardIcons, `${one}.svg`)));
  return `standard:${found ?? 'record'}`;
}

/** `Custom57: Building Block` → `custom:custom57` */
export function motifIcon(motif: string | null): string | null {
  const number = /^Custom(\d+)/.exec(motif ?? '')?.[1];
  return number ? `custom:custom${number}` : null;
}

export function picklistValues(context: Context, objectName: string, fieldName: string): PicklistValues {
  const object = readableObject(context, objectName);
  const field = visibleField(context, object, fieldName);
  if (!field) throw notFound(`There is no field ${fieldName} on ${objectName}`);
  const active = field.picklistValues
    .filter(({ isActive }) => isActive)
    .map((one) => ({ ...one, label: valueLabel(context, field, one) }));
  const standard = active.find(({ isDefault }) => isDefault);
  return {
    controllerValues: {},
    defaultValue: standard ? { label: standard.label, value: standard.value } : null,
    values: active.map(({ label, value }) => ({ label, value, attributes: null, validFor: [] })),
  };
}
