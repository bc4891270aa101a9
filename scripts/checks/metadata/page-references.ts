/** Pages, layouts, tabs, apps, actions, list views, buttons: what they show and open exists. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Project } from '../../../local-org/metadata/index.ts';
import { isCustomName, qualifyPlain } from '../../../local-org/metadata/names.ts';
import type { FlexiPage, VisibilityRule } from '../../../local-org/metadata/pages.ts';
import { hasField, hasObject, nameSet, type Findings } from './findings.ts';

export function checkPages(project: Project, findings: Findings): void {
  const components = componentsOf(project);
  for (const page of project.flexipages) checkFlexiPage(project, page, components, findings);
  checkLayouts(project, findings);
  checkTabs(project, components, findings);
  checkApplications(project, findings);
  checkQuickActions(project, components, findings);
  checkListViews(project, findings);
  const pages = nameSet(project.flexipages);
  for (const { object, action, type, content } of project.actionOverrides) {
    if (type.toLowerCase() === 'flexipage' && content && !pages.has(content.toLowerCase())) {
      const file = project.schema.object(object)?.file ?? object;
      findings.add(file, `${action} of ${object} shows page ${content}, which is not there`);
    }
  }
}

interface Components {
  has(name: string): boolean;
  /** Targets of an LWC by lower-case name; undefined for others. */
  targets: Map<string, { exposed: boolean; targets: string[] }>;
}

/** Lightning web components, and Aura ones, which the local org does not read. */
function componentsOf(project: Project): Components {
  const targets = new Map(
    project.lwcBundles.map((bundle) => [
      bundle.name.toLowerCase(),
      { exposed: bundle.isExposed, targets: bundle.targets },
    ]),
  );
  const folders = [
    ...new Set(
      project.lwcBundles
        .map((bundle) => dirname(dirname(bundle.folder)))
        .concat(project.folders.flatMap((one) => one.folders)),
    ),
  ];
  const isAura = (name: string) =>
    folders.some(
      (folder) => existsSync(join(folder, 'aura', name)) || existsSync(join(folder, 'main/default/aura', name)),
    );
  return { targets, has: (name) => targets.has(name.toLowerCase()) || isAura(name) };
}

const pageTargets: Record<string, string> = {
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  UtilityBar: 'lightning__UtilityBar',
};

function checkFlexiPage(project: Project, page: FlexiPage, components: Components, findings: Findings): void {
  const report = (what: string) => findings.add(page.file, what);
  if (page.object && !hasObject(project, page.object)) report(`is a page of ${page.object}, which is not there`);
  const regions = new Set(page.regions.map((region) => region.name));
  for (const item of page.regions.flatMap((region) => region.items)) {
    checkVisibility(project, page, item.visibility, report);
    if (item.field) {
      const path = item.field.replace(/^Record\./, '');
      if (page.object && !hasField(project, page.object, path))
        report(`shows field ${page.object}.${path}, which is not there`);
      continue;
    }
    const [namespace, name] = (item.component ?? '').split(':');
    if (namespace === 'c' || namespace === project.namespace) {
      const bundle = components.targets.get(name.toLowerCase());
      const target = pageTargets[page.type];
      if (!components.has(name)) report(`shows component ${name}, which is not there`);
      else if (bundle && !bundle.exposed) report(`shows component ${name}, which is not exposed`);
      else if (bundle && target && !bundle.targets.includes(target))
        report(`shows component ${name}, which lacks the target ${target}`);
    }
    checkRelatedList(project, page, item.properties, report);
    for (const value of Object.values(item.properties)) {
      const label = /^\{!\$Label\.(?:c\.)?(\w+)\}$/.exec(value)?.[1];
      if (label && !project.labels.has(qualifyPlain(label, project.namespace).toLowerCase()))
        report(`${item.component} names label ${label}, which is not there`);
      if (/^Facet-/.test(value) && !regions.has(value))
        report(`${item.component} shows region ${value}, which is not there`);
    }
  }
}

/** The list's relationship, its columns and what it's sorted by. Standard names are the platform's own. */
function checkRelatedList(
  project: Project,
  page: FlexiPage,
  properties: FlexiPage['regions'][number]['items'][number]['properties'],
  report: (what: string) => void,
): void {
  const name = properties.relatedListApiName;
  if (!name || !page.object || !isCustomName(name)) return;
  const related = project.schema.childRelationship(page.object, name);
  if (!related) return report(`shows related list ${name}, which ${page.object} does not have`);
  const fields = [...(properties.relatedListFieldAliases ?? '').split(','), properties.sortFieldAlias ?? ''];
  for (const field of fields.filter(isCustomName)) {
    if (!hasField(project, related.childObject, field))
      report(`related list ${name} shows ${field}, which is not there`);
  }
}

