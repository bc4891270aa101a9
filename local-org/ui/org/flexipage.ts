/** A Lightning page as the shell draws it: regions, facets put where they are named, what the user may not see left out. */
import { labelIn } from '../../metadata/labels.ts';
import { qualifyPlain } from '../../metadata/names.ts';
import type { FlexiPage, FlexiPageItem, VisibilityRule } from '../../metadata/pages.ts';
import type { PageComponent, PageRegion, PageTabContent, RecordRepresentation } from '../shapes.ts';
import { type Context, hasCustomPermission, hasUserPermission, objectAccess } from './context.ts';
import { layoutField } from './layouts.ts';

/** Titles of tabs that the platform translates. */
const TAB_TITLES: Record<string, string> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.details': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
  'Standard.Tab.collaborate': 'Chatter',
  'Standard.Tab.news': 'News',
};

/** @param record of a record page */
export function pageRegions(context: Context, page: FlexiPage, record: RecordRepresentation | null): PageRegion[] {
  return page.regions
    .filter(({ type }) => type !== 'Facet')
    .map(({ name, items }) => ({ name, components: componentsOf(context, page, items, record) }));
}

function componentsOf(
  context: Context,
  page: FlexiPage,
  items: FlexiPageItem[],
  record: RecordRepresentation | null,
): PageComponent[] {
  return items.flatMap((item): PageComponent[] => {
    const visibility = isVisible(context, item.visibility, record);
    if (visibility === false) return [];
    if (visibility !== true) return [{ name: `flexipage:${visibility}`, properties: {} }];
    if (!item.component) return [{ name: `flexipage:field ${item.field}`, properties: {} }];
    if (isRelatedListOutOfReach(context, page, item)) return [];
    if (item.component === FIELD_SECTION) return [fieldSection(context, page, item, record)];
    const children = item.properties.tabs ?? item.properties.sections;
    return [
      {
        name: item.component,
        properties: Object.fromEntries(
          Object.entries(item.properties).map(([name, value]) => [name, typed(labelOr(context, page, value))]),
        ),
        ...(children ? { children: tabsOf(context, page, children, record) } : {}),
      },
    ];
  });
}

/** A related list of records that the user may not read leaves its place empty. */
function isRelatedListOutOfReach(context: Context, page: FlexiPage, { properties }: FlexiPageItem): boolean {
  const { schema } = context.org;
  const name = properties.relatedListApiName;
  const related = name && page.object ? schema.childRelationship(page.object, name) : null;
  const child = related && schema.object(related.childObject);
  return child ? !objectAccess(context, child).read : false;
}

const FIELD_SECTION = 'flexipage:fieldSection';

/** `Record.Amount` → Amount */
const recordField = (item: FlexiPageItem): string | null => item.field?.replace(/^Record\./, '') ?? null;

/** Fields placed on the page itself, in columns. */
function fieldSection(
  context: Context,
  page: FlexiPage,
  { properties }: FlexiPageItem,
  record: RecordRepresentation | null,
): PageComponent {
  const object = page.object ? context.org.schema.object(page.object) : null;
  const columns = facet(page, properties.columns).map((column) =>
    facet(page, column.properties.body)
      .filter(({ visibility }) => isVisible(context, visibility, record) !== false)
      .flatMap((item) => {
        const name = recordField(item);
        const behavior =
          item.properties.uiBehavior === 'readonly'
            ? 'Readonly'
            : item.properties.uiBehavior === 'required'
              ? 'Required'
              : null;
        return (object && name ? layoutField(context, object, name, behavior) : null) ?? [];
      }),
  );
  const label = properties.label ?? '';
  return { name: FIELD_SECTION, properties: {}, section: { label, showHeading: label !== '', columns } };
}

/** Fields that the page shows by itself, without a layout. */
export const fieldsOnPage = (page: FlexiPage): string[] =>
  page.regions.flatMap(({ items }) => items.flatMap((item) => recordField(item) ?? []));

const facet = (page: FlexiPage, name: string | undefined) =>
  page.regions.find((region) => region.name === name)?.items ?? [];

function tabsOf(
  context: Context,
  page: FlexiPage,
  name: string,
  record: RecordRepresentation | null,
): PageTabContent[] {
  return facet(page, name)
    .filter(({ visibility }) => isVisible(context, visibility, record) !== false)
    .map(({ properties }) => {
      const title = properties.title ?? properties.label ?? '';
      return {
        label: TAB_TITLES[title] ?? title,
        active: properties.active === 'true',
        components: componentsOf(context, page, facet(page, properties.body), record),
      };
    });
}

