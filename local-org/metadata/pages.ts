/** What pages are built from: Lightning pages, layouts, tabs, apps, quick actions, list views, buttons. */
import { child, children, flag, rawText, text, textOr, texts, type XmlNode } from './xml.ts';

/** A component, or a field (`name` null), on a Lightning page. */
export interface FlexiPageItem {
  /** `c:bulkEditor`, `flexipage:tabset`, `force:detailPanel`; of another namespace `ns:name`; null for a field. */
  component: string | null;
  /** `Record.Amount`: of a field of a dynamic form. */
  field: string | null;
  identifier: string | null;
  properties: Record<string, string>;
  /** Names of regions this component shows inside itself: a property whose value is the name of a Facet region. */
  visibility: VisibilityRule | null;
}

export interface VisibilityRule {
  /** `1 AND (2 OR 3)`; null: all. */
  logic: string | null;
  criteria: { left: string; operator: string; right: string }[];
}

export interface FlexiPage {
  name: string;
  /** Of the package it came with. */
  namespace: string | null;
  label: string;
  type: string;
  object: string | null;
  template: string;
  /** `type` is Region, or Facet for what a component of another region shows inside itself. */
  regions: { name: string; type: string; items: FlexiPageItem[] }[];
  file: string;
}

export function readFlexiPage(root: XmlNode, name: string, file: string, namespace: string | null): FlexiPage {
  return {
    name,
    namespace,
    label: textOr(root, 'masterLabel', name),
    type: textOr(root, 'type', ''),
    object: text(root, 'sobjectType'),
    template: textOr(child(root, 'template') ?? {}, 'name', ''),
    regions: children(root, 'flexiPageRegions').map((region) => ({
      name: textOr(region, 'name', ''),
      type: textOr(region, 'type', ''),
      items: [
        // `componentInstances` is how API versions before 49 wrote it.
        ...children(region, 'componentInstances').map((node) => readItem(node, null)),
        ...children(region, 'itemInstances').map((node) =>
          readItem(child(node, 'componentInstance'), child(node, 'fieldInstance')),
        ),
      ],
    })),
    file,
  };
}

function readItem(component: XmlNode | null, field: XmlNode | null): FlexiPageItem {
  const node = component ?? field ?? {};
  const element = component ? 'componentInstanceProperties' : 'fieldInstanceProperties';
  return {
    component: component ? withNamespace(textOr(component, 'componentName', '')) : null,
    field: field ? text(field, 'fieldItem') : null,
    identifier: text(node, 'identifier'),
    properties: Object.fromEntries(
      children(node, element).map((property) => [textOr(property, 'name', ''), propertyValue(property)]),
    ),
    visibility: readVisibility(child(node, 'visibilityRule')),
  };
}

function propertyValue(property: XmlNode): string {
  const items = children(child(property, 'valueList') ?? {}, 'valueListItems').map((item) => textOr(item, 'value', ''));
  return text(property, 'value') ?? items.join(',');
}

const withNamespace = (name: string) => (name.includes(':') ? name : `c:${name}`);

function readVisibility(node: XmlNode | null): VisibilityRule | null {
  if (!node) return null;
  return {
    logic: text(node, 'booleanFilter'),
    criteria: children(node, 'criteria').map((one) => ({
      left: textOr(one, 'leftValue', ''),
      operator: textOr(one, 'operator', ''),
      right: textOr(one, 'rightValue', ''),
    })),
  };
}

export interface Layout {
  /** `Campaign-Campaign Layout` */
  name: string;
  /** Of the package it came with. */
  namespace: string | null;
  object: string;
  sections: {
    label: string;
    /** The section shows its heading on the detail page. */
    heading: boolean;
    style: string;
    columns: LayoutItem[][];
  }[];
  relatedLists: {
    name: string;
    fields: string[];
    sortField: string | null;
    sortOrder: string | null;
    /** Standard buttons taken away: `New`. */
    excludedButtons: string[];
  }[];
  /** Buttons and links by name, standard buttons taken away. */
  customButtons: string[];
  excludedButtons: string[];
  /** Actions of the highlights panel, in order: `Edit`, `Campaign.New_Task`, web links by name. */
  actions: { name: string; type: string }[];
  quickActions: string[];
  file: string;
}

/** A place on a layout: a field, or a blank space (all null). */
export interface LayoutItem {
  field: string | null;
  behavior: 'Edit' | 'Required' | 'Readonly' | null;
  page: string | null;
  component: string | null;
  customLink: string | null;
}

