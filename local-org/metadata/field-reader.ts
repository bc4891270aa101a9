/** One custom field: `fields/*.field-meta.xml`, or a `<fields>` element of an `.object` file. */
import { makeField } from './make.ts';
import { qualify, qualifyPlain, relationshipOf } from './names.ts';
import type { FieldSchema, FieldType, PicklistValue } from './schema.ts';
import { child, children, flag, integer, MetadataError, rawText, text, textOr, texts, type XmlNode } from './xml.ts';

/** Values of a global or standard value set, by lower-case name. */
export type ValueSets = ReadonlyMap<string, PicklistValue[]>;

const types: Record<string, FieldType> = {
  Text: 'Text',
  TextArea: 'TextArea',
  LongTextArea: 'LongTextArea',
  Html: 'Html',
  Email: 'Email',
  Phone: 'Phone',
  Url: 'Url',
  EncryptedText: 'EncryptedText',
  Checkbox: 'Checkbox',
  Number: 'Number',
  Currency: 'Currency',
  Percent: 'Percent',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Picklist: 'Picklist',
  MultiselectPicklist: 'MultiselectPicklist',
  Lookup: 'Lookup',
  Hierarchy: 'Lookup',
  MasterDetail: 'MasterDetail',
  MetadataRelationship: 'MetadataRelationship',
  AutoNumber: 'AutoNumber',
  Summary: 'Summary',
  Location: 'Location',
};

const fixedLength: Partial<Record<FieldType, number>> = {
  Email: 80,
  Phone: 40,
  Url: 255,
  TextArea: 255,
  Picklist: 255,
  MultiselectPicklist: 4099,
  AutoNumber: 30,
  Lookup: 18,
  MasterDetail: 18,
  MetadataRelationship: 15,
};

/** The most characters a text formula yields. */
const formulaLength = 1300;

export interface FieldContext {
  /** Qualified name of the object it is on. */
  object: string;
  namespace: string | null;
  valueSets: ValueSets;
  file: string;
}

export function readField(node: XmlNode, context: FieldContext): FieldSchema {
  const { namespace, file } = context;
  const fullName = text(node, 'fullName');
  if (!fullName) throw new MetadataError(file, 'a field without <fullName>');
  const typeText = textOr(node, 'type', '');
  const type = types[typeText];
  if (!type) throw new MetadataError(file, `field ${fullName} has unsupported <type> '${typeText}'`);
  const name = qualify(fullName, namespace);
  const formula = rawText(node, 'formula');
  const required = type === 'MasterDetail' || flag(node, 'required');
  const isNumber = type === 'Number' || type === 'Currency' || type === 'Percent';
  const computed = formula !== null || type === 'Summary' || type === 'AutoNumber';
  const summary = type === 'Summary' ? readSummary(node, namespace, file) : null;

  const field = makeField(name, type, {
    label: textOr(node, 'label', fullName),
    custom: true,
    file,
    length: formula !== null && type === 'Text' ? formulaLength : (fixedLength[type] ?? integer(node, 'length')),
    precision: isNumber ? (integer(node, 'precision') ?? 18) : null,
    scale: isNumber ? (integer(node, 'scale') ?? 0) : null,
    required,
    unique: flag(node, 'unique'),
    caseSensitive: flag(node, 'caseSensitive'),
    externalId: flag(node, 'externalId'),
    createable: !computed,
    updateable: !computed && !(type === 'MasterDetail' && !flag(node, 'reparentableMasterDetail')),
    formula,
    defaultValue: rawText(node, 'defaultValue') || null,
    helpText: text(node, 'inlineHelpText'),
    formulaBlankAsZero: formula !== null && textOr(node, 'formulaTreatBlanksAs', 'BlankAsZero') === 'BlankAsZero',
    reparentable: flag(node, 'reparentableMasterDetail'),
    masterReadSuffices: flag(node, 'writeRequiresMasterRead'),
    trackHistory: flag(node, 'trackHistory'),
    summary,
    ...(type === 'AutoNumber'
      ? {
          autoNumber: {
            format: textOr(node, 'displayFormat', '{0}'),
            start: integer(node, 'startingNumber') ?? 1,
          },
        }
      : {}),
    ...(type === 'Lookup' || type === 'MasterDetail' || type === 'MetadataRelationship'
      ? readReference(node, name, type, typeText, required, context)
      : {}),
  });
  if (type === 'EncryptedText') field.filterable = false;
  if (type === 'Picklist' || type === 'MultiselectPicklist') readValues(node, field, context);
  return field;
}

