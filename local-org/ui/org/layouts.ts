/** The layout of an object's page, for what the user may see. */
import { standardProfile } from '../../metadata/organization.ts';
import type { Layout } from '../../metadata/pages.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import type { LayoutDescription, LayoutField, LayoutSection } from '../shapes.ts';
import { type Context, fieldAccess, readableObject, visibleField } from './context.ts';
import { defaultFields } from './defaults.ts';
import { labelOf, objectInfo } from './object-info.ts';
import { addressParts } from './records.ts';

/**
 * The layout that the user's profile assigns, else the object's first; null when there is none. A package's layout of a
 * standard object is installed and assigned to nobody: only a profile of the organization can name it.
 */
export function layoutOf({ org, user }: Context, object: ObjectSchema): Layout | null {
  const { installation } = org.project;
  const layouts = org.project.layouts.filter((layout) => org.schema.object(layout.object) === object);
  const isOffered = ({ namespace }: Layout) => !installation || object.custom || namespace === null;
  const profileName = standardProfile(org.project.organization, org.user(user.id).profileName).toLowerCase();
  const profile = org.project.profiles.find(({ name }) => name.toLowerCase() === profileName);
  const assigned = profile?.layouts.get(object.name.toLowerCase());
  const isAssigned = (layout: Layout) => layout.name === assigned || fullName(layout) === assigned;
  return layouts.find(isAssigned) ?? layouts.find(isOffered) ?? null;
}

/** `Campaign-acme__Campaign Layout`, as an organization's profile names a layout of a package. */
const fullName = ({ name, namespace, object }: Layout): string =>
  namespace === null ? name : `${object}-${namespace}__${name.slice(object.length + 1)}`;

/** Parts of a person's name, edited one by one where the layout shows the whole. */
const NAME_PARTS = ['Salutation', 'FirstName', 'LastName'];

function editParts(context: Context, object: ObjectSchema, field: FieldSchema): FieldSchema[] {
  if (field.type === 'Address') return addressParts(context, object, field);
  const isPersonName = field.name === 'Name' && field.derived !== null && object.fields.has('lastname');
  return isPersonName ? NAME_PARTS.flatMap((name) => visibleField(context, object, name) ?? []) : [];
}

/** A field's place on a layout; null when the user does not see the field. */
export function layoutField(
  context: Context,
  object: ObjectSchema,
  name: string,
  behavior: string | null = null,
): LayoutField | null {
  const field = visibleField(context, object, name);
  if (!field) return null;
  const parts = editParts(context, object, field).map((part) => ({
    fieldApiName: part.name,
    label: labelOf(context, object, part),
    required: part.required,
    readOnly: behavior === 'Readonly',
  }));
  // A compound field is edited through its parts, no matter what can be done to the field itself.
  const mayEdit = parts.length > 0 || (field.type !== 'Id' && fieldAccess(context, object, field).edit);
  // A lead or a contact: layouts name both, a member is one of them.
  const isEither = object.name === 'CampaignMember' && ['LeadId', 'ContactId'].includes(field.name);
  return {
    fieldApiName: field.name,
    label: labelOf(context, object, field),
    required: (behavior === 'Required' && !isEither) || (field.required && field.type !== 'Checkbox'),
    readOnly: behavior === 'Readonly' || !mayEdit,
    ...(parts.length ? { editAs: parts } : {}),
  };
}

export function layoutDescription(context: Context, objectName: string): LayoutDescription {
  const object = readableObject(context, objectName);
  const layout = layoutOf(context, object);
  const sections = layout ? sectionsOf(context, object, layout) : defaultSections(context, object);
  return { objectInfo: objectInfo(context, object.name), sections };
}

/** The form of a new record: the layout without what the system fills in, and what is chosen beforehand. */
export function newRecordLayout(context: Context, objectName: string): LayoutDescription {
  const { objectInfo: info, sections } = layoutDescription(context, objectName);
  const object = readableObject(context, objectName);
  const isAsked = (field: LayoutField | null) =>
    field === null ||
    field.editAs !== undefined ||
    (field.fieldApiName !== 'OwnerId' && info.fields[field.fieldApiName].createable);
  return {
    objectInfo: info,
    sections: sections
      .map((section) => ({ ...section, columns: section.columns.map((column) => column.filter(isAsked)) }))
      .filter(({ columns }) => columns.some((column) => column.some((field) => field !== null))),
    defaults: defaultsOf(object),
  };
}

/** Defaults that a person sees before saving: picklist values and ticked boxes. Formulas are worked out by the save. */
function defaultsOf(object: ObjectSchema): Record<string, unknown> {
  return Object.fromEntries(
    [...object.fields.values()].flatMap((field): [string, unknown][] => {
      if (field.type === 'Checkbox') return field.defaultValue === 'true' ? [[field.name, true]] : [];
      const standard = field.createable
        ? field.picklistValues.find(({ isDefault, isActive }) => isDefault && isActive)
        : null;
      return standard ? [[field.name, standard.value]] : [];
    }),
  );
}

function sectionsOf(context: Context, object: ObjectSchema, layout: Layout): LayoutSection[] {
  return layout.sections
    .map((section) => ({
      label: context.org.project.translations.text(
        context.user.language,
        'section',
        `${layout.name}/${section.label}`,
        section.label,
      ),
      showHeading: section.heading,
      columns: section.columns.map((column) =>
        column.flatMap(({ field, behavior, page, component, customLink }) => {
          // Pages and links inside a detail are not shown; a place without anything is a blank space.
          if (!field) return page || component || customLink ? [] : [null];
          return layoutField(context, object, field, behavior) ?? [];
        }),
      ),
    }))
    .filter(({ columns }) => columns.some((column) => column.some((place) => place !== null)));
}

function defaultSections(context: Context, object: ObjectSchema): LayoutSection[] {
  const fields = defaultFields(context, object).flatMap((name) => layoutField(context, object, name) ?? []);
  const audit = ['CreatedById', 'LastModifiedById'].flatMap(
    (name) => layoutField(context, object, name, 'Readonly') ?? [],
  );
  const side = (place: number) => (_field: LayoutField, index: number) => index % 2 === place;
  return [
    {
      label: `${object.label} Information`,
      showHeading: true,
      columns: [fields.filter(side(0)), fields.filter(side(1))],
    },
    { label: 'System Information', showHeading: true, columns: [audit.filter(side(0)), audit.filter(side(1))] },
  ];
}

/** Fields named by a layout, in reading order. */
export const fieldsOfSections = (sections: LayoutSection[]): string[] =>
  sections.flatMap(({ columns }) => columns.flat().flatMap((field) => (field ? [field.fieldApiName] : [])));
