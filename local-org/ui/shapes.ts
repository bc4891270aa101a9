/**
 * What travels between server and browser as JSON. Where the platform's UI API has a representation that components
 * see (records, object infos, picklist values), the names are its names.
 */

export interface FieldValue {
  value: string | number | boolean | RecordRepresentation | null;
  displayValue: string | null;
}

export interface RecordRepresentation {
  apiName: string;
  id: string;
  fields: Record<string, FieldValue>;
  childRelationships: Record<string, never>;
  recordTypeId: string | null;
  recordTypeInfo: null;
  lastModifiedById: string | null;
  lastModifiedDate: string | null;
  systemModstamp: string | null;
}

export interface FieldInfo {
  apiName: string;
  label: string;
  /** The UI API's names: `String`, `Boolean`, `Picklist`, `Reference`, `DateTime`, … */
  dataType: string;
  inlineHelpText: string | null;
  required: boolean;
  createable: boolean;
  updateable: boolean;
  calculated: boolean;
  nameField: boolean;
  custom: boolean;
  length: number;
  precision: number;
  scale: number;
  reference: boolean;
  referenceToInfos: { apiName: string; nameFields: string[] }[];
  relationshipName: string | null;
  htmlFormatted: boolean;
  sortable: boolean;
  filterable: boolean;
}

export interface ObjectInfo {
  apiName: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  nameFields: string[];
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
  custom: boolean;
  defaultRecordTypeId: string;
  recordTypeInfos: Record<
    string,
    { recordTypeId: string; name: string; available: boolean; defaultRecordTypeMapping: boolean; master: boolean }
  >;
  fields: Record<string, FieldInfo>;
  childRelationships: { childObjectApiName: string; fieldName: string; relationshipName: string }[];
  themeInfo: { color: string; iconUrl: string };
  /** `standard:campaign`, `custom:custom18`: the local org's own addition. */
  iconName: string;
}

export interface PicklistValues {
  controllerValues: Record<string, number>;
  defaultValue: { label: string; value: string } | null;
  values: { label: string; value: string; attributes: null; validFor: number[] }[];
}

export interface ListViewSummary {
  developerName: string;
  label: string;
}

/** Columns of a table of records. */
export interface ListColumn {
  fieldApiName: string;
  label: string;
  /** As in FieldInfo. */
  dataType: string;
  sortable: boolean;
}

export interface ListRequest {
  objectApiName: string;
  /** Developer name of the list view; null for the object's first. */
  listView: string | null;
  /** From 0. */
  page: number;
  pageSize: number;
  /** Field API name; null for the view's own order. */
  sortBy: string | null;
  descending: boolean;
  /** Words looked for in the name and text columns. */
  search: string;
}

export interface ListPage {
  objectInfo: ObjectInfo;
  listViews: ListViewSummary[];
  listView: ListViewSummary;
  columns: ListColumn[];
  records: RecordRepresentation[];
  total: number;
  sortBy: string | null;
  descending: boolean;
}

export interface RelatedListRequest {
  recordId: string;
  /** Name of the child relationship: `CampaignMembers`. */
  relatedList: string;
  page: number;
  pageSize: number;
  /** What the page says of the list; null: the layout says it. */
  own: OwnRelatedList | null;
}

/** A related list that a Lightning page describes by itself. */
export interface OwnRelatedList {
  /** Columns by the names that metadata give them: `NAME`, `Status__c`. */
  fields: string[];
  /** Null for the usual order. */
  sortField: string | null;
  descending: boolean;
  /** Standard buttons: `New`. */
  actions: string[];
}

export interface RelatedListPage {
  label: string;
  childObjectApiName: string;
  /** The field of the child that names the parent. */
  fieldApiName: string;
  iconName: string;
  columns: ListColumn[];
  records: RecordRepresentation[];
  total: number;
  canCreate: boolean;
}

export interface LookupMatch {
  id: string;
  name: string;
  apiName: string;
  iconName: string;
}

export interface AppDescription {
  developerName: string;
  label: string;
  description: string | null;
  /** Color of the navigation's marker, `#rrggbb`. */
  color: string | null;
  tabs: TabSummary[];
}

