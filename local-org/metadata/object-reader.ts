/** Custom objects, and what a project adds to standard ones: fields, rules, record types, field sets. */
import { objectFolderOf } from './files.ts';
import { PERSON_RECORD_TYPE } from './person-accounts.ts';
import { amendStandardField, readField, readPaths, type ValueSets } from './field-reader.ts';
import type { KeyPrefixes } from './key-prefix.ts';
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
} from './make.ts';
import { isCustomName, isPrefixed, qualify } from './names.ts';
import type { ObjectSchema, RecordTypeSchema } from './schema.ts';
import { child, children, flag, integer, MetadataError, rawText, text, textOr, type XmlNode } from './xml.ts';

/** One XML element with the file it came from. */
export interface Sourced {
  node: XmlNode;
  file: string;
}

/** All that was found about one object, in however many folders. */
export interface ObjectSource {
  /** As the folder or file names it. */
  name: string;
  /** What names in these files belong to. */
  namespace: string | null;
  declaration: Sourced | null;
  fields: Sourced[];
  validationRules: Sourced[];
  recordTypes: Sourced[];
  fieldSets: Sourced[];
  compactLayouts: Sourced[];
}

export const emptySource = (name: string, namespace: string | null): ObjectSource => ({
  name,
  namespace,
  declaration: null,
  fields: [],
  validationRules: [],
  recordTypes: [],
  fieldSets: [],
  compactLayouts: [],
});

/** Takes a `<CustomObject>` apart: the layout of Metadata API packages holds everything in one file. */
export function addDeclaration(source: ObjectSource, node: XmlNode, file: string): void {
  source.declaration = { node, file };
  for (const [element, list] of [
    ['fields', source.fields],
    ['validationRules', source.validationRules],
    ['recordTypes', source.recordTypes],
    ['fieldSets', source.fieldSets],
    ['compactLayouts', source.compactLayouts],
  ] as const) {
    for (const inner of children(node, element)) list.push({ node: inner, file });
  }
}

export interface ReadContext {
  namespace: string | null;
  valueSets: ValueSets;
  prefixes: KeyPrefixes;
  /** Reports what is wrong and goes on. */
  problem(error: MetadataError): void;
}

/** @param existing the standard object, or what an earlier project declared; null to declare a custom object */
export function readObject(
  source: ObjectSource,
  existing: ObjectSchema | null,
  context: ReadContext,
): ObjectSchema | null {
  const { namespace, problem } = context;
  let object = existing;
  if (!object) {
    if (!isCustomName(source.name)) {
      const file = source.declaration?.file ?? source.fields[0]?.file ?? source.name;
      problem(new MetadataError(file, `standard object ${source.name}: Not supported by the local org`));
      return null;
    }
    if (!source.declaration && !isPrefixed(source.name)) {
      problem(
        new MetadataError(
          source.fields[0]?.file ?? source.name,
          `object ${source.name} is not declared (no ${source.name}.object-meta.xml)`,
        ),
      );
      return null;
    }
    object = declareObject(source, context);
  } else if (source.declaration) {
    amendObject(object, source.declaration.node);
  }

  for (const { node, file } of source.fields) {
    attempt(problem, file, () => {
      const fieldContext = { object: object.name, namespace, valueSets: context.valueSets, file };
      const fullName = textOr(node, 'fullName', '');
      if (isCustomName(fullName)) addField(object, readField(node, fieldContext));
      else {
        const field = object.fields.get(fullName.toLowerCase());
        if (field) amendStandardField(field, node, fieldContext);
      }
    });
  }
  for (const { node, file } of source.validationRules) {
    attempt(problem, file, () => {
      const shownAt = text(node, 'errorDisplayField');
      object.validationRules.push({
        name: textOr(node, 'fullName', ''),
        namespace,
        active: flag(node, 'active'),
        formula: rawText(node, 'errorConditionFormula') ?? '',
        message: textOr(node, 'errorMessage', ''),
        field: shownAt === null ? null : qualify(shownAt, namespace),
      });
    });
  }
  for (const { node, file } of source.recordTypes) {
    attempt(problem, file, () =>
      object.recordTypes.push({
        ...readRecordType(node, namespace),
        isPerson: objectFolderOf(file) === PERSON_RECORD_TYPE,
      }),
    );
  }
  for (const { node, file } of source.fieldSets) {
    attempt(problem, file, () =>
      object.fieldSets.push({
        name: textOr(node, 'fullName', ''),
        namespace,
        label: textOr(node, 'label', ''),
        description: textOr(node, 'description', ''),
        fields: children(node, 'displayedFields').map((shown) => ({
          field: qualifyPath(textOr(shown, 'field', ''), namespace),
          required: flag(shown, 'isRequired'),
        })),
      }),
    );
  }
  const assigned = source.declaration && text(source.declaration.node, 'compactLayoutAssignment');
  const compact = source.compactLayouts.find(({ node }) => text(node, 'fullName') === assigned);
  if (compact) object.compactLayout = readPaths(compact.node, 'fields', namespace);
  if (object.recordTypes.length && !object.fields.has('recordtypeid')) addRecordTypeId(object);
  if (object.custom) settleOwnership(object);
  return object;
}