function checkVisibility(
  project: Project,
  page: FlexiPage,
  rule: VisibilityRule | null,
  report: (what: string) => void,
): void {
  const permissions = nameSet(project.customPermissions);
  for (const { left } of rule?.criteria ?? []) {
    const record = /^\{!Record\.([\w.]+)\}$/.exec(left)?.[1];
    if (record && page.object && !hasField(project, page.object, record))
      report(`depends on ${page.object}.${record}, which is not there`);
    const permission = /^\{!\$Permission\.CustomPermission\.(?:\w+__)?(\w+)\}$/.exec(left)?.[1];
    if (permission && !permissions.has(permission.toLowerCase()))
      report(`depends on custom permission ${permission}, which is not there`);
  }
}

function checkLayouts(project: Project, findings: Findings): void {
  const buttons = new Set(project.webLinks.map((link) => `${link.object}.${link.name}`.toLowerCase()));
  const actions = nameSet(project.quickActions);
  for (const layout of project.layouts) {
    const report = (what: string) => findings.add(layout.file, what);
    if (!hasObject(project, layout.object)) report(`is a layout of ${layout.object}, which is not there`);
    for (const { field } of layout.sections.flatMap((section) => section.columns.flat())) {
      if (field && !hasField(project, layout.object, field))
        report(`shows field ${layout.object}.${field}, which is not there`);
    }
    for (const name of layout.customButtons) {
      if (!buttons.has(`${layout.object}.${name}`.toLowerCase())) report(`has button ${name}, which is not there`);
    }
    for (const name of [
      ...layout.quickActions,
      ...layout.actions.filter(({ type }) => type === 'QuickAction').map((one) => one.name),
    ]) {
      // Global actions and those of the platform (`FeedItem.TextPost`, `LogACall`) are not the project's.
      const [object] = name.split('.');
      if (isOwn(project, object) && name.includes('.') && !actions.has(name.toLowerCase()))
        report(`has action ${name}, which is not there`);
    }
    for (const list of layout.relatedLists) {
      const [child, lookup] = list.name.split('.');
      if (lookup && isCustomName(child) && !hasField(project, child, lookup))
        report(`has related list ${list.name}, which is not there`);
      for (const field of list.fields.filter(isCustomName)) {
        if (lookup && !hasField(project, child, field))
          report(`related list ${list.name} shows ${field}, which is not there`);
      }
    }
  }
}

/** Does the project declare the object? */
const isOwn = (project: Project, object: string) => Boolean(project.schema.object(object)?.file);

function checkTabs(project: Project, components: Components, findings: Findings): void {
  const pages = nameSet(project.flexipages);
  for (const { name, target, file } of project.tabs) {
    if (target.kind === 'object' && !project.schema.object(target.object))
      findings.add(file, `is the tab of object ${name}, which is not there`);
    if (target.kind === 'flexipage' && !pages.has(target.page.toLowerCase()))
      findings.add(file, `shows page ${target.page}, which is not there`);
    if (target.kind !== 'lwc') continue;
    const bundle = components.targets.get(target.component.toLowerCase());
    if (!bundle) findings.add(file, `shows component ${target.component}, which is not there`);
    else if (!bundle.exposed || !bundle.targets.includes('lightning__Tab')) {
      findings.add(file, `shows component ${target.component}, which lacks the target lightning__Tab`);
    }
  }
}

function checkApplications(project: Project, findings: Findings): void {
  const tabs = nameSet(project.tabs);
  const pages = nameSet(project.flexipages);
  for (const app of project.applications) {
    for (const tab of app.tabs) {
      if (!tab.startsWith('standard-') && !tabs.has(tab.toLowerCase()))
        findings.add(app.file, `has tab ${tab}, which is not there`);
    }
    if (app.utilityBar && !pages.has(app.utilityBar.toLowerCase()))
      findings.add(app.file, `has utility bar ${app.utilityBar}, which is not there`);
    for (const { page, object } of app.pageOverrides) {
      if (!pages.has(page.toLowerCase()))
        findings.add(app.file, `shows page ${page} for ${object}, which is not there`);
    }
  }
}

function checkQuickActions(project: Project, components: Components, findings: Findings): void {
  for (const action of project.quickActions) {
    const report = (what: string) => findings.add(action.file, what);
    if (action.object && !hasObject(project, action.object))
      report(`is an action of ${action.object}, which is not there`);
    if (action.component && action.type === 'LightningWebComponent' && !components.has(action.component)) {
      report(`opens component ${action.component}, which is not there`);
    }
    if (action.targetObject && !hasObject(project, action.targetObject))
      report(`makes ${action.targetObject}, which is not there`);
    const target = action.targetObject ?? action.object;
    for (const { field } of [...action.fields, ...action.fieldOverrides]) {
      if (target && field && !hasField(project, target, field))
        report(`has field ${target}.${field}, which is not there`);
    }
  }
}

function checkListViews(project: Project, findings: Findings): void {
  for (const view of project.listViews) {
    // Standard columns have names of their own: `CAMPAIGN.START_DATE`.
    for (const field of [...view.columns, ...view.filters.map((filter) => filter.field)].filter(isCustomName)) {
      if (!hasField(project, view.object, field))
        findings.add(view.file, `shows ${view.object}.${field}, which is not there`);
    }
  }
}
