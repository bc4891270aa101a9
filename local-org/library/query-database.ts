/** Database: queries, saves, savepoints by method. Batches are in async.ts. */
import { convertLeads } from '../data/dml/convert-lead.ts';
import { mergeRecords } from '../data/dml/merge.ts';
import { emptyRecycleBin } from '../data/dml/recycle-bin.ts';
import { save } from '../data/dml.ts';
import type { AccessMode } from '../data/access.ts';
import { defaultMode } from '../values/versions.ts';
import type { Operation, SaveOptions, SaveResult } from '../data/dml.ts';
import { Cursor, QueryLocator } from '../data/query-locator.ts';
import { originOf, runCount, runQuery } from '../data/query.ts';
import { resolveDynamic } from '../data/dynamic-query.ts';
import type { ScopeVariables } from '../data/dynamic-query.ts';
import { releaseSavepoint, rollbackTo, Savepoint, setSavepoint } from '../data/savepoints.ts';
import { recordOfId } from '../data/record-of-id.ts';
import type { SObject } from '../values/sobject.ts';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import type { Members } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import type { AccessLevel } from './query-access.ts';
import { modeOf } from './query-access.ts';
import { saveOptionsOf } from './query-dml-options.ts';
import type { DmlOptions } from './query-dml-options.ts';
import type { LeadConvert } from './query-lead-convert.ts';
import { leadConvertResult, leadConvertResults } from './query-lead-convert.ts';
import { mergeResult, mergeResults } from './query-merge.ts';
import { apexResult, apexResults } from './query-results.ts';
import type { ResultKind } from './query-results.ts';
import type { SObjectFieldToken } from './schema-tokens.ts';
import type { ApexList } from '../values/values.ts';
import type { ApexMap } from '../values/values.ts';

const mapVariables =
  (binds: ApexMap<string, unknown>): ScopeVariables =>
  (name) => {
    for (const [key, value] of binds.entries()) if (key.toLowerCase() === name) return value;
    return undefined;
  };

defineClass('Savepoint', {}, { js: Savepoint });

/** Both the method that leaves the mode to the version of its class, and the one that is told. */
const queries: Members = {
  'static List<SObject> query(String queryString)': (text: string, scope: ScopeVariables, apiVersion: number) =>
    rowsOf(text, scope, defaultMode(apiVersion), apiVersion),
  'static List<SObject> query(String queryString, AccessLevel accessLevel)': (
    text: string,
    level: AccessLevel,
    scope: ScopeVariables,
    apiVersion: number,
  ) => rowsOf(text, scope, modeOf(level), apiVersion),
  'static List<SObject> queryWithBinds(String queryString, Map<String, Object> bindMap, AccessLevel accessLevel)': (
    text: string,
    map: ApexMap<string, unknown>,
    level: AccessLevel,
    apiVersion: number,
  ) => rowsOf(text, mapVariables(required(map, 2)), modeOf(level), apiVersion),
  'static Integer countQuery(String queryString)': (text: string, scope: ScopeVariables, apiVersion: number) =>
    countOf(text, scope, defaultMode(apiVersion), apiVersion),
  'static Integer countQuery(String queryString, AccessLevel accessLevel)': (
    text: string,
    level: AccessLevel,
    scope: ScopeVariables,
    apiVersion: number,
  ) => countOf(text, scope, modeOf(level), apiVersion),
  'static Integer countQueryWithBinds(String queryString, Map<String, Object> bindMap, AccessLevel accessLevel)': (
    text: string,
    map: ApexMap<string, unknown>,
    level: AccessLevel,
    apiVersion: number,
  ) => countOf(text, mapVariables(required(map, 2)), modeOf(level), apiVersion),
};

function rowsOf(text: string, variables: ScopeVariables, access: AccessMode, apiVersion: number): ApexList<SObject> {
  const { query, binds } = resolveDynamic(required(text), variables, apiVersion);
  return runQuery(query, binds, { access });
}