const qualifyPath = (path: string, namespace: string | null) =>
  path
    .split('.')
    .map((part) => qualify(part, namespace))
    .join('.');

function attempt(problem: (error: MetadataError) => void, file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof MetadataError) problem(error);
    else throw new MetadataError(file, (error as Error).message);
  }
}

function kindOf(name: string, node: XmlNode): 'object' | 'customSetting' | 'customMetadata' | 'platformEvent' {
  if (/__mdt$/i.test(name)) return 'customMetadata';
  if (/__e$/i.test(name)) return 'platformEvent';
  return text(node, 'customSettingsType') ? 'customSetting' : 'object';
}

const sharingModels: Record<string, ObjectSchema['sharingModel']> = {
  Private: 'Private',
  Read: 'Read',
  ReadWrite: 'ReadWrite',
  ReadWriteTransfer: 'ReadWrite',
  FullAccess: 'ReadWrite',
  ControlledByParent: 'ControlledByParent',
};

function amendObject(object: ObjectSchema, node: XmlNode): void {
  object.sharingModel = sharingModels[textOr(node, 'sharingModel', '')] ?? object.sharingModel;
  object.features.history = flag(node, 'enableHistory', object.features.history);
}

function declareObject(source: ObjectSource, { namespace, prefixes }: ReadContext): ObjectSchema {
  const node = source.declaration?.node ?? {};
  const kind = kindOf(source.name, node);
  if (/__(b|x|kav)$/i.test(source.name)) {
    throw new MetadataError(
      source.declaration?.file ?? source.name,
      `${source.name}: Not supported by the local org: big and external objects, articles`,
    );
  }
  const label = textOr(node, 'label', source.name);
  const isObject = kind === 'object';
  const object = makeObject(qualify(source.name, namespace), prefixes.next(source.name, kind), {
    label,
    pluralLabel: textOr(node, 'pluralLabel', label),
    custom: true,
    kind,
    customSettingType: kind === 'customSetting' ? (text(node, 'customSettingsType') as 'Hierarchy' | 'List') : null,
    sharingModel: isObject ? (sharingModels[textOr(node, 'sharingModel', 'ReadWrite')] ?? 'ReadWrite') : 'None',
    undeletable: isObject,
    queryable: kind !== 'platformEvent',
    // Records of custom metadata types are deployed, not saved.
    createable: kind !== 'customMetadata',
    updateable: kind !== 'customMetadata' && kind !== 'platformEvent',
    deletable: kind !== 'customMetadata' && kind !== 'platformEvent',
    features: {
      activities: flag(node, 'enableActivities'),
      history: flag(node, 'enableHistory'),
      feeds: flag(node, 'enableFeeds'),
      reports: flag(node, 'enableReports'),
      search: flag(node, 'enableSearch'),
    },
    isProtected: textOr(node, 'visibility', 'Public') !== 'Public',
    publishAfterCommit:
      kind === 'platformEvent' ? textOr(node, 'publishBehavior', 'PublishImmediately') === 'PublishAfterCommit' : null,
    description: text(node, 'description'),
    file: source.declaration?.file ?? null,
    searchFields: readPaths(child(node, 'searchLayouts') ?? {}, 'lookupDialogsAdditionalFields', namespace),
  });
  addSystemFields(object, node);
  return object;
}

