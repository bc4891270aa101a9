/** The page of a record: the assigned Lightning page, its buttons, its layout. */
import { quote } from '../../data/column.ts';
import { tableName } from '../../data/tables.ts';
import { standardProfile } from '../../metadata/organization.ts';
import type { FlexiPage, PageOverride } from '../../metadata/pages.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { PageRegion, RecordPage } from '../shapes.ts';
import { pageActions, mergePaths } from './actions.ts';
import { activatedPage, fullPageName } from './activation.ts';
import { type Context, objectOfRecord, seesApplication } from './context.ts';
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
  const page = assignedPage(context, object, recordId);
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
 * The most specific assignment wins: the page of the app for the user's profile and the record's type, the page of the
 * app, the org default. What an admin activated is the org default; else it's what the object's own declaration names.
 * A project's only page of the object otherwise, since a project does not carry what was activated. Salesforce Help,
 * "Activate Lightning Experience Record Pages"; Metadata API Developer Guide, "ProfileActionOverride": it "takes
 * precedence over existing overrides". Addresses here name no app, so every app counts that the user may open.
 */
function assignedPage(context: Context, object: ObjectSchema, recordId: string): FlexiPage | null {
  const { org } = context;
  const { flexipages, actionOverrides, installation } = org.project;
  const isOfObject = (name: string) => org.schema.object(name) === object;
  const own = actionOverrides.find(
    (one) =>
      isOfObject(one.object) &&
      one.action === 'View' &&
      one.type.toLowerCase() === 'flexipage' &&
      isDesktop(one.formFactor),
  );
  const name = pageOfApp(context, object, recordId) ?? activatedPage(org, object) ?? own?.content;
  const pages = flexipages.filter((page) => page.type === 'RecordPage' && page.object && isOfObject(page.object));
  const named = pages.find((page) => page.name === name || fullPageName(page) === name);
  // A package's page shows where the organization's admin has activated it.
  const offered = installation && !object.custom ? pages.filter(({ namespace }) => namespace === null) : pages;
  return named ?? (offered.length === 1 ? offered[0] : null);
}

const isDesktop = (formFactor: string | null) => formFactor === null || formFactor === 'Large';

/** Of the overrides that apply to the user and the record, the one with most conditions. */
function pageOfApp(context: Context, object: ObjectSchema, recordId: string): string | null {
  const { org, user } = context;
  const profile = standardProfile(org.project.organization, org.user(user.id).profileName);
  const recordType = recordTypeOf(context, object, recordId);
  const isOfUser = (one: PageOverride) => one.profile === null || sameName(one.profile, profile);
  const isOfRecord = (one: PageOverride) =>
    one.recordType === null || (recordType !== null && sameName(one.recordType, `${object.name}.${recordType}`));
  const conditions = ({ profile: ofProfile, recordType: ofType }: PageOverride) =>
    [ofProfile, ofType].filter((one) => one !== null).length;
  const fitting = org.project.applications
    .filter(({ name }) => seesApplication(context, name))
    .flatMap(({ pageOverrides }) => pageOverrides)
    .filter((one) => one.action === 'View' && isDesktop(one.formFactor) && org.schema.object(one.object) === object)
    .filter((one) => isOfUser(one) && isOfRecord(one))
    .sort((a, b) => conditions(b) - conditions(a));
  return fitting[0]?.page ?? null;
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The developer name of the record's type; null where it has none. */
function recordTypeOf({ org }: Context, object: ObjectSchema, recordId: string): string | null {
  if (!object.fields.has('recordtypeid')) return null;
  const found = org.store.first(
    `SELECT t.DeveloperName FROM ${quote(tableName(object))} r JOIN "RecordType" t ON t.Id = r.RecordTypeId WHERE r.Id = ?`,
    recordId,
  );
  return (found?.[0] as string | undefined) ?? null;
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
