/** Schema.FieldSet and FieldSetMember. */
import { libraryType, listOf } from '../values/types.ts';
import { callerSchema } from '../running/caller.ts';
import { transaction } from '../running/transaction.ts';
import { qualifyPlain } from '../metadata/names.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { displayType } from './schema-field.ts';
import { nameMap } from './schema-map.ts';
import { tokenOf, type SObjectTypeToken } from './schema-tokens.ts';
import { ApexList, type ApexMap } from '../values/values.ts';

class FieldSet {
  readonly owner: SObjectTypeToken;
  readonly set: ObjectSchema['fieldSets'][number];
  constructor(owner: SObjectTypeToken, set: ObjectSchema['fieldSets'][number]) {
    this.owner = owner;
    this.set = set;
  }
}

/** What `SObjectType.Account.fieldSets` is. */
export class FieldSets {
  readonly token: SObjectTypeToken;
  constructor(token: SObjectTypeToken) {
    this.token = token;
  }
  map(): ApexMap<string, FieldSet> {
    return nameMap(
      libraryType('Schema.FieldSet'),
      this.token.object.fieldSets.map((set) => [qualifyPlain(set.name, set.namespace), new FieldSet(this.token, set)]),
      callerSchema().namespace,
    );
  }
}

defineClass(
  'Schema.SObjectTypeFieldSets',
  { 'Map<String, Schema.FieldSet> getMap()': (self: FieldSets) => self.map() },
  { js: FieldSets, takesNames: ['getMap'] },
);

defineClass(
  'Schema.FieldSet',
  {
    'String getName()': (self: FieldSet) => self.set.name,
    'String getNameSpace()': (self: FieldSet) => self.set.namespace,
    'String getNamespace()': (self: FieldSet) => self.set.namespace,
    'String getLabel()': (self: FieldSet) => self.set.label,
    'String getDescription()': (self: FieldSet) => self.set.description,
    'Schema.SObjectType getSObjectType()': (self: FieldSet) => self.owner,
    'List<Schema.FieldSetMember> getFields()': (self: FieldSet) =>
      new ApexList(
        listOf(libraryType('Schema.FieldSetMember')),
        self.set.fields.map((shown) => memberOf(self, shown)),
      ),
  },
  { js: FieldSet },
);

class FieldSetMember {
  readonly path: string;
  readonly required: boolean;
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  constructor(path: string, required: boolean, object: ObjectSchema, field: FieldSchema) {
    this.path = path;
    this.required = required;
    this.object = object;
    this.field = field;
  }
}

function memberOf({ owner, set }: FieldSet, shown: { field: string; required: boolean }): FieldSetMember {
  const { schema } = transaction();
  const steps = shown.field.split('.');
  let object: ObjectSchema | null = owner.object;
  for (const step of steps.slice(0, -1)) {
    const parent: FieldSchema | null = object && schema.relationship(object, step);
    object = parent && schema.object(parent.referenceTo[0]);
  }
  const field = object && schema.field(object, steps.at(-1)!);
  if (!object || !field)
    throwApex(
      'SObjectException',
      `Field set ${set.name} names ${shown.field}, which ${owner.object.name} does not have`,
    );
  return new FieldSetMember(shown.field, shown.required, object, field);
}

defineClass(
  'Schema.FieldSetMember',
  {
    'String getFieldPath()': (self: FieldSetMember) => self.path,
    'String getLabel()': (self: FieldSetMember) => self.field.label,
    'Boolean getRequired()': (self: FieldSetMember) => self.required,
    'Boolean getDbRequired()': (self: FieldSetMember) => self.field.required,
    'Schema.DisplayType getType()': (self: FieldSetMember) => displayType(self.field),
    'Schema.SObjectField getSObjectField()': (self: FieldSetMember) => tokenOf(self.object).field(self.field),
    'String fieldPath': (self: FieldSetMember) => self.path,
    'String label': (self: FieldSetMember) => self.field.label,
    'Boolean required': (self: FieldSetMember) => self.required,
    'Boolean dbRequired': (self: FieldSetMember) => self.field.required,
    'Schema.DisplayType type': (self: FieldSetMember) => displayType(self.field),
  },
  { js: FieldSetMember },
);