function addSystemFields(object: ObjectSchema, node: XmlNode): void {
  const readOnly = { createable: false, updateable: false };
  switch (object.kind) {
    case 'customMetadata':
      addIdentity(object, false);
      addField(
        object,
        makeField('DeveloperName', 'Text', {
          label: 'Custom Metadata Record Name',
          length: 40,
          nillable: false,
          ...readOnly,
        }),
      );
      addField(object, makeField('MasterLabel', 'Text', { label: 'Label', length: 40, nillable: false, ...readOnly }));
      addField(
        object,
        makeField('Language', 'Picklist', {
          label: 'Master Language',
          length: 40,
          nillable: false,
          ...readOnly,
        }),
      );
      addField(object, makeField('NamespacePrefix', 'Text', { label: 'Namespace Prefix', length: 15, ...readOnly }));
      addField(object, makeField('Label', 'Text', { label: 'Label', length: 40, nillable: false, ...readOnly }));
      addField(
        object,
        makeField('QualifiedApiName', 'Text', {
          label: 'Qualified API Name',
          length: 70,
          nillable: false,
          ...readOnly,
        }),
      );
      addField(
        object,
        makeField('SystemModstamp', 'DateTime', { label: 'System Modstamp', nillable: false, ...readOnly }),
      );
      object.nameField = 'MasterLabel';
      break;
    case 'platformEvent':
      addField(object, makeField('Id', 'Id', { label: 'Record ID', length: 18, nillable: true, ...readOnly }));
      addField(object, makeField('ReplayId', 'Text', { label: 'Replay ID', length: 1000, ...readOnly }));
      addField(object, makeField('EventUuid', 'Text', { label: 'Event UUID', length: 36, ...readOnly }));
      addField(object, makeField('CreatedDate', 'DateTime', { label: 'Created Date', nillable: false, ...readOnly }));
      addField(
        object,
        makeField('CreatedById', 'Lookup', {
          label: 'Created By ID',
          length: 18,
          nillable: false,
          referenceTo: ['User'],
          relationshipName: 'CreatedBy',
          ...readOnly,
        }),
      );
      break;
    case 'customSetting':
      addIdentity(object);
      // A list setting is found by its name; a hierarchy's names are made up by the platform.
      addField(
        object,
        makeField('Name', 'Text', {
          label: 'Name',
          length: 80,
          required: object.customSettingType === 'List',
        }),
      );
      object.nameField = 'Name';
      addField(
        object,
        makeField('SetupOwnerId', 'Lookup', {
          label: 'Location',
          length: 18,
          nillable: false,
          referenceTo: ['Organization', 'Profile', 'User'],
          relationshipName: 'SetupOwner',
          deleteConstraint: 'Cascade',
          updateable: false,
        }),
      );
      addAudit(object);
      break;
    default:
      addIdentity(object);
      addNameField(object, child(node, 'nameField') ?? {});
      addAudit(object);
      if (object.features.activities) addLastActivity(object);
      addViewed(object);
  }
}

/** A text name left blank becomes the record's id, so it is not required. */
function addNameField(object: ObjectSchema, node: XmlNode): void {
  const label = textOr(node, 'label', `${object.label} Name`);
  const isNumbered = text(node, 'type') === 'AutoNumber';
  addField(
    object,
    isNumbered
      ? makeField('Name', 'AutoNumber', {
          label,
          length: 80,
          nillable: false,
          createable: false,
          updateable: false,
          autoNumber: {
            format: textOr(node, 'displayFormat', '{0}'),
            start: integer(node, 'startingNumber') ?? 1,
          },
        })
      : makeField('Name', 'Text', { label, length: 80, trackHistory: flag(node, 'trackHistory') }),
  );
  object.nameField = 'Name';
}

/** A detail belongs to whom its master belongs to; any other object's records have an owner. */
function settleOwnership(object: ObjectSchema): void {
  if (object.kind !== 'object') return;
  const isDetail = [...object.fields.values()].some((field) => field.type === 'MasterDetail');
  if (isDetail) {
    object.sharingModel = 'ControlledByParent';
    object.fields.delete('ownerid');
  } else if (!object.fields.has('ownerid')) addOwner(object, ['User', 'Group']);
}

function readRecordType(node: XmlNode, namespace: string | null): Omit<RecordTypeSchema, 'isPerson'> {
  const developerName = textOr(node, 'fullName', '');
  return {
    developerName,
    namespace,
    label: textOr(node, 'label', developerName),
    description: text(node, 'description'),
    active: flag(node, 'active'),
    isDefault: false,
    picklistValues: new Map(
      children(node, 'picklistValues').map((field) => [
        qualify(textOr(field, 'picklist', ''), namespace).toLowerCase(),
        children(field, 'values').map((value) => ({
          value: decodeURIComponent(textOr(value, 'fullName', '')),
          isDefault: flag(value, 'default'),
        })),
      ]),
    ),
  };
}