export interface TabSummary {
  /** `Campaign` or a custom tab's name: what `/lightning/n/` or `/lightning/o/` shows. */
  name: string;
  label: string;
  url: string;
  iconName: string | null;
}

export type TabDescription = { name: string; label: string; iconName: string | null } & (
  | { kind: 'object'; objectApiName: string }
  | { kind: 'component'; component: string }
  | { kind: 'page'; regions: PageRegion[]; template: string }
);

/** A region of a page: `header`, `main`, `sidebar`. */
export interface PageRegion {
  name: string;
  components: PageComponent[];
}

export interface PageComponent {
  /** `c:conferenceCard`, `force:detailPanel`, `flexipage:tabset`. */
  name: string;
  properties: Record<string, string | number | boolean>;
  /** Of a tabset: its tabs, of a tab or accordion section: what it holds. */
  children?: PageTabContent[];
  /** Of a field section: its fields, as a layout has them. */
  section?: LayoutSection;
}

export interface PageTabContent {
  label: string;
  active: boolean;
  components: PageComponent[];
}

export interface LayoutField {
  fieldApiName: string;
  label: string;
  required: boolean;
  readOnly: boolean;
  /** The fields that take its place in a form: parts of a name or an address. */
  editAs?: LayoutField[];
}

export interface LayoutSection {
  label: string;
  showHeading: boolean;
  /** Columns, each a list of fields top to bottom; null is a blank space. */
  columns: (LayoutField | null)[][];
}

export interface LayoutDescription {
  objectInfo: ObjectInfo;
  sections: LayoutSection[];
  /** Of a new record: values that its form begins with. */
  defaults?: Record<string, unknown>;
}

/** A button or quick action of a record page. */
export interface PageAction {
  name: string;
  label: string;
  /**
   * What it does: one of the shell's own (`Edit`, `Delete`, `New:<relationship>`), an address to open, a component in
   * a modal, a component without a face, a form that makes a child or changes the record.
   */
  kind: 'standard' | 'url' | 'screen' | 'headless' | 'create' | 'update';
  url?: string;
  openInNewTab?: boolean;
  component?: string;
  objectApiName?: string;
  /** `create`: the child's field that names this record, and its form's fields. */
  parentField?: string;
  fields?: LayoutField[];
}

export interface RecordPage {
  record: RecordRepresentation;
  objectInfo: ObjectInfo;
  /** The name, as the title shows it. */
  title: string;
  /** Fields of the compact layout, the name left out. */
  highlights: LayoutField[];
  actions: PageAction[];
  layout: LayoutDescription;
  relatedLists: { relatedList: string; label: string }[];
  /** Template of the assigned page: `flexipage:recordHomeTemplateDesktop`, … */
  template: string;
  regions: PageRegion[];
  canEdit: boolean;
  canDelete: boolean;
}

/** A Lightning page of records, as Setup lists it. */
export interface ActivatablePage {
  /** With the namespace of the package it came with. */
  name: string;
  label: string;
  namespace: string | null;
  objectApiName: string;
  objectLabel: string;
  isOrgDefault: boolean;
}

/** What the bell lists: a custom notification. */
export interface UserNotification {
  id: number;
  title: string;
  body: string;
  /** Milliseconds. */
  sentAt: number;
  isRead: boolean;
  /** Where it leads: a record, or a page reference as JSON; neither where it leads nowhere. */
  recordId: string | null;
  pageReference: string | null;
}

/** What the page is served with. */
export interface BootData {
  /** The project's: its components may be named with it. */
  namespace: string | null;
  userId: string;
  users: { id: string; name: string; description: string }[];
  /** The project's components: `c/name`. */
  components: string[];
  /** Those of them that have an address. */
  addressable: string[];
  /** Does the user see Setup? */
  maySetUp: boolean;
  /** `@salesforce/…` modules for the user of the page. */
  scoped: Record<string, ScopedModule>;
}

/** What an `@salesforce/…` module exports: a value, a method of Apex, a gate that is shut, or the reason why it does not exist. */
export type ScopedModule = { value?: unknown } | { cacheable: boolean } | { isGate: true } | { error: string };

/** What the server tells open pages. */
export type LiveMessage = { type: 'reload' } | { type: 'problem'; text: string } | { type: 'connected'; run: string };
