/** The page of a record: the assigned Lightning page, its buttons, its layout. */
import type { FlexiPage } from '../../metadata/pages.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { PageRegion, RecordPage } from '../shapes.ts';
import { pageActions, mergePaths } from './actions.ts';
import { activatedPage, fullPageName } from './activation.ts';
import { type Context, objectOfRecord } from './context.ts';
import { defaultHighlights, defaultRelatedLists } from './defaults.ts';
import { fieldsOnPage, pageRegions, rulePaths } from './flexipage.ts';
import { fieldsOfSections, layoutDescription, layoutField, layoutOf } from './layouts.ts';
import { relationshipOf } from './lists.ts';
import { fieldPath, recordWith } from './records.ts';

const DEFAULT_TEMPLATE = 'flexipage:recordHomeTemplateDesktop';

/** What an object shows that no Lightning page is assigned to. */
const DEFAULT_REGIONS: PageRegion[] = [
  { name: 'header', components: [{ name: 'force:highlightsPanel', properties: {} }] },
  {
    name: 'main',
    components: [
      {
        name: 'flexipage:tabset',
        properties: {},
        children: [
          { label: 'Details', active: true, components: [{ name: 'force:detailPanel', properties: {} }] },
          { label: 'Related', active: false, components: [{ name: 'force:relatedListContainer', properties: {} }] },
        ],
      },
    ],
  },
];

export function recordPage(context: Context, recordId: string): RecordPage {
  const object = objectOfRecord(context, recordId);
  const layout = layoutDescription(context, object.name);
  const layoutFields = fieldsOfSections(layout.sections);
  const highlights = defaultHighlights(context, object, layoutFields).flatMap(
    (name) => layoutField(context, object, name) ?? [],
  );
  const page = assignedPage(context, object);
  const placed = page ? fieldsOnPage(page).flatMap((name) => layoutField(context, object, name) ?? []) : [];
  const shown = [...layout.sections.flatMap(({ columns }) => columns.flat()), ...placed];
  const parts = shown.flatMap((field) => (field?.editAs ?? []).map(({ fieldApiName }) => fieldApiName));
  const names = new Set([
    ...layoutFields,
    ...parts,
    ...highlights.map(({ fieldApiName }) => fieldApiName),
    ...(object.nameField ? [object.nameField] : []),
    ...mergePaths(context, object),
    ...(page ? [...rulePaths(page), ...fieldsOnPage(page)] : []),
  ]);
  const paths = [...names].flatMap((name) => fieldPath(context, object, name) ?? []);
  const record = recordWith(context, object, recordId, paths);
  const { objectInfo } = layout;
  return {
    record,
    objectInfo,
    title: String(record.fields[object.nameField ?? 'Id']?.value ?? record.id),
    highlights,
    actions: pageActions(context, object, record, objectInfo),
    layout,
    relatedLists: relatedLists(context, object),
    template: page?.template ?? DEFAULT_TEMPLATE,
    regions: page ? pageRegions(context, page, record) : DEFAULT_REGIONS,
    canEdit: objectInfo.updateable,
    canDelete: objectInfo.deletable,
  };
}

/**
 * The page that an app assigns, else the one that an admin activated or the object names; a project's only page of the
 * object otherwise, since a project does not carry what was activated. More specific assignments come first: Salesforce
 * Help, "Activate Lightning Experience Record Pages".
 */
export function assignedPage({ org }: Context, object: ObjectSchema): FlexiPage | null {
  const { flexipages, actionOverrides, applications, installation } = org.project;
  const isOfObject = (name: string) => org.schema.object(name) === object;
  const isDesktop = (formFactor: string | null) => formFactor === null || formFactor === 'Large';
  const own = actionOverrides.find(
    (one) =>
      isOfObject(one.object) &&
      one.action === 'View' &&
      one.type.toLowerCase() === 'flexipage' &&
      isDesktop(one.formFactor),
  );
  const byApp = applications
    .flatMap(({ pageOverrides }) => pageOverrides)
    .find((one) => isOfObject(one.object) && one.action === 'View' && isDesktop(one.formFactor));
  const name = activatedPage(org, object) ?? own?.content ?? byApp?.page;
  const pages = flexipages.filter((page) => page.type === 'RecordPage' && page.object && isOfObject(page.object));
  const named = pages.find((page) => page.name === name || fullPageName(page) === name);
  // A package's page shows where the organization's admin has activated it.
  const offered = installation && !object.custom ? pages.filter(({ namespace }) => namespace === null) : pages;
  return named ?? (offered.length === 1 ? offered[0] : null);
}

function relatedLists(context: Context, object: ObjectSchema): RecordPage['relatedLists'] {
  const layout = layoutOf(context, object);
  const names = layout ? layout.relatedLists.map(({ name }) => name) : defaultRelatedLists(context, object);
  return names.flatMap((name) => {
    const related = relationshipOf(context, object, name);
    // One that is not there is shown as such, by the name that the layout gives it.
    return { relatedList: related?.relationshipName ?? name, label: name };
  });
}