export function readLayout(root: XmlNode, name: string, file: string, namespace: string | null): Layout {
  const decoded = decodeURIComponent(name);
  return {
    name: decoded,
    namespace,
    object: decoded.slice(0, decoded.indexOf('-')),
    sections: children(root, 'layoutSections').map((section) => ({
      label: textOr(section, 'label', ''),
      heading: flag(section, 'detailHeading'),
      style: textOr(section, 'style', 'TwoColumnsTopToBottom'),
      columns: children(section, 'layoutColumns').map((column) =>
        children(column, 'layoutItems').map((item) => ({
          field: text(item, 'field'),
          behavior: text(item, 'behavior') as LayoutItem['behavior'],
          page: text(item, 'page'),
          component: text(item, 'component'),
          customLink: text(item, 'customLink'),
        })),
      ),
    })),
    relatedLists: children(root, 'relatedLists').map((list) => ({
      name: textOr(list, 'relatedList', ''),
      fields: texts(list, 'fields'),
      sortField: text(list, 'sortField'),
      sortOrder: text(list, 'sortOrder'),
      excludedButtons: texts(list, 'excludeButtons'),
    })),
    customButtons: texts(root, 'customButtons'),
    excludedButtons: texts(root, 'excludeButtons'),
    actions: children(child(root, 'platformActionList') ?? {}, 'platformActionListItems')
      .sort((a, b) => Number(text(a, 'sortOrder') ?? 0) - Number(text(b, 'sortOrder') ?? 0))
      .map((item) => ({ name: textOr(item, 'actionName', ''), type: textOr(item, 'actionType', '') })),
    quickActions: children(child(root, 'quickActionList') ?? {}, 'quickActionListItems').map((item) =>
      textOr(item, 'quickActionName', ''),
    ),
    file,
  };
}

export type TabTarget =
  | { kind: 'object'; object: string }
  | { kind: 'lwc'; component: string }
  | { kind: 'flexipage'; page: string }
  | { kind: 'aura'; component: string }
  | { kind: 'visualforce'; page: string }
  | { kind: 'url'; url: string };

export interface Tab {
  name: string;
  /** Of the package it came with. */
  namespace: string | null;
  label: string;
  description: string | null;
  /** `Custom57: Building` */
  motif: string | null;
  target: TabTarget;
  file: string;
}

export function readTab(root: XmlNode, name: string, file: string, namespace: string | null): Tab {
  const value = (element: string) => text(root, element);
  const target: TabTarget = value('lwcComponent')
    ? { kind: 'lwc', component: value('lwcComponent')! }
    : value('flexiPage')
      ? { kind: 'flexipage', page: value('flexiPage')! }
      : value('auraComponent')
        ? { kind: 'aura', component: value('auraComponent')! }
        : value('page')
          ? { kind: 'visualforce', page: value('page')! }
          : value('url')
            ? { kind: 'url', url: value('url')! }
            : { kind: 'object', object: name };
  return {
    name,
    namespace,
    label: value('label') ?? name,
    description: value('description'),
    motif: value('motif'),
    target,
    file,
  };
}

export interface Application {
  name: string;
  /** Of the package it came with. */
  namespace: string | null;
  label: string;
  description: string | null;
  navigation: string;
  color: string | null;
  logo: string | null;
  tabs: string[];
  utilityBar: string | null;
  /** Lightning pages given to record types and objects: what the app shows instead of the org's default. */
  pageOverrides: PageOverride[];
  file: string;
}

/** Which page an app shows in place of a standard one. */
export interface PageOverride {
  action: string;
  object: string;
  page: string;
  formFactor: string | null;
  /** For users of this profile alone: more specific than the app's own. Null: for all. */
  profile: string | null;
  /** `Account.Partner`: for records of this type alone. */
  recordType: string | null;
}

export function readApplication(root: XmlNode, name: string, file: string, namespace: string | null): Application {
  const brand = child(root, 'brand') ?? {};
  return {
    name,
    namespace,
    label: textOr(root, 'label', name),
    description: text(root, 'description'),
    navigation: textOr(root, 'navType', 'Standard'),
    color: text(brand, 'headerColor'),
    logo: text(brand, 'logo'),
    tabs: texts(root, 'tabs'),
    utilityBar: text(root, 'utilityBar'),
    pageOverrides: [...children(root, 'actionOverrides'), ...children(root, 'profileActionOverrides')]
      .filter((node) => text(node, 'type')?.toLowerCase() === 'flexipage')
      .map((node) => ({
        action: textOr(node, 'actionName', ''),
        object: textOr(node, 'pageOrSobjectType', ''),
        page: textOr(node, 'content', ''),
        formFactor: text(node, 'formFactor'),
        profile: text(node, 'profile'),
        recordType: text(node, 'recordType'),
      })),
    file,
  };
}

