/** Test: what only test code may do. */
import { createStub } from './stub.ts';
import { loadData, setCreatedDate } from '../services/test-data.ts';
import { releaseSavepoints } from '../data/savepoints.ts';
import { releasesSavepointsInTests } from '../values/versions.ts';
import { setMock, startTest, stopTest, testState } from '../running/test-methods.ts';
import { transaction } from '../running/transaction.ts';
import { runningStore } from '../data/running.ts';
import { findRows } from '../services/rows.ts';
import { defineClass, defineInterface } from './define.ts';
import { required } from './arguments.ts';
import { bridgeName } from '../values/bridge.ts';
import { InstallContext, UninstallContext } from './install.ts';
import type { SObjectTypeToken } from './schema-tokens.ts';
import type { TypeToken } from './type.ts';
import { listOf, Types } from '../values/types.ts';
import { ApexList, type ApexDatetime } from '../values/values.ts';

const ON_INSTALL = bridgeName('onInstall', 1);
const ON_UNINSTALL = bridgeName('onUninstall', 1);
type Methods = Record<string, (...args: unknown[]) => unknown>;

/** Id that the standard price book has in tests, data or no data. */
const STANDARD_PRICEBOOK_ID = '01s00000000001FAAQ';

defineInterface('StubProvider', [
  'Object handleMethodCall(Object stubbedObject, String stubbedMethodName, Type returnType, List<Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)',
]);

defineClass('Test', {}, { versioned: ['startTest', 'stopTest'] });
defineClass('Test', {
  'static void startTest()': (apiVersion: number) => {
    startTest();
    if (releasesSavepointsInTests(apiVersion)) releaseSavepoints();
  },
  'static void stopTest()': (apiVersion: number) => {
    stopTest();
    if (releasesSavepointsInTests(apiVersion)) releaseSavepoints();
  },
  'static Boolean isRunningTest()': () => transaction().isTest,
  'static void setMock(Type interfaceType, Object instance)': (type: TypeToken, instance: object | null) =>
    setMock(required(type).type.name, required(instance)),
  'static Object createStub(Type parentType, StubProvider stubProvider)': (
    type: TypeToken | null,
    provider: object | null,
  ) => createStub(required(type).type, provider),
  'static void setFixedSearchResults(List<Id> fixedSearchResults)': (ids: ApexList<string> | null) =>
    (testState('Test.setFixedSearchResults').searchResults = ids ? ids.elements.slice() : null),
  'static Id getStandardPricebookId()': () => {
    const store = runningStore();
    if (!store.schema.object('Pricebook2')) return STANDARD_PRICEBOOK_ID;
    return (
      (findRows(store, 'Pricebook2', ['Id'], 'IsStandard', 1)[0]?.[0] as string | undefined) ?? STANDARD_PRICEBOOK_ID
    );
  },
  'static void setCreatedDate(Id recordId, Datetime createdDatetime)': (
    recordId: string | null,
    created: ApexDatetime | null,
  ) => {
    testState('Test.setCreatedDate');
    setCreatedDate(required(recordId), required(created));
  },
  'static List<SObject> loadData(Schema.SObjectType sObjectToken, String resourceName)': (
    token: SObjectTypeToken | null,
    name: string | null,
  ) => {
    testState('Test.loadData');
    return loadData(required(token).object, required(name));
  },
  'static List<Id> enqueueBatchJobs(Integer numberOfJobs)': (count: number | null) => {
    testState('Test.enqueueBatchJobs');
    return new ApexList(listOf(Types.Id), transaction().org.jobs.fillQueue(required(count)));
  },
  'static List<Id> getFlexQueueOrder()': () => {
    testState('Test.getFlexQueueOrder');
    return new ApexList(listOf(Types.Id), transaction().org.jobs.flexQueue());
  },
  'static void calculatePermissionSetGroup(Id permissionSetGroupId)': () => null,
  'static void calculatePermissionSetGroup(List<Id> permissionSetGroupIds)': () => null,
  'static void testInstall(InstallHandler handler, Version previousVersion)': (
    handler: Methods | null,
    version: unknown,
  ) => required(handler)[ON_INSTALL](new InstallContext(version, false)),
  'static void testInstall(InstallHandler handler, Version previousVersion, Boolean isPush)': (
    handler: Methods | null,
    version: unknown,
    isPush: boolean | null,
  ) => required(handler)[ON_INSTALL](new InstallContext(version, isPush === true)),
  'static void testUninstall(UninstallHandler handler)': (handler: Methods | null) =>
    required(handler)[ON_UNINSTALL](new UninstallContext()),
});