function readReference(
  node: XmlNode,
  name: string,
  type: FieldType,
  typeText: string,
  required: boolean,
  { namespace, object, file }: FieldContext,
): Partial<FieldSchema> {
  const target = typeText === 'Hierarchy' ? (text(node, 'referenceTo') ?? object) : text(node, 'referenceTo');
  if (!target) throw new MetadataError(file, `field ${name} has no <referenceTo>`);
  const childName = text(node, 'relationshipName');
  return {
    referenceTo: [qualify(target, namespace)],
    relationshipName: name.replace(/__c$/i, '__r'),
    childRelationshipName: childName ? relationshipOf(childName, namespace) : null,
    deleteConstraint:
      type === 'MasterDetail'
        ? 'Cascade'
        : ((text(node, 'deleteConstraint') ?? (required ? 'Restrict' : 'SetNull')) as FieldSchema['deleteConstraint']),
  };
}

function readSummary(node: XmlNode, namespace: string | null, file: string): FieldSchema['summary'] {
  const foreignKey = text(node, 'summaryForeignKey');
  if (!foreignKey) throw new MetadataError(file, `roll-up ${text(node, 'fullName')} has no <summaryForeignKey>`);
  const [childObject, lookup] = foreignKey.split('.');
  const fieldOf = (path: string) => qualify(path.slice(path.indexOf('.') + 1), namespace);
  const summarized = text(node, 'summarizedField');
  return {
    operation: textOr(node, 'summaryOperation', 'count') as 'count' | 'sum' | 'min' | 'max',
    childObject: qualify(childObject, namespace),
    foreignKey: qualify(lookup, namespace),
    field: summarized === null ? null : fieldOf(summarized),
    filters: children(node, 'summaryFilterItems').map((filter) => ({
      field: fieldOf(textOr(filter, 'field', '')),
      operation: textOr(filter, 'operation', 'equals'),
      value: textOr(filter, 'value', ''),
    })),
  };
}

function readValues(node: XmlNode, field: FieldSchema, { namespace, valueSets, file }: FieldContext): void {
  // `<picklist>` is how API versions before 38 wrote it.
  const older = child(node, 'picklist');
  const set = child(node, 'valueSet');
  const controlling = text(set ?? older ?? {}, 'controllingField');
  field.controllingField = controlling === null ? null : qualify(controlling, namespace);
  if (older) {
    field.picklistValues = children(older, 'picklistValues').map(readValue);
    field.restrictedPicklist = flag(older, 'restrictedPicklist');
  } else if (set) {
    field.restrictedPicklist = flag(set, 'restricted');
    const shared = text(set, 'valueSetName');
    if (shared !== null) {
      const values = valueSets.get(qualifyPlain(shared, namespace).toLowerCase());
      if (!values)
        throw new MetadataError(file, `field ${field.name} uses the global value set '${shared}', which is not there`);
      field.picklistValues = values;
      // A global value set is restricted whatever the field says.
      field.restrictedPicklist = true;
    } else {
      field.picklistValues = children(child(set, 'valueSetDefinition') ?? {}, 'value').map(readValue);
    }
  }
  const standing = field.picklistValues.find((value) => value.isDefault);
  if (standing && field.defaultValue === null) field.defaultValue = quoted(standing.value);
}

/** One picklist value, of a field, a global or a standard value set. Values are URL-encoded only in record types. */
export function readValue(node: XmlNode): PicklistValue {
  const value = textOr(node, 'fullName', '');
  return {
    value,
    label: textOr(node, 'label', value),
    isDefault: flag(node, 'default'),
    isActive: flag(node, 'isActive', true),
  };
}

/** A text as a literal of the formula language. */
export const quoted = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * What a project's file says about a field that the platform brings along: label, help, history, values.
 * Anything else about it is the platform's.
 */
export function amendStandardField(field: FieldSchema, node: XmlNode, context: FieldContext): void {
  field.label = text(node, 'label') ?? field.label;
  field.helpText = text(node, 'inlineHelpText') ?? field.helpText;
  field.trackHistory = flag(node, 'trackHistory', field.trackHistory);
  if (child(node, 'valueSet') || child(node, 'picklist')) {
    const standard = field.picklistValues;
    readValues(node, field, context);
    if (!field.picklistValues.length) field.picklistValues = standard;
  }
}

/** Field paths of a list element, each qualified. */
export const readPaths = (node: XmlNode, element: string, namespace: string | null) =>
  texts(node, element).map((path) =>
    path
      .split('.')
      .map((part) => qualify(part, namespace))
      .join('.'),
  );
