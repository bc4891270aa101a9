/** A small org for the tests of this folder: standard objects, a few custom ones, triggers written in TypeScript. */
import { usualOrganization } from '../metadata/organization.ts';
import type { Program, TriggerInfo, TriggerTiming } from '../values/program.ts';
import { Limits } from '../running/limits.ts';
import { transaction, within } from '../running/transaction.ts';
import type { RunningUser, Transaction } from '../running/transaction.ts';
import { CURRENT_API_VERSION } from '../metadata/api-version.ts';
import { createSchema } from '../metadata/build.ts';
import type { Project } from '../metadata/index.ts';
import { addAudit, addField, addIdentity, addOwner, makeField, makeObject } from '../metadata/make.ts';
import type { FieldSchema, FieldType, ObjectSchema, Schema } from '../metadata/schema.ts';
import { readStandardObjects } from '../metadata/standard/read.ts';
import { NEW_ORG } from '../metadata/org-settings.ts';
import { Translations } from '../metadata/translations.ts';
import { runCount, runQuery } from './query.ts';
import type { QueryOptions } from './query.ts';
import { SObject } from '../values/sobject.ts';
import { parseSoql } from './soql/parse.ts';
import { resolveSoql } from './soql/resolve.ts';
import { Store } from './store.ts';

export const customField = (name: string, type: FieldType, given: Partial<FieldSchema> = {}): FieldSchema =>
  makeField(name, type, { custom: true, label: name.replace('__c', '').replaceAll('_', ' '), ...given });

export function customObject(
  name: string,
  keyPrefix: string,
  fields: FieldSchema[],
  given: Partial<ObjectSchema> = {},
): ObjectSchema {
  const object = makeObject(name, keyPrefix, {
    custom: true,
    nameField: 'Name',
    label: name.replace('__c', ''),
    ...given,
  });
  addIdentity(object);
  addField(object, makeField('Name', 'Text', { length: 80, label: `${name.replace('__c', '')} Name` }));
  for (const field of fields) addField(object, field);
  if (!fields.some((field) => field.type === 'MasterDetail')) addOwner(object, ['User', 'Group']);
  addAudit(object);
  return object;
}

/** Objects `Shop__c` (with roll-ups) and its details `Sale__c`, and what a test adds. */
export function testSchema(further: ObjectSchema[] = []): Schema {
  const number = { precision: 18, scale: 2 };
  const summary = (operation: 'count' | 'sum', field: string | null) => ({
    operation,
    childObject: 'Sale__c',
    foreignKey: 'Shop__c',
    field,
    filters: [],
  });
  const shop = customObject('Shop__c', 'a01', [
    customField('Kind__c', 'Picklist', {
      length: 255,
      restrictedPicklist: true,
      picklistValues: ['Large', 'Medium', 'Small'].map((value) => ({
        value,
        label: `${value} shop`,
        isDefault: value === 'Medium',
        isActive: true,
      })),
      defaultValue: "'Medium'",
    }),
    customField('Tags__c', 'MultiselectPicklist', { length: 255 }),
    customField('Number_Of_Sales__c', 'Summary', {
      precision: 18,
      scale: 0,
      summary: summary('count', null),
      createable: false,
      updateable: false,
    }),
    customField('Turnover__c', 'Summary', {
      ...number,
      summary: summary('sum', 'Amount__c'),
      createable: false,
      updateable: false,
    }),
    customField('Opens__c', 'Time'),
    customField('Active__c', 'Checkbox', { defaultValue: 'true' }),
  ]);
  const sale = customObject(
    'Sale__c',
    'a02',
    [
      customField('Shop__c', 'MasterDetail', {
        referenceTo: ['Shop__c'],
        relationshipName: 'Shop__r',
        childRelationshipName: 'Sales__r',
        deleteConstraint: 'Cascade',
        required: true,
      }),
      customField('Amount__c', 'Currency', number),
      customField('Big__c', 'Number', { precision: 18, scale: 0 }),
      customField('Key__c', 'Text', { length: 40, unique: true, externalId: true }),
      customField('Day__c', 'Date'),
      customField('At__c', 'DateTime'),
      customField('Double__c', 'Currency', {
        ...number,
        formula: 'Amount__c * 2',
        createable: false,
        updateable: false,
        formulaBlankAsZero: true,
      }),
      customField('Title__c', 'Text', {
        length: 255,
        formula: 'Shop__r.Name & ": " & TEXT(Amount__c)',
        createable: false,
        updateable: false,
      }),
      customField('Buyer__c', 'Lookup', {
        referenceTo: ['Contact'],
        relationshipName: 'Buyer__r',
        childRelationshipName: 'Purchases__r',
        deleteConstraint: 'SetNull',
      }),
    ],
    {
      validationRules: [
        {
          name: 'Not_Negative',
          namespace: null,
          active: true,
          formula: 'Amount__c < 0',
          message: 'An amount is not negative.',
          field: 'Amount__c',
        },
      ],
    },
  );
  return createSchema([...readStandardObjects().map(({ object }) => object), shop, sale, ...further], null);
}

