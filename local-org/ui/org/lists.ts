/** List views and related lists. */
import type { ListView } from '../../metadata/pages.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { notFound } from '../host.ts';
import type { ListPage, ListRequest, RelatedListPage, RelatedListRequest } from '../shapes.ts';
import { columnPath, listColumn, textOfPath, unsupportedColumn } from './columns.ts';
import {
  asUser,
  type Context,
  count,
  objectAccess,
  objectOfRecord,
  readableObject,
  select,
  visibleFields,
} from './context.ts';
import { defaultColumns } from './defaults.ts';
import { layoutOf } from './layouts.ts';
import { listCondition } from './list-filters.ts';
import { iconOf, isSortable, objectInfo, pluralOf } from './object-info.ts';
import { type FieldPath, fieldPath, represent, selectList } from './records.ts';

/** SOQL's OFFSET, and list views of the platform, end there. */
const MAX_ROWS = 2000;

interface Columns {
  columns: ReturnType<typeof listColumn>[];
  paths: FieldPath[];
}

function columnsOf(context: Context, object: ObjectSchema, names: string[]): Columns {
  // The UI API's records of a list carry their id as a field, shown or not.
  const id = fieldPath(context, object, 'Id');
  const paths: FieldPath[] = id ? [id] : [];
  const columns = names.flatMap((name) => {
    const path = columnPath(context, object, name);
    if (path) paths.push(path);
    if (path) return listColumn(context, object, path);
    // A field that the user can't read has no column.
    return context.org.schema.field(object, name) ? [] : unsupportedColumn(name);
  });
  return { columns, paths };
}

/** Views of an object; without a view of all records there is one made up. */
function viewsOf(context: Context, object: ObjectSchema): ListView[] {
  const { org } = context;
  const views = org.project.listViews.filter((view) => org.schema.object(view.object) === object);
  if (views.some(({ scope, filters }) => scope === 'Everything' && !filters.length)) return views;
  const all: ListView = {
    name: 'All',
    label: `All ${pluralOf(context, object)}`,
    object: object.name,
    columns: [],
    scope: 'Everything',
    filters: [],
    logic: null,
    file: '',
  };
  return [...views, all];
}

/** Nothing is remembered of what was viewed: "recently viewed" is the first view. */
function chosenView(views: ListView[], name: string | null): ListView {
  if (name === null || /^(__)?recent/i.test(name)) return views[0];
  const view = views.find((one) => one.name === name);
  if (!view) throw notFound(`There is no list view ${name}`);
  return view;
}

export function listRecords(context: Context, request: ListRequest): ListPage {
  const object = readableObject(context, request.objectApiName);
  const views = viewsOf(context, object);
  const view = chosenView(views, request.listView);
  const { columns, paths } = columnsOf(
    context,
    object,
    view.columns.length ? view.columns : defaultColumns(context, object),
  );
  const sortBy = request.sortBy ?? object.nameField;
  const sort = sortBy ? fieldPath(context, object, sortBy) : null;
  const binds: unknown[] = [];
  const bind = (value: unknown) => `:b${binds.push(value)}`;
  const conditions = [listCondition(context, object, view), searchCondition(context, object, request.search, bind)];
  const where = conditions
    .filter(Boolean)
    .map((one) => `(${one})`)
    .join(' AND ');
  const from = `FROM ${object.name}${where ? ` WHERE ${where}` : ''}`;
  const order = orderBy(sort, request.descending);
  const offset = Math.min(request.page * request.pageSize, MAX_ROWS);
  const { total, records } = asUser(context, 'page', object.name, () => ({
    total: count(context, `SELECT COUNT() ${from}`, binds),
    records: select(
      context,
      `SELECT ${selectList(context, object, paths)} ${from}${order} LIMIT ${request.pageSize} OFFSET ${offset}`,
      binds,
    ).map((record) => represent(context, record, paths)),
  }));
  return {
    objectInfo: objectInfo(context, object.name),
    listViews: views.map(({ name, label }) => ({ developerName: name, label })),
    listView: { developerName: view.name, label: view.label },
    columns,
    records,
    total,
    sortBy: sort ? textOfPath(sort) : null,
    descending: request.descending,
  };
}

function orderBy(path: FieldPath | null, descending: boolean): string {
  if (!path || !isSortable(path.field)) return ' ORDER BY Id';
  return ` ORDER BY ${textOfPath(path)} ${descending ? 'DESC' : 'ASC'} NULLS LAST, Id`;
}

