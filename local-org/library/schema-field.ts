/** Schema.DescribeFieldResult, its types and picklist entries. */
import { libraryType, listOf } from '../values/types.ts';
import { access } from '../data/access.ts';
import { transaction } from '../running/transaction.ts';
import { isPermissionable } from '../metadata/permissions.ts';
import type { FieldSchema, FieldType, PicklistValue } from '../metadata/schema.ts';
import { defineClass, defineEnum, enumValue } from './define.ts';
import { constantDefault } from './schema-defaults.ts';
import { questions } from './schema-members.ts';
import { DescribeField, localName, objectToken } from './schema-tokens.ts';
import { ApexList, type ApexEnum } from '../values/values.ts';

defineEnum('Schema.DisplayType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64',
  'BOOLEAN',
  'COMBOBOX',
  'COMPLEXVALUE',
  'CURRENCY',
  'DATACATEGORYGROUPREFERENCE',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'EMAIL',
  'ENCRYPTEDSTRING',
  'ID',
  'INTEGER',
  'JSON',
  'LOCATION',
  'LONG',
  'MULTIPICKLIST',
  'PERCENT',
  'PHONE',
  'PICKLIST',
  'REFERENCE',
  'SOBJECT',
  'STRING',
  'TEXTAREA',
  'TIME',
  'URL',
]);
defineEnum('Schema.SoapType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64BINARY',
  'BOOLEAN',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'ID',
  'INTEGER',
  'LOCATION',
  'STRING',
  'TIME',
]);

/** `[DisplayType, SoapType]` */
const types: Record<Exclude<FieldType, 'Summary'>, [string, string]> = {
  Id: ['ID', 'ID'],
  Text: ['STRING', 'STRING'],
  TextArea: ['TEXTAREA', 'STRING'],
  LongTextArea: ['TEXTAREA', 'STRING'],
  Html: ['TEXTAREA', 'STRING'],
  Email: ['EMAIL', 'STRING'],
  Phone: ['PHONE', 'STRING'],
  Url: ['URL', 'STRING'],
  EncryptedText: ['ENCRYPTEDSTRING', 'STRING'],
  Checkbox: ['BOOLEAN', 'BOOLEAN'],
  Number: ['DOUBLE', 'DOUBLE'],
  Integer: ['INTEGER', 'INTEGER'],
  Currency: ['CURRENCY', 'DOUBLE'],
  Percent: ['PERCENT', 'DOUBLE'],
  Date: ['DATE', 'DATE'],
  DateTime: ['DATETIME', 'DATETIME'],
  Time: ['TIME', 'TIME'],
  Picklist: ['PICKLIST', 'STRING'],
  MultiselectPicklist: ['MULTIPICKLIST', 'STRING'],
  Combobox: ['COMBOBOX', 'STRING'],
  Lookup: ['REFERENCE', 'ID'],
  MasterDetail: ['REFERENCE', 'ID'],
  MetadataRelationship: ['REFERENCE', 'ID'],
  AutoNumber: ['STRING', 'STRING'],
  Base64: ['BASE64', 'BASE64BINARY'],
  Address: ['ADDRESS', 'ADDRESS'],
  Location: ['LOCATION', 'LOCATION'],
  AnyType: ['ANYTYPE', 'ANYTYPE'],
};

/** A roll-up is of the type that it sums; a count is a number. */
function effectiveType(field: FieldSchema): Exclude<FieldType, 'Summary'> {
  if (field.type !== 'Summary') return field.type;
  const { childObject, field: summed } = field.summary!;
  const source = summed === null ? null : transaction().schema.field(childObject, summed);
  return source ? effectiveType(source) : 'Number';
}

export const displayType = (field: FieldSchema): ApexEnum =>
  enumValue('Schema.DisplayType', types[effectiveType(field)][0]);
const soapType = (field: FieldSchema): ApexEnum => enumValue('Schema.SoapType', types[effectiveType(field)][1]);

const is = (self: DescribeField, ...among: FieldType[]) => among.includes(self.field.type);
const isText = (self: DescribeField) => types[effectiveType(self.field)][1] === 'STRING';
const grant = (self: DescribeField) => access().field(self.object, self.field);
const objectGrant = (self: DescribeField) => access().object(self.object);
const isSortable = (self: DescribeField) =>
  self.field.filterable && !is(self, 'MultiselectPicklist', 'Address', 'Location', 'Base64', 'EncryptedText');
