/** The methods of Schema itself: all objects, some objects, the apps with their tabs. */
import { libraryType, listOf } from '../values/types.ts';
import { grantsOf, holdingsOf } from '../data/access.ts';
import { callerSchema } from '../running/caller.ts';
import { transaction } from '../running/transaction.ts';
import type { Application, Tab } from '../metadata/pages.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { nameMap } from './schema-map.ts';
import { tokenOf, type SObjectTypeToken } from './schema-tokens.ts';
import { ApexList } from '../values/values.ts';

/** API limit of `describeSObjects` (Apex Reference, Schema class). */
const maximumDescribed = 100;

function describeSObjects(names: ApexList<string | null>) {
  if (names.size > maximumDescribed) {
    throwApex('LimitException', `Number of types requested ${names.size} exceeds the limit of ${maximumDescribed}`);
  }
  const schema = callerSchema();
  const described = names.elements.map((name) => {
    const object = name === null ? null : schema.object(name);
    if (!object) throwApex('InvalidParameterValueException', `Invalid sObject type: ${name}`);
    return tokenOf(object).describe();
  });
  return new ApexList(listOf(libraryType('Schema.DescribeSObjectResult')), described);
}

/** All objects; made again on each call, as the caller may change the map. */
function globalDescribe() {
  const schema = callerSchema();
  const entries: [string, SObjectTypeToken][] = [];
  for (const object of schema.objects()) if (object.name !== 'Name') entries.push([object.name, tokenOf(object)]);
  return nameMap(libraryType('Schema.SObjectType'), entries, schema.namespace);
}

class TabSet {
  readonly app: Application;
  readonly tabs: TabInfo[];
  constructor(app: Application, tabs: TabInfo[]) {
    this.app = app;
    this.tabs = tabs;
  }
}

class TabInfo {
  readonly name: string;
  readonly label: string;
  readonly object: string | null;
  readonly custom: boolean;
  constructor(name: string, label: string, object: string | null, custom: boolean) {
    this.name = name;
    this.label = label;
    this.object = object;
    this.custom = custom;
  }
}

/** The apps that the running user may open, with the tabs that the user may see. */
function describeTabs(): ApexList<TabSet> {
  const { org, user, schema } = transaction();
  const grants = grantsOf(org);
  const holdings = holdingsOf(org, user);
  const byName = new Map(org.project.tabs.map((tab) => [tab.name.toLowerCase(), tab]));
  const described = org.project.applications
    .filter((app) => grants.application(holdings, app.name))
    .map(
      (app) =>
        new TabSet(
          app,
          app.tabs
            .filter((name) => grants.tab(holdings, name) !== 'none')
            .map((name) => tabInfo(name, byName.get(name.toLowerCase()) ?? null)),
        ),
    );
  return new ApexList(listOf(libraryType('Schema.DescribeTabSetResult')), described);

  function tabInfo(name: string, tab: Tab | null): TabInfo {
    const object = schema.object(name.replace(/^standard-/, ''));
    const { translations } = org.project;
    const label = object
      ? translations.objectPlural(object, user.language)
      : translations.text(user.language, 'tab', name, tab?.label ?? name);
    return new TabInfo(name, label, object?.name ?? null, tab !== null);
  }
}

defineClass(
  'Schema',
  {
    'static Map<String, Schema.SObjectType> getGlobalDescribe()': globalDescribe,
    'static List<Schema.DescribeSObjectResult> describeSObjects(List<String> types)': describeSObjects,
    'static List<Schema.DescribeSObjectResult> describeSObjects(List<String> types, Object options)': describeSObjects,
    'static List<Schema.DescribeTabSetResult> describeTabs()': describeTabs,
  },
  { takesNames: ['getGlobalDescribe', 'describeSObjects'] },
);

defineClass(
  'Schema.DescribeTabSetResult',
  {
    'String getLabel()': ({ app }: TabSet) => {
      const { org, user } = transaction();
      return org.project.translations.text(user.language, 'application', app.name, app.label);
    },
    'String getDescription()': (self: TabSet) => self.app.description,
    'String getNamespace()': (self: TabSet) => self.app.namespace ?? '',
    'List<Schema.DescribeTabResult> getTabs()': (self: TabSet) =>
      new ApexList(listOf(libraryType('Schema.DescribeTabResult')), self.tabs),
    'Boolean isSelected()': () => false,
  },
  { js: TabSet },
);

defineClass(
  'Schema.DescribeTabResult',
  {
    'String getName()': (self: TabInfo) => self.name,
    'String getLabel()': (self: TabInfo) => self.label,
    'String getSobjectName()': (self: TabInfo) => self.object ?? '',
    'Boolean isCustom()': (self: TabInfo) => self.custom,
  },
  { js: TabInfo },
);