function countOf(text: string, variables: ScopeVariables, access: AccessMode, apiVersion: number): number {
  const { query, binds } = resolveDynamic(required(text), variables, apiVersion);
  return runCount(query, binds, { access });
}

function locator(text: string, variables: ScopeVariables, access: AccessMode, apiVersion: number): QueryLocator {
  const { query, binds } = resolveDynamic(required(text), variables, apiVersion);
  return new QueryLocator(query, binds, access);
}

/** Of a query in brackets, whose rows are given. */
function locatorOf(rows: ApexList<SObject>, level: AccessLevel | null = null): QueryLocator {
  const origin = originOf(required(rows));
  if (!origin) throwApex('QueryException', 'Database.getQueryLocator needs a query, not a list of records');
  return new QueryLocator(origin.query, origin.binds, level ? modeOf(level) : (origin.options.access ?? 'system'));
}

const locators: Members = {
  'static Database.QueryLocator getQueryLocator(String queryString)': (
    text: string,
    scope: ScopeVariables,
    apiVersion: number,
  ) => locator(text, scope, defaultMode(apiVersion), apiVersion),
  'static Database.QueryLocator getQueryLocator(String queryString, AccessLevel accessLevel)': (
    text: string,
    level: AccessLevel,
    scope: ScopeVariables,
    apiVersion: number,
  ) => locator(text, scope, modeOf(level), apiVersion),
  'static Database.QueryLocator getQueryLocator(List<SObject> query)': (rows: ApexList<SObject>) => locatorOf(rows),
  'static Database.QueryLocator getQueryLocator(List<SObject> query, AccessLevel accessLevel)': (
    rows: ApexList<SObject>,
    level: AccessLevel,
  ) => locatorOf(rows, level),
  'static Database.QueryLocator getQueryLocatorWithBinds(String queryString, Map<String, Object> bindMap, AccessLevel accessLevel)':
    (text: string, map: ApexMap<string, unknown>, level: AccessLevel, apiVersion: number) =>
      locator(text, mapVariables(required(map, 2)), modeOf(level), apiVersion),
  'static Database.Cursor getCursor(String queryString)': (text: string, scope: ScopeVariables, apiVersion: number) =>
    new Cursor(locator(text, scope, defaultMode(apiVersion), apiVersion)),
  'static Database.Cursor getCursor(String queryString, AccessLevel accessLevel)': (
    text: string,
    level: AccessLevel,
    scope: ScopeVariables,
    apiVersion: number,
  ) => new Cursor(locator(text, scope, modeOf(level), apiVersion)),
  'static Database.Cursor getCursor(List<SObject> query)': (rows: ApexList<SObject>) => new Cursor(locatorOf(rows)),
  'static Database.Cursor getCursorWithBinds(String queryString, Map<String, Object> bindMap, AccessLevel accessLevel)':
    (text: string, map: ApexMap<string, unknown>, level: AccessLevel, apiVersion: number) =>
      new Cursor(locator(text, mapVariables(required(map, 2)), modeOf(level), apiVersion)),
};

/** All ways to say how a save is done: nothing, allOrNone, options, access level, and both. The last is the version. */
type Ways = { parameters: string; options: (...args: never[]) => SaveOptions }[];
const allOrNone = (value: boolean | null): SaveOptions => ({ allOrNone: value !== false });
const WAYS: Ways = [
  { parameters: '', options: (apiVersion: number) => ({ access: defaultMode(apiVersion) }) },
  {
    parameters: ', Boolean allOrNone',
    options: (all: boolean | null, apiVersion: number) => ({ ...allOrNone(all), access: defaultMode(apiVersion) }),
  },
  { parameters: ', AccessLevel accessLevel', options: (level: AccessLevel) => ({ access: modeOf(level) }) },
  {
    parameters: ', Boolean allOrNone, AccessLevel accessLevel',
    options: (all: boolean | null, level: AccessLevel) => ({ ...allOrNone(all), access: modeOf(level) }),
  },
];
const OPTION_WAYS: Ways = [
  {
    parameters: ', Database.DMLOptions dmlOptions',
    options: (options: DmlOptions, apiVersion: number) => ({
      ...saveOptionsOf(options),
      access: defaultMode(apiVersion),
    }),
  },
  {
    parameters: ', Database.DMLOptions dmlOptions, AccessLevel accessLevel',
    options: (options: DmlOptions, level: AccessLevel) => ({ ...saveOptionsOf(options), access: modeOf(level) }),
  },
];

