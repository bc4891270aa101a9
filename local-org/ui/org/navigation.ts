/** Apps and tabs. */
import { qualifyPlain } from '../../metadata/names.ts';
import type { Tab } from '../../metadata/pages.ts';
import { notFound } from '../host.ts';
import type { AppDescription, TabDescription, TabSummary } from '../shapes.ts';
import { type Context, objectAccess, seesApplication, seesTab } from './context.ts';
import { pageRegions } from './flexipage.ts';
import { iconOf, motifIcon, pluralOf } from './object-info.ts';

/** The apps the user may open, tabs in order; one made of the project's own tabs when it has no app. */
export function apps(context: Context): AppDescription[] {
  const { applications, tabs } = context.org.project;
  const own = applications
    .filter(({ name }) => seesApplication(context, name))
    .map(({ name, label, description, color, tabs: names }) => ({
      developerName: name,
      label: context.org.project.translations.text(context.user.language, 'application', name, label),
      description,
      color,
      tabs: names.flatMap((tab) => tabSummary(context, tab) ?? []),
    }))
    .filter(({ tabs: shown }) => shown.length > 0);
  if (own.length) return own;
  const names = [
    ...new Set([
      'standard-Account',
      'standard-Contact',
      'standard-Lead',
      'standard-Campaign',
      ...tabs.map(({ name }) => name),
    ]),
  ];
  const shown = names.flatMap((name) => tabSummary(context, name) ?? []);
  return [{ developerName: 'Local_Org', label: 'Local Org', description: null, color: null, tabs: shown }];
}

/** `acme__Planner`: what an address calls the tab of a package. */
const fullName = ({ name, namespace }: Tab): string => qualifyPlain(name, namespace);

/** By its full name, or as its own package writes it. */
const findTab = ({ org }: Context, name: string): Tab | undefined =>
  org.project.tabs.find((tab) => fullName(tab) === name) ?? org.project.tabs.find((tab) => tab.name === name);

const labelOfTab = ({ org, user }: Context, { name, label }: Tab): string =>
  org.project.translations.text(user.language, 'tab', name, label);

/** @param name `standard-Campaign`, or a custom tab's; null when the user does not see it or it shows nothing here */
function tabSummary(context: Context, name: string): TabSummary | null {
  const tab = findTab(context, name);
  const objectName = tab ? (tab.target.kind === 'object' ? tab.target.object : null) : name.replace(/^standard-/, '');
  const object = objectName ? context.org.schema.object(objectName) : null;
  if (object) {
    if (!objectAccess(context, object).read || !seesTab(context, tab?.name ?? object.name)) return null;
    return {
      name: object.name,
      label: pluralOf(context, object),
      url: `/lightning/o/${object.name}/list`,
      iconName: iconOf(context, object),
    };
  }
  if (!tab || !seesTab(context, tab.name)) return null;
  return {
    name: fullName(tab),
    label: labelOfTab(context, tab),
    url: `/lightning/n/${fullName(tab)}`,
    iconName: motifIcon(tab.motif),
  };
}

export function tabDescription(context: Context, name: string): TabDescription {
  const tab = findTab(context, name);
  if (!tab || !seesTab(context, tab.name)) throw notFound('This tab does not exist or you have no access to it.');
  const common = { name: fullName(tab), label: labelOfTab(context, tab), iconName: motifIcon(tab.motif) };
  const { target } = tab;
  switch (target.kind) {
    case 'object':
      return { ...common, kind: 'object', objectApiName: target.object };
    case 'lwc':
      return { ...common, kind: 'component', component: target.component };
    case 'flexipage': {
      const page = context.org.project.flexipages.find(({ name: pageName }) => pageName === target.page);
      if (!page)
        throw notFound(`The tab ${tab.label} names the page ${target.page}, which this project does not have.`);
      return { ...common, kind: 'page', template: page.template, regions: pageRegions(context, page, null) };
    }
    default:
      throw notFound(`Not supported by the local org: tabs of type ${target.kind}, ${tab.label}`);
  }
}