export const ADMIN: RunningUser = {
  id: '00500000000001AAAA'.slice(0, 18),
  username: 'admin@example.com',
  name: 'Ada Admin',
  email: 'admin@example.com',
  profileId: '00e000000000001AAA',
  profileName: 'System Administrator',
  timeZone: 'Europe/Oslo',
  locale: 'en_US',
  language: 'en_US',
  type: 'Standard',
};

export interface TestOrg {
  schema: Schema;
  store: Store;
  current: Transaction;
  /** What the clock shows. */
  now: number;
  triggers: TriggerInfo[];
}

/** Runs `work` in a transaction of a new org in memory. */
export function inTestOrg(
  work: (org: TestOrg) => void,
  options: { schema?: Schema; file?: string; triggers?: TriggerInfo[] } = {},
): void {
  const schema = options.schema ?? testSchema();
  const store = new Store(schema, options.file ?? null);
  const triggers = options.triggers ?? [];
  const org: TestOrg = {
    schema,
    store,
    triggers,
    now: Date.UTC(2026, 0, 15, 12),
    current: null as unknown as Transaction,
  };
  const project = {
    settings: NEW_ORG,
    duplicateRules: [],
    organization: usualOrganization,
    permissionSets: [],
    profiles: [],
    permissionSetGroups: [],
    labels: new Map(),
    translations: new Translations(schema),
  } as unknown as Project;
  const current = {
    org: { store, schema, project, organization: () => ({ id: '00D000000000001AAA' }) },
    schema,
    program: { triggers, classes: new Map(), errors: [] } as unknown as Program,
    user: ADMIN,
    sharing: 'without',
    limits: new Limits(false, { dmlRows: 1e9, dmlStatements: 1e9, queryRows: 1e9, queries: 1e9 }),
    triggers: [],
    isTest: true,
    isAsync: false,
    now: () => org.now,
    statics: new Map(),
    heapRoots: [],
    hasUncommittedWork: false,
    entry: { kind: 'test', name: 'test' },
    requestId: 'test',
    test: null,
    savedKinds: { setup: false, regular: false },
  } as unknown as Transaction;
  org.current = current;
  within(current, () => {
    store.begin();
    store.run(
      'INSERT INTO "User" (Id, Username, LastName, FirstName, ProfileId) VALUES (?, ?, ?, ?, ?)',
      ADMIN.id,
      ADMIN.username,
      'Admin',
      'Ada',
      ADMIN.profileId,
    );
    try {
      work(org);
    } finally {
      store.rollback();
      store.close();
    }
  });
}

export function record(objectName: string, values: Record<string, unknown> = {}): SObject {
  return new SObject(transaction().schema.object(objectName)!, new Map(Object.entries(values)));
}

export function trigger(
  object: string,
  timings: TriggerTiming[],
  run: () => void,
  name = `${object}Trigger`,
): TriggerInfo {
  return { name, namespace: null, object, timings, file: `${name}.trigger`, apiVersion: CURRENT_API_VERSION, run };
}

export const query = (text: string, binds: unknown[] = [], options: QueryOptions = {}): SObject[] =>
  runQuery(resolveSoql(parseSoql(text), transaction().schema), binds, options).elements;

export const count = (text: string, binds: unknown[] = []): number =>
  runCount(resolveSoql(parseSoql(text), transaction().schema), binds);