const LABEL = /^\{!\$Label\.(?:(\w+)\.)?(\w+)\}$/;

/** `{!$Label.Visits}`: a label in the user's language. Salesforce Help, "Translate Custom Labels for Lightning Pages". */
function labelOr({ org, user }: Context, { namespace }: FlexiPage, value: string): string {
  const [, prefix, name] = LABEL.exec(value) ?? [];
  if (!name) return value;
  const owner = !prefix || prefix === 'c' ? namespace : prefix;
  const label = org.project.labels.get(qualifyPlain(name, owner).toLowerCase());
  return label ? labelIn(label, user.language) : value;
}

/** Design attributes are written as text; a component gets Booleans and whole numbers as such. */
function typed(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d{1,9}$/.test(value) ? Number(value) : value;
}

/** Fields of the record that the page's rules ask about. */
export function rulePaths(page: FlexiPage): string[] {
  const criteria = page.regions.flatMap(({ items }) => items.flatMap(({ visibility }) => visibility?.criteria ?? []));
  return criteria.flatMap(({ left }) => /^\{!Record\.(.+)\}$/i.exec(left)?.[1] ?? []);
}

/** @returns a text in place of an answer: what of the rule is not supported */
function isVisible(
  context: Context,
  rule: VisibilityRule | null,
  record: RecordRepresentation | null,
): boolean | string {
  if (!rule) return true;
  const answers = rule.criteria.map(({ left, operator, right }) => {
    const actual = operand(context, left, record);
    return actual === undefined ? `visibility by ${left}` : compare(actual, operator, right);
  });
  const unsupported = answers.find((answer) => typeof answer === 'string');
  if (unsupported) return unsupported;
  return combine(rule.logic ?? answers.map((_one, index) => index + 1).join(' AND '), answers as boolean[]);
}

function operand(context: Context, left: string, record: RecordRepresentation | null): string | undefined {
  const expression = /^\{!(.+)\}$/.exec(left)?.[1] ?? left;
  const [head, ...rest] = expression.split('.');
  const path = rest.join('.');
  if (/^\$Permission$/i.test(head)) {
    const [kind, name] = rest;
    const has = kind === 'CustomPermission' ? hasCustomPermission(context, name) : hasUserPermission(context, name);
    return String(has);
  }
  if (/^\$User$/i.test(head) && path === 'Profile.Name') return context.org.user(context.user.id).profileName;
  if (/^Record$/i.test(head) && record) {
    let value: unknown = record;
    for (const step of rest) value = (value as RecordRepresentation | null)?.fields?.[step]?.value;
    return value === null || value === undefined ? '' : String(value);
  }
  return undefined;
}

function compare(actual: string, operator: string, right: string): boolean | string {
  const [a, b] = [actual.toLowerCase(), right.toLowerCase()];
  const order =
    actual !== '' && !Number.isNaN(Number(a)) && !Number.isNaN(Number(b))
      ? Number(a) - Number(b)
      : a < b
        ? -1
        : Number(a > b);
  switch (operator) {
    case 'EQUAL':
      return a === b;
    case 'NE':
      return a !== b;
    case 'CONTAINS':
      return a.includes(b);
    case 'GT':
      return order > 0;
    case 'GE':
      return order >= 0;
    case 'LT':
      return order < 0;
    case 'LE':
      return order <= 0;
    default:
      return `visibility operator ${operator}`;
  }
}

/** `1 AND (2 OR 3)`: words and numbers and nothing else, so that it can be read by a small descent. */
function combine(logic: string, answers: boolean[]): boolean {
  const tokens = logic.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let result = both();
    while (tokens[at] === 'OR') {
      at++;
      const next = both();
      result = result || next;
    }
    return result;
  };
  const both = (): boolean => {
    let result = one();
    while (tokens[at] === 'AND') {
      at++;
      const next = one();
      result = result && next;
    }
    return result;
  };
  const one = (): boolean => {
    const token = tokens[at++];
    if (token === 'NOT') return !one();
    if (token !== '(') return answers[Number(token) - 1] ?? false;
    const result = either();
    at++;
    return result;
  };
  return either();
}