export interface ActionOverride {
  /** As the folder of the object names it. */
  object: string;
  /** Of the package it came with. */
  namespace: string | null;
  action: string;
  type: string;
  content: string | null;
  formFactor: string | null;
}

/** What an object's own declaration shows in place of the standard pages. */
export const readActionOverrides = (root: XmlNode, object: string, namespace: string | null): ActionOverride[] =>
  children(root, 'actionOverrides').map((node) => ({
    object,
    namespace,
    action: textOr(node, 'actionName', ''),
    type: textOr(node, 'type', 'Default'),
    content: text(node, 'content'),
    formFactor: text(node, 'formFactor'),
  }));

export interface QuickAction {
  /** `Campaign.Bulk_Update`, or `Global_Action` without an object. */
  name: string;
  label: string;
  type: string;
  /** Of the record it is on; null for a global action. */
  object: string | null;
  targetObject: string | null;
  targetParentField: string | null;
  component: string | null;
  /** `ScreenAction` or `Action` (headless) of a component. */
  subtype: string | null;
  fields: { field: string; behavior: string }[];
  fieldOverrides: { field: string; formula: string | null; value: string | null }[];
  successMessage: string | null;
  file: string;
}

export function readQuickAction(root: XmlNode, name: string, file: string): QuickAction {
  const dot = name.indexOf('.');
  return {
    name,
    label: text(root, 'label') ?? text(root, 'standardLabel') ?? name,
    type: textOr(root, 'type', ''),
    object: dot < 0 ? null : name.slice(0, dot),
    targetObject: text(root, 'targetObject'),
    targetParentField: text(root, 'targetParentField'),
    component: text(root, 'lightningWebComponent') ?? text(root, 'lightningComponent'),
    subtype: text(root, 'actionSubtype'),
    fields: children(child(root, 'quickActionLayout') ?? {}, 'quickActionLayoutColumns').flatMap((column) =>
      children(column, 'quickActionLayoutItems').map((item) => ({
        field: textOr(item, 'field', ''),
        behavior: textOr(item, 'uiBehavior', 'Edit'),
      })),
    ),
    fieldOverrides: children(root, 'fieldOverrides').map((node) => ({
      field: textOr(node, 'field', ''),
      formula: rawText(node, 'formula'),
      value: rawText(node, 'literalValue'),
    })),
    successMessage: text(root, 'successMessage'),
    file,
  };
}

export interface ListView {
  name: string;
  label: string;
  object: string;
  /** `NAME`, `Status__c`, `CAMPAIGN.START_DATE`: names as the Metadata API writes them. */
  columns: string[];
  scope: string;
  filters: { field: string; operation: string; value: string }[];
  logic: string | null;
  file: string;
}

export const readListView = (root: XmlNode, object: string, name: string, file: string): ListView => ({
  name: textOr(root, 'fullName', name),
  label: textOr(root, 'label', name),
  object,
  columns: texts(root, 'columns'),
  scope: textOr(root, 'filterScope', 'Everything'),
  filters: children(root, 'filters').map((filter) => ({
    field: textOr(filter, 'field', ''),
    operation: textOr(filter, 'operation', ''),
    value: textOr(filter, 'value', ''),
  })),
  logic: text(root, 'booleanFilter'),
  file,
});

export interface WebLink {
  name: string;
  label: string;
  object: string;
  /** `url`, `javascript`, `page`, … */
  linkType: string;
  /** `button`, `link`, `massActionButton` */
  displayType: string;
  openType: string;
  url: string | null;
  page: string | null;
  file: string;
}

export const readWebLink = (root: XmlNode, object: string, name: string, file: string): WebLink => ({
  name: textOr(root, 'fullName', name),
  label: textOr(root, 'masterLabel', name),
  object,
  linkType: textOr(root, 'linkType', ''),
  displayType: textOr(root, 'displayType', ''),
  openType: textOr(root, 'openType', ''),
  url: text(root, 'url'),
  page: text(root, 'page'),
  file,
});