const isDate = (self: DescribeField) => is(self, 'Date', 'DateTime', 'Time');
const isNumber = (self: DescribeField) => ['Number', 'Currency', 'Percent'].includes(effectiveType(self.field));
const isFilled = (self: DescribeField) =>
  [
    'Id',
    'IsDeleted',
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp',
    'OwnerId',
  ].includes(self.field.name);
/** Values of a summary, and of formulas: see `calculated`. */
const isCalculated = (self: DescribeField) => self.field.formula !== null || is(self, 'Summary');
const orNull = (value: string | null) => value || null;
const translations = () => transaction().org.project.translations;
const language = () => transaction().user.language;

defineClass(
  'Schema.DescribeFieldResult',
  {
    ...questions({
      'String name': (self: DescribeField) => self.field.name,
      'String localName': (self: DescribeField) => localName(self.field.name),
      'String label': (self: DescribeField) => translations().fieldLabel(self.field, language()),
      'Schema.DisplayType type': (self: DescribeField) => displayType(self.field),
      'Schema.SoapType soapType': (self: DescribeField) => soapType(self.field),
      'Schema.SObjectField sobjectField': (self: DescribeField) => self.token,
      'Schema.SObjectType sobjectType': (self: DescribeField) => self.token.owner,
      'String inlineHelpText': (self: DescribeField) => orNull(translations().fieldHelp(self.field, language())),
      'Integer length': (self: DescribeField) =>
        isText(self) || is(self, 'Id', 'Lookup', 'MasterDetail') ? (self.field.length ?? 0) : 0,
      'Integer byteLength': (self: DescribeField) =>
        isText(self) ? (self.field.length ?? 0) * 3 : (self.field.length ?? 0),
      'Integer digits': (self: DescribeField) => (is(self, 'Integer') ? (self.field.precision ?? 0) : 0),
      'Integer precision': (self: DescribeField) => (isNumber(self) ? (self.field.precision ?? 0) : 0),
      'Integer scale': (self: DescribeField) => (isNumber(self) ? (self.field.scale ?? 0) : 0),
      'List<Schema.PicklistEntry> picklistValues': (self: DescribeField) =>
        new ApexList(
          listOf(libraryType('Schema.PicklistEntry')),
          self.field.picklistValues.filter((value) => value.isActive).map((value) => entryOf(self.field, value)),
        ),
      'List<Schema.SObjectType> referenceTo': (self: DescribeField) =>
        new ApexList(
          listOf(libraryType('Schema.SObjectType')),
          self.field.referenceTo.filter((name) => transaction().schema.object(name)).map(objectToken),
        ),
      'String relationshipName': (self: DescribeField) => self.field.relationshipName,
      'Integer relationshipOrder': (self: DescribeField) => relationshipOrder(self),
      'String referenceTargetField': () => null,
      'String calculatedFormula': (self: DescribeField) => self.field.formula,
      'String defaultValueFormula': (self: DescribeField) => self.field.defaultValue,
      'Object defaultValue': (self: DescribeField) => {
        const value = constantDefault(self.object, self.field);
        return is(self, 'Checkbox') ? (value ?? false) : value;
      },
      'Schema.SObjectField controller': (self: DescribeField) => {
        const controlling =
          self.field.controllingField && transaction().schema.field(self.object, self.field.controllingField);
        return controlling ? self.token.owner.field(controlling) : null;
      },
      'String compoundFieldName': (self: DescribeField) => compoundOf(self),
      'String mask': () => null,
      'String maskType': () => null,
      'Boolean accessible': (self: DescribeField) => grant(self).read,
      'Boolean createable': (self: DescribeField) =>
        self.object.createable && self.field.createable && objectGrant(self).create && grant(self).edit,
      'Boolean updateable': (self: DescribeField) =>
        self.object.updateable && self.field.updateable && objectGrant(self).edit && grant(self).edit,
      'Boolean permissionable': (self: DescribeField) => isPermissionable(self.object, self.field),
      'Boolean nillable': (self: DescribeField) => self.field.nillable,
      'Boolean defaultedOnCreate': (self: DescribeField) =>
        self.field.defaultValue !== null || is(self, 'Checkbox', 'AutoNumber') || isFilled(self),
      'Boolean custom': (self: DescribeField) => self.field.custom,
      'Boolean unique': (self: DescribeField) => self.field.unique,
      'Boolean externalId': (self: DescribeField) => self.field.externalId,
      'Boolean idLookup': (self: DescribeField) =>
        is(self, 'Id') || self.field.externalId || self.field.name === self.object.nameField,
      'Boolean nameField': (self: DescribeField) => self.field.name === self.object.nameField,
      'Boolean namePointing': (self: DescribeField) => self.field.referenceTo.length > 1,
      'Boolean calculated': isCalculated,
      'Boolean autoNumber': (self: DescribeField) => is(self, 'AutoNumber'),
      'Boolean caseSensitive': (self: DescribeField) => self.field.caseSensitive,
      'Boolean encrypted': (self: DescribeField) => is(self, 'EncryptedText'),
      'Boolean filterable': (self: DescribeField) => self.field.filterable,
      'Boolean sortable': isSortable,
      'Boolean groupable': (self: DescribeField) =>
        isSortable(self) &&
        !isNumber(self) &&
        !is(self, 'DateTime', 'Time', 'AutoNumber') &&
        self.field.formula === null,
      'Boolean aggregatable': (self: DescribeField) =>
        isSortable(self) &&
        (isNumber(self) || isText(self) || isDate(self) || is(self, 'Integer', 'Id', 'Lookup', 'MasterDetail')),
      'Boolean htmlFormatted': (self: DescribeField) =>
        is(self, 'Html') || /\b(HYPERLINK|IMAGE)\s*\(/i.test(self.field.formula ?? ''),
      'Boolean restrictedPicklist': (self: DescribeField) => self.field.restrictedPicklist,
      'Boolean dependentPicklist': (self: DescribeField) => self.field.controllingField !== null,
      'Boolean cascadeDelete': (self: DescribeField) => self.field.deleteConstraint === 'Cascade',
      'Boolean restrictedDelete': (self: DescribeField) => self.field.deleteConstraint === 'Restrict',
      'Boolean writeRequiresMasterRead': (self: DescribeField) => self.field.masterReadSuffices,
      'Boolean formulaTreatNullNumberAsZero': (self: DescribeField) => self.field.formulaBlankAsZero,
      'Boolean deprecatedAndHidden': () => false,
      'Boolean displayLocationInDecimal': () => false,
      'Boolean highScaleNumber': () => false,
      'Boolean queryByDistance': (self: DescribeField) => is(self, 'Location', 'Address'),
      'Boolean searchPrefilterable': () => false,
      'Boolean aiPredictionField': () => false,
    }),
  },
  { js: DescribeField },
);

/** 0 for the first master, 1 for the second of a junction; null for what is no master. */
function relationshipOrder({ object, field }: DescribeField): number | null {
  if (field.type !== 'MasterDetail') return null;
  return [...object.fields.values()].filter((one) => one.type === 'MasterDetail').indexOf(field);
}

/** The address, or the full name, that the field is a part of. */
function compoundOf({ object, field }: DescribeField): string | null {
  if (field.custom) return null;
  const isName = ['FirstName', 'LastName', 'Salutation', 'MiddleName', 'Suffix'].includes(field.name);
  if (isName && object.fields.get('name')?.derived) return 'Name';
  const part = /^(.*?)(Street|City|State|PostalCode|Country|Latitude|Longitude|GeocodeAccuracy)$/.exec(field.name);
  const address = part && object.fields.get(`${part[1]}address`.toLowerCase());
  return address?.type === 'Address' ? address.name : null;
}

class PicklistEntry {
  readonly entry: PicklistValue;
  private readonly field: FieldSchema;
  constructor(field: FieldSchema, entry: PicklistValue) {
    this.field = field;
    this.entry = entry;
  }
  /** In the running user's language. */
  get label(): string {
    return translations().valueLabel(this.field, this.entry, language());
  }
  toString(): string {
    return `Schema.PicklistEntry[value=${this.entry.value};label=${this.label}]`;
  }
}
/** Fields of one value set share their values, not their translations. */
const entries = new WeakMap<FieldSchema, WeakMap<PicklistValue, PicklistEntry>>();
function entryOf(field: FieldSchema, value: PicklistValue): PicklistEntry {
  let own = entries.get(field);
  if (!own) entries.set(field, (own = new WeakMap()));
  let entry = own.get(value);
  if (!entry) own.set(value, (entry = new PicklistEntry(field, value)));
  return entry;
}

defineClass(
  'Schema.PicklistEntry',
  questions({
    'String value': ({ entry }: PicklistEntry) => entry.value,
    'String label': (self: PicklistEntry) => self.label,
    'Boolean active': ({ entry }: PicklistEntry) => entry.isActive,
    'Boolean defaultValue': ({ entry }: PicklistEntry) => entry.isDefault,
  }),
  { js: PicklistEntry },
);
