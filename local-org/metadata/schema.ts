/**
 * The one description of objects and fields that everything reads: the compiler (types), the store (tables), SOQL,
 * DML, describe calls, the pages.
 */

export type FieldType =
  | 'Id'
  | 'Text'
  | 'TextArea'
  | 'LongTextArea'
  | 'Html'
  | 'Email'
  | 'Phone'
  | 'Url'
  | 'EncryptedText'
  | 'Checkbox'
  | 'Number'
  | 'Integer'
  | 'Currency'
  | 'Percent'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Picklist'
  | 'MultiselectPicklist'
  | 'Combobox'
  | 'Lookup'
  | 'MasterDetail'
  | 'MetadataRelationship'
  | 'AutoNumber'
  | 'Summary'
  | 'Base64'
  | 'Address'
  | 'Location'
  | 'AnyType';
// `Integer`: standard fields of XML type int; `Number` custom and standard doubles. Both answer describe accordingly.

export interface PicklistValue {
  value: string;
  label: string;
  isDefault: boolean;
  isActive: boolean;
}

export interface FieldSchema {
  /** API name in canonical case, with namespace prefix when the org has the package's namespace. */
  name: string;
  label: string;
  type: FieldType;
  custom: boolean;
  /** Characters of text; null where it does not apply. */
  length: number | null;
  /** Of numbers: digits in all, digits after the point. */
  precision: number | null;
  scale: number | null;
  /** Needs a value on every save (not nillable, no default of its own). */
  required: boolean;
  /** What describe answers: may the stored value be null? False for required, for booleans and for what the platform fills. */
  nillable: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  createable: boolean;
  updateable: boolean;
  filterable: boolean;
  /** Formula source as the metadata gives it; null for stored fields. */
  formula: string | null;
  /** Default value: a formula source, or null. */
  defaultValue: string | null;
  picklistValues: PicklistValue[];
  restrictedPicklist: boolean;
  /** Objects a reference may point to: several for a polymorphic one. */
  referenceTo: string[];
  /** Name of the parent relationship in SOQL: `Account` for AccountId, `Campaign__r`. */
  relationshipName: string | null;
  /** Name under which the parent's sub-query finds these children: `Contacts`, `Touchpoints__r`. */
  childRelationshipName: string | null;
  deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade' | null;
  helpText: string | null;
  /**
   * Roll-up: what a Summary field counts or sums. A standard field of another type that has one
   * (Campaign.NumberOfLeads) is counted when it is read, so that saving children touches no parent.
   * Filters are joined by AND; `operation` is the Metadata API's FilterOperation, an empty value means blank.
   */
  summary: {
    operation: 'count' | 'sum' | 'min' | 'max';
    childObject: string;
    foreignKey: string;
    field: string | null;
    filters: { field: string; operation: string; value: string }[];
  } | null;
  /**
   * A standard field that the platform derives (Lead.Name, CampaignMember.Email): SQL over the row `t`, with `{path}`
   * placeholders for field paths, or null.
   */
  derived: string | null;
  /** Of an AutoNumber: `CE-{00000000}` and the first number given; null elsewhere. */
  autoNumber: { format: string; start: number } | null;
  /** Of a picklist that depends on another field: that field's API name. */
  controllingField: string | null;
  /** A formula's numbers treat blank as zero (else as null). */
  formulaBlankAsZero: boolean;
  /** A detail may move to another master. */
  reparentable: boolean;
  /** A detail whose master needs only to be readable for the detail to be written. */
  masterReadSuffices: boolean;
  trackHistory: boolean;
  /** File it was declared in; null for what is standard. */
  file: string | null;
}

export interface ValidationRule {
  name: string;
  /** Of the package it came with: names in its formula are seen from there. */
  namespace: string | null;
  active: boolean;
  formula: string;
  message: string;
  /** Field the error shows at, or null for the top of the page. */
  field: string | null;
}

export interface RecordTypeSchema {
  developerName: string;
  /** Of the package it came with. */
  namespace: string | null;
  label: string;
  description: string | null;
  active: boolean;
  isDefault: boolean;
  /** Of Account: are its accounts persons? */
  isPerson: boolean;
  /** Values offered by field (lower-case API name); a field not mentioned offers all of its values. */
  picklistValues: Map<string, { value: string; isDefault: boolean }[]>;
}

export interface ObjectSchema {
  name: string;
  label: string;
  pluralLabel: string;
  custom: boolean;
  kind: 'object' | 'customSetting' | 'customMetadata' | 'platformEvent' | 'share' | 'history' | 'setup';
  customSettingType: 'Hierarchy' | 'List' | null;
  /** Three characters that begin its records' ids. */
  keyPrefix: string;
  fields: Map<string, FieldSchema>; // by lower-case API name, in declared order
  nameField: string | null;
  sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'None';
  validationRules: ValidationRule[];
  recordTypes: RecordTypeSchema[];
  queryable: boolean;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  undeletable: boolean;
  fieldSets: {
    name: string;
    namespace: string | null;
    label: string;
    description: string;
    fields: { field: string; required: boolean }[];
  }[];
  /** Field paths of the highlights panel: the object's assigned compact layout, empty where none is given. */
  compactLayout: string[];
  /** Fields shown in search results and lookup dialogs. */
  searchFields: string[];
  features: { activities: boolean; history: boolean; feeds: boolean; reports: boolean; search: boolean };
  /** Custom settings and custom metadata: may code outside the package's namespace read it? */
  isProtected: boolean;
  /** Platform events: does publishing wait for the commit? Null elsewhere. */
  publishAfterCommit: boolean | null;
  description: string | null;
  /** File it was declared in; null for what is standard. */
  file: string | null;
}

export interface ChildRelationship {
  childObject: string;
  field: string;
  relationshipName: string;
  cascadeDelete: boolean;
}

export interface Schema {
  /** The project's namespace: names may be written with or without its prefix in code of that namespace. */
  readonly namespace: string | null;
  /**
   * The same objects, as code and formulas of a namespace name them. In an organization with an installed package a
   * name without prefix means the package's own thing first where the package writes it, and never where the
   * organization does ("Namespace Prefix", Apex Developer Guide). Names that are canonical already are found by any.
   */
  seenFrom(namespace: string | null): Schema;
  /** Case-insensitive, with or without the namespace prefix; null when there is none. */
  object(name: string): ObjectSchema | null;
  objects(): Iterable<ObjectSchema>;
  field(object: string | ObjectSchema, name: string): FieldSchema | null;
  /** The field behind a parent relationship: (`Contact`, `Account`) → AccountId. */
  relationship(object: string | ObjectSchema, relationshipName: string): FieldSchema | null;
  childRelationships(object: string | ObjectSchema): ChildRelationship[];
  /** By the name a sub-query gives it. */
  childRelationship(object: string | ObjectSchema, relationshipName: string): ChildRelationship | null;
  /** Every field that may point at the object, child relationship or not, but for CreatedById and LastModifiedById. */
  referencesTo(object: string | ObjectSchema): { object: ObjectSchema; field: FieldSchema }[];
  /** Of a record id: by its prefix. */
  objectOfId(id: string): ObjectSchema | null;
}