const SEARCHED: FieldSchema['type'][] = ['Text', 'Email', 'Phone', 'AutoNumber'];
const MAX_SEARCHED = 6;

/** The text in the name or one of the first short text fields. */
function searchCondition(
  context: Context,
  object: ObjectSchema,
  text: string,
  bind: (value: unknown) => string,
): string {
  if (!text.trim()) return '';
  const fields = visibleFields(context, object)
    .filter(({ name, type, filterable }) => name === object.nameField || (filterable && SEARCHED.includes(type)))
    .slice(0, MAX_SEARCHED);
  return fields.map(({ name }) => `${name} LIKE ${bind(`%${text.trim().replace(/[%_\\]/g, '\\$&')}%`)}`).join(' OR ');
}

export function relatedList(context: Context, request: RelatedListRequest): RelatedListPage {
  const parent = objectOfRecord(context, request.recordId);
  const related = relationshipOf(context, parent, request.relatedList);
  if (!related)
    throw notFound(`Not supported by the local org: related list ${request.relatedList}, ${parent.label} page`);
  const child = readableObject(context, related.childObject);
  const fromLayout = layoutOf(context, parent)?.relatedLists.find(
    ({ name }) => relationshipOf(context, parent, name)?.relationshipName === related.relationshipName,
  );
  const { own } = request;
  const { fields, sortField, descending } = own ?? {
    fields: fromLayout?.fields ?? [],
    sortField: fromLayout?.sortField ?? null,
    descending: fromLayout?.sortOrder === 'Desc',
  };
  const wanted = fields.length ? fields : childColumns(context, child, related.field);
  const { columns, paths } = columnsOf(context, child, wanted);
  const sort = sortField ? columnPath(context, child, sortField) : null;
  const where = `FROM ${child.name} WHERE ${related.field} = :parent`;
  const binds = [request.recordId];
  const { total, records } = asUser(context, 'page', child.name, () => ({
    total: count(context, `SELECT COUNT() ${where}`, binds),
    records: select(
      context,
      `SELECT ${selectList(context, child, paths)} ${where}${orderBy(sort, descending)}` +
        ` LIMIT ${request.pageSize} OFFSET ${Math.min(request.page * request.pageSize, MAX_ROWS)}`,
      binds,
    ).map((record) => represent(context, record, paths)),
  }));
  return {
    label: pluralOf(context, child),
    childObjectApiName: child.name,
    fieldApiName: related.field,
    iconName: iconOf(context, child),
    columns,
    records,
    total,
    canCreate:
      (own ? own.actions.includes('New') : !fromLayout?.excludedButtons.includes('New')) &&
      child.createable &&
      objectAccess(context, child).create,
  };
}

/** The parent of a related list is on the page already. */
const childColumns = (context: Context, child: ObjectSchema, parentField: string): string[] => {
  const relationship = child.fields.get(parentField.toLowerCase())?.relationshipName;
  return defaultColumns(context, child).filter((name) => name !== parentField && !name.startsWith(`${relationship}.`));
};

/** Layouts name standard related lists in their own way. */
const LAYOUT_NAMES: Record<string, string> = {
  RelatedCampaignList: 'CampaignMembers',
  RelatedChildCampaignList: 'ChildCampaigns',
  CampaignMembers: 'CampaignMembers',
};

/** `CampaignMembers`, `Touchpoints__r`, `Touchpoint__c.Campaign__c`, `RelatedContactList` → the child relationship. */
export function relationshipOf({ org }: Context, parent: ObjectSchema, name: string) {
  const children = org.schema.childRelationships(parent);
  const byName = (wanted: string | undefined) => (wanted ? org.schema.childRelationship(parent, wanted) : null);
  const [childName, fieldName] = name.split('.');
  const childObject = fieldName ? org.schema.object(childName) : null;
  const field = childObject && org.schema.field(childObject, fieldName);
  if (field) return children.find((one) => one.childObject === childObject.name && one.field === field.name);
  const standard = /^Related(\w+)List$/.exec(name)?.[1];
  return (
    byName(name) ??
    byName(LAYOUT_NAMES[name]) ??
    (standard ? children.find((one) => one.childObject.toLowerCase() === standard.toLowerCase()) : undefined)
  );
}