type SaveOperation = Exclude<Operation, 'merge'>;
const run = (operation: SaveOperation, records: SObject[], options: SaveOptions): SaveResult[] =>
  save(operation, records, options);

/** Both the method of one record and that of a list. */
function savers(operation: Exclude<ResultKind, 'emptyRecycleBin'>, ways: Ways): Members {
  const type = { insert: 'SaveResult', upsert: 'UpsertResult', delete: 'DeleteResult', undelete: 'UndeleteResult' }[
    operation
  ];
  return saversOf(operation, operation, type, ways);
}

function saversOf(operation: SaveOperation, kind: ResultKind, type: string, ways: Ways, records = true): Members {
  const members: Members = {};
  for (const { parameters, options } of ways) {
    const optionsOf = options as (...args: unknown[]) => SaveOptions;
    if (records) {
      members[`static Database.${type} ${operation}(SObject recordToSave${parameters})`] = (
        record: SObject,
        ...rest: unknown[]
      ) => apexResult(kind, run(operation, [required(record)], optionsOf(...rest))[0]);
      members[`static List<Database.${type}> ${operation}(List<SObject> recordsToSave${parameters})`] = (
        list: ApexList<SObject>,
        ...rest: unknown[]
      ) => apexResults(kind, run(operation, required(list).elements, optionsOf(...rest)));
    }
    if (operation === 'delete' || operation === 'undelete') {
      members[`static Database.${type} ${operation}(Id recordId${parameters})`] = (id: string, ...rest: unknown[]) =>
        apexResult(kind, run(operation, [recordOfId(required(id))], optionsOf(...rest))[0]);
      members[`static List<Database.${type}> ${operation}(List<Id> recordIds${parameters})`] = (
        ids: ApexList<string>,
        ...rest: unknown[]
      ) => apexResults(kind, run(operation, required(ids).elements.map(recordOfId), optionsOf(...rest)));
    }
  }
  return members;
}

/** `upsert` takes the external id field before everything else. */
function upsertsByField(): Members {
  const members: Members = {};
  for (const { parameters, options } of WAYS) {
    const optionsOf = options as (...args: unknown[]) => SaveOptions;
    const withField = (field: SObjectFieldToken, rest: unknown[]): SaveOptions => ({
      ...optionsOf(...rest),
      externalIdField: required(field, 2).field.name,
    });
    members[
      `static Database.UpsertResult upsert(SObject recordToUpsert, Schema.SObjectField externalIdField${parameters})`
    ] = (record: SObject, field: SObjectFieldToken, ...rest: unknown[]) =>
      apexResult('upsert', run('upsert', [required(record)], withField(field, rest))[0]);
    members[
      `static List<Database.UpsertResult> upsert(List<SObject> recordsToUpsert, Schema.SObjectField externalIdField${parameters})`
    ] = (list: ApexList<SObject>, field: SObjectFieldToken, ...rest: unknown[]) =>
      apexResults('upsert', run('upsert', required(list).elements, withField(field, rest)));
  }
  return members;
}

