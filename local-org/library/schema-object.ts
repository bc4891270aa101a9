/** Schema.DescribeSObjectResult and what it leads to: child relationships, record types, the map of fields. */
import { libraryType, listOf, mapOf, Types } from '../values/types.ts';
import { access } from '../data/access.ts';
import { runningStore } from '../data/running.ts';
import { callerSchema } from '../running/caller.ts';
import { transaction } from '../running/transaction.ts';
import type { ObjectGrant } from '../metadata/permissions.ts';
import type { FieldSchema, ObjectSchema, RecordTypeSchema } from '../metadata/schema.ts';
import { defineClass, defineEnum } from './define.ts';
import { FieldSets } from './schema-field-sets.ts';
import { nameMap } from './schema-map.ts';
import { questions } from './schema-members.ts';
import { DescribeSObject, localName, tokenOf, type SObjectFieldToken, type SObjectTypeToken } from './schema-tokens.ts';
import { ApexList, ApexMap } from '../values/values.ts';

defineEnum('Schema.SObjectDescribeOptions', ['DEFAULT', 'DEFERRED', 'FULL']);

const may = (self: DescribeSObject, right: keyof ObjectGrant) => access().object(self.object)[right];

const translations = () => transaction().org.project.translations;
const language = () => transaction().user.language;

/** Objects of which records can be merged. */
const mergeable = new Set(['Account', 'Contact', 'Lead', 'Case', 'Individual']);

/** What `Schema.SObjectType.Account.fields` is in an expression. */
export class SObjectFields {
  readonly token: SObjectTypeToken;
  constructor(token: SObjectTypeToken) {
    this.token = token;
  }
  map(): ApexMap<string, SObjectFieldToken> {
    const entries = [...this.token.object.fields.values()].map((field): [string, SObjectFieldToken] => [
      field.name,
      this.token.field(field),
    ]);
    return nameMap(libraryType('Schema.SObjectField'), entries, callerSchema().namespace);
  }
}

defineClass(
  'Schema.SObjectTypeFields',
  { 'Map<String, Schema.SObjectField> getMap()': (self: SObjectFields) => self.map() },
  { js: SObjectFields, takesNames: ['getMap'] },
);

defineClass(
  'Schema.DescribeSObjectResult',
  {
    ...questions({
      'String name': (self: DescribeSObject) => self.object.name,
      'String localName': (self: DescribeSObject) => localName(self.object.name),
      'String label': (self: DescribeSObject) => translations().objectLabel(self.object, language()),
      'String labelPlural': (self: DescribeSObject) => translations().objectPlural(self.object, language()),
      'String keyPrefix': (self: DescribeSObject) => self.object.keyPrefix || null,
      'Schema.SObjectType sobjectType': (self: DescribeSObject) => self.token,
      'Schema.SObjectDescribeOptions sobjectDescribeOption': () => null,
      'Boolean accessible': (self: DescribeSObject) => may(self, 'read'),
      'Boolean createable': (self: DescribeSObject) => self.object.createable && may(self, 'create'),
      'Boolean updateable': (self: DescribeSObject) => self.object.updateable && may(self, 'edit'),
      'Boolean deletable': (self: DescribeSObject) => self.object.deletable && may(self, 'delete'),
      'Boolean undeletable': (self: DescribeSObject) => self.object.undeletable && may(self, 'delete'),
      'Boolean queryable': (self: DescribeSObject) => self.object.queryable && may(self, 'read'),
      'Boolean mergeable': (self: DescribeSObject) => mergeable.has(self.object.name) && may(self, 'delete'),
      'Boolean searchable': (self: DescribeSObject) => self.object.features.search,
      'Boolean custom': (self: DescribeSObject) => self.object.custom,
      'Boolean customSetting': (self: DescribeSObject) => self.object.kind === 'customSetting',
      'Boolean deprecatedAndHidden': () => false,
      'Boolean feedEnabled': (self: DescribeSObject) => self.object.features.feeds,
      'Boolean mruEnabled': (self: DescribeSObject) => self.object.fields.has('lastvieweddate'),
      'List<Schema.ChildRelationship> childRelationships': (self: DescribeSObject) => childRelationships(self.object),
      'List<Schema.RecordTypeInfo> recordTypeInfos': (self: DescribeSObject) =>
        new ApexList(listOf(libraryType('Schema.RecordTypeInfo')), recordTypeInfos(self.object)),
      'Map<Id, Schema.RecordTypeInfo> recordTypeInfosById': (self: DescribeSObject) =>
        recordTypesBy(self.object, (info) => info.id, Types.Id),
      'Map<String, Schema.RecordTypeInfo> recordTypeInfosByName': (self: DescribeSObject) =>
        recordTypesBy(self.object, (info) => info.name),
      'Map<String, Schema.RecordTypeInfo> recordTypeInfosByDeveloperName': (self: DescribeSObject) =>
        recordTypesBy(self.object, (info) => info.developerName),
      'Schema.SObjectTypeFieldSets fieldSets': (self: DescribeSObject) => new FieldSets(self.token),
      'Schema.SObjectTypeFields fields': (self: DescribeSObject) => new SObjectFields(self.token),
      'Boolean dataTranslationEnabled': () => false,
      'Boolean hasSubtypes': () => false,
      'Boolean isInterface': () => false,
      'Boolean isSubtype': () => false,
      'String defaultImplementation': () => null,
      'String implementedBy': () => null,
      'String implementsInterfaces': () => null,
      'String associateEntityType': (self: DescribeSObject) => companionType(self.object),
      'String associateParentEntity': (self: DescribeSObject) =>
        companionType(self.object)
          ? ([...self.object.fields.values()].find((f) => f.childRelationshipName)?.referenceTo[0] ?? null)
          : null,
    }),
  },
  { js: DescribeSObject },
);