function merges(): Members {
  const members: Members = {};
  for (const { parameters, options } of WAYS) {
    const optionsOf = options as (...args: unknown[]) => SaveOptions;
    const merge = (master: SObject, losers: SObject[], rest: unknown[]) =>
      mergeRecords(required(master), losers, optionsOf(...rest));
    members[`static Database.MergeResult merge(SObject masterRecord, SObject duplicateRecord${parameters})`] = (
      master: SObject,
      loser: SObject,
      ...rest: unknown[]
    ) => mergeResult(merge(master, [required(loser, 2)], rest)[0]);
    members[`static Database.MergeResult merge(SObject masterRecord, Id duplicateId${parameters})`] = (
      master: SObject,
      id: string,
      ...rest: unknown[]
    ) => mergeResult(merge(master, [recordOfId(required(id, 2))], rest)[0]);
    members[
      `static List<Database.MergeResult> merge(SObject masterRecord, List<SObject> duplicateRecords${parameters})`
    ] = (master: SObject, list: ApexList<SObject>, ...rest: unknown[]) =>
      mergeResults(merge(master, required(list, 2).elements, rest));
    members[`static List<Database.MergeResult> merge(SObject masterRecord, List<Id> duplicateIds${parameters})`] = (
      master: SObject,
      ids: ApexList<string>,
      ...rest: unknown[]
    ) => mergeResults(merge(master, required(ids, 2).elements.map(recordOfId), rest));
  }
  return members;
}

function conversions(): Members {
  const members: Members = {};
  for (const { parameters, options } of [...WAYS, ...OPTION_WAYS]) {
    const optionsOf = options as (...args: unknown[]) => SaveOptions;
    members[`static Database.LeadConvertResult convertLead(Database.LeadConvert leadToConvert${parameters})`] = (
      lead: LeadConvert,
      ...rest: unknown[]
    ) => leadConvertResult(convertLeads([required(lead).request], optionsOf(...rest))[0]);
    members[
      `static List<Database.LeadConvertResult> convertLead(List<Database.LeadConvert> leadsToConvert${parameters})`
    ] = (leads: ApexList<LeadConvert>, ...rest: unknown[]) =>
      leadConvertResults(
        convertLeads(
          required(leads).elements.map((lead) => lead.request),
          optionsOf(...rest),
        ),
      );
  }
  return members;
}

/** `getCursor` and `getQueryLocator` of a query in brackets take no notice: the query has its mode. */
const VERSIONED = [
  'query',
  'queryWithBinds',
  'countQuery',
  'countQueryWithBinds',
  'getQueryLocator',
  'getQueryLocatorWithBinds',
  'getCursor',
  'getCursorWithBinds',
  'insert',
  'update',
  'upsert',
  'delete',
  'undelete',
  'merge',
  'convertLead',
  'setSavepoint',
  'rollback',
];

const recordsOf = (ids: ApexList<string>): SObject[] => required(ids).elements.map(recordOfId);

defineClass(
  'Database',
  {
    ...queries,
    ...locators,
    ...savers('insert', [...WAYS, ...OPTION_WAYS]),
    ...saversOf('update', 'insert', 'SaveResult', [...WAYS, ...OPTION_WAYS]),
    ...savers('upsert', WAYS),
    ...upsertsByField(),
    ...savers('delete', WAYS),
    ...savers('undelete', WAYS),
    ...merges(),
    ...conversions(),
    'static Database.EmptyRecycleBinResult emptyRecycleBin(SObject record)': (record: SObject) =>
      apexResult('emptyRecycleBin', emptyRecycleBin([required(record)])[0]),
    'static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records)': (
      records: ApexList<SObject>,
    ) => apexResults('emptyRecycleBin', emptyRecycleBin(required(records).elements)),
    'static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> recordIds)': (ids: ApexList<string>) =>
      apexResults('emptyRecycleBin', emptyRecycleBin(recordsOf(ids))),
    'static Savepoint setSavepoint()': setSavepoint,
    'static void rollback(Savepoint savepoint)': (savepoint: Savepoint, apiVersion: number) =>
      rollbackTo(required(savepoint), apiVersion),
    'static void releaseSavepoint(Savepoint savepoint)': (savepoint: Savepoint) =>
      releaseSavepoint(required(savepoint)),
  },
  {
    bindsFromScope: ['query', 'countQuery', 'getQueryLocator', 'getCursor'],
    versioned: VERSIONED,
    takesNames: [
      'query',
      'queryWithBinds',
      'countQuery',
      'countQueryWithBinds',
      'getQueryLocator',
      'getQueryLocatorWithBinds',
      'getCursor',
      'getCursorWithBinds',
    ],
  },
);