const companionType = ({ kind }: ObjectSchema) => (kind === 'share' ? 'Share' : kind === 'history' ? 'History' : null);

class ChildRelationshipInfo {
  readonly child: SObjectTypeToken;
  readonly field: FieldSchema;
  constructor(child: SObjectTypeToken, field: FieldSchema) {
    this.child = child;
    this.field = field;
  }
}

const known = new WeakMap<SObjectTypeToken, Map<FieldSchema, ChildRelationshipInfo>>();

/** One object a relationship: Apex code finds them in sets and as keys of maps, whichever call they came from. */
function relationshipInfo(child: SObjectTypeToken, field: FieldSchema): ChildRelationshipInfo {
  let ofChild = known.get(child);
  if (!ofChild) known.set(child, (ofChild = new Map()));
  let info = ofChild.get(field);
  if (!info) ofChild.set(field, (info = new ChildRelationshipInfo(child, field)));
  return info;
}

/** Every field that points here, also those without a name for the way down. */
function childRelationships(object: ObjectSchema): ApexList<ChildRelationshipInfo> {
  const found = transaction()
    .schema.referencesTo(object)
    .map(({ object: child, field }) => relationshipInfo(tokenOf(child), field));
  return new ApexList(listOf(libraryType('Schema.ChildRelationship')), found);
}

defineClass(
  'Schema.ChildRelationship',
  questions({
    'Schema.SObjectType childSObject': (self: ChildRelationshipInfo) => self.child,
    'Schema.SObjectField field': (self: ChildRelationshipInfo) => self.child.field(self.field),
    'String relationshipName': (self: ChildRelationshipInfo) => self.field.childRelationshipName,
    'Boolean cascadeDelete': (self: ChildRelationshipInfo) => self.field.deleteConstraint === 'Cascade',
    'Boolean restrictedDelete': (self: ChildRelationshipInfo) => self.field.deleteConstraint === 'Restrict',
    'Boolean deprecatedAndHidden': () => false,
    'List<String> junctionIdListNames': () => new ApexList(listOf(Types.String)),
    'List<Schema.SObjectType> junctionReferenceTo': () => new ApexList(listOf(libraryType('Schema.SObjectType'))),
  }),
  { js: ChildRelationshipInfo },
);

class RecordTypeDescription {
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly active: boolean;
  readonly isDefault: boolean;
  constructor(id: string, name: string, developerName: string, active: boolean, isDefault: boolean) {
    this.id = id;
    this.name = name;
    this.developerName = developerName;
    this.active = active;
    this.isDefault = isDefault;
  }
}

/** Every object has this one, also without any record type. */
const masterId = '012000000000000AAA';

/** Record types have ids in the org's data. */
function recordTypeInfos(object: ObjectSchema): RecordTypeDescription[] {
  const isOwnDefault = object.recordTypes.some((type) => type.isDefault);
  const master = new RecordTypeDescription(masterId, 'Master', 'Master', true, !isOwnDefault);
  if (!object.recordTypes.length) return [master];
  const rows = runningStore().all(
    'SELECT Id, DeveloperName FROM "RecordType" WHERE SobjectType = ? AND IsDeleted = 0',
    object.name,
  ) as string[][];
  const idByName = new Map(rows.map(([id, developerName]) => [developerName.toLowerCase(), id]));
  const described = object.recordTypes
    .filter((type) => idByName.has(type.developerName.toLowerCase()))
    .map(
      (type: RecordTypeSchema) =>
        new RecordTypeDescription(
          idByName.get(type.developerName.toLowerCase())!,
          type.label,
          type.developerName,
          type.active,
          type.isDefault,
        ),
    );
  return [...described, master];
}

function recordTypesBy(object: ObjectSchema, key: (info: RecordTypeDescription) => string, keyType = Types.String) {
  return new ApexMap(
    mapOf(keyType, libraryType('Schema.RecordTypeInfo')),
    recordTypeInfos(object).map((info) => [key(info), info] as const),
  );
}

defineClass(
  'Schema.RecordTypeInfo',
  questions({
    'Id recordTypeId': (self: RecordTypeDescription) => self.id,
    'String name': (self: RecordTypeDescription) => self.name,
    'String developerName': (self: RecordTypeDescription) => self.developerName,
    'Boolean active': (self: RecordTypeDescription) => self.active,
    'Boolean available': (self: RecordTypeDescription) => self.active,
    'Boolean defaultRecordTypeMapping': (self: RecordTypeDescription) => self.isDefault,
    'Boolean master': (self: RecordTypeDescription) => self.id === masterId,
  }),
  { js: RecordTypeDescription },
);
