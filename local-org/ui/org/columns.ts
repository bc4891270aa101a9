/** Columns of lists, by the names that the Metadata API gives them: `NAME`, `CAMPAIGN.START_DATE`, `Region__c`. */
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { ListColumn } from '../shapes.ts';
import type { Context } from './context.ts';
import { dataTypeOf, isSortable, labelOf } from './object-info.ts';
import { type FieldPath, fieldPath } from './records.ts';

/** Names that are not the API name in capitals. */
const SPECIAL: Record<string, string> = {
  FULL_NAME: 'Name',
  LAST_UPDATE: 'LastModifiedDate',
  LAST_UPDATE_DATE: 'LastModifiedDate',
  'CORE.USERS.ALIAS': 'Owner.Name',
  'CORE.USERS.FULL_NAME': 'Owner.Name',
  'OWNER.ALIAS': 'Owner.Name',
  OWNER: 'Owner.Name',
  'CREATEDBY_USER.ALIAS': 'CreatedBy.Name',
  CREATED_BY: 'CreatedBy.Name',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Name',
  LAST_UPDATE_BY: 'LastModifiedBy.Name',
  CAMPAIGN_TYPE: 'Type',
  'CAMPAIGN.CAMPAIGN_TYPE': 'Type',
  'ACCOUNT.NAME': 'Account.Name',
  PHONE1: 'Phone',
  MEMBER_TYPE: 'Type',
  MEMBER_STATUS: 'Status',
  CASES_CASE_NUMBER: 'CaseNumber',
};

/** The path of a metadata column on an object; null when the object has no such field for this user. */
export function columnPath(context: Context, object: ObjectSchema, name: string): FieldPath | null {
  const special = SPECIAL[name.toUpperCase()];
  const own = special === 'Account.Name' && object.name === 'Account' ? 'Name' : special;
  const candidates = [own, name, ...withoutObject(object, name)].filter((one) => one !== undefined);
  for (const candidate of candidates) {
    const found = fieldPath(context, object, candidate) ?? byCapitals(context, object, candidate);
    if (found) return found;
  }
  return null;
}

/** `CAMPAIGN.STATUS` on Campaign → `STATUS`; `LEAD.NAME` on CampaignMember stays a path to its lead. */
function withoutObject(object: ObjectSchema, name: string): string[] {
  const dot = name.indexOf('.');
  if (dot < 0) return [];
  const [head, rest] = [name.slice(0, dot), name.slice(dot + 1)];
  return head.toLowerCase() === object.name.toLowerCase() ? [SPECIAL[rest] ?? rest, rest] : [];
}

/** `START_DATE` → StartDate, `LEAD_SOURCE` → LeadSource. */
function byCapitals(context: Context, object: ObjectSchema, name: string): FieldPath | null {
  if (!/^[A-Z0-9_]+$/.test(name)) return null;
  const wanted = name.replaceAll('_', '').toLowerCase();
  const field = [...object.fields.values()].find((one) => !one.custom && one.name.toLowerCase() === wanted);
  return field ? fieldPath(context, object, field.name) : null;
}

export const textOfPath = ({ parents, field }: FieldPath): string =>
  [...parents.map(({ relationshipName }) => relationshipName), field.name].join('.');

export function listColumn(context: Context, object: ObjectSchema, path: FieldPath): ListColumn {
  const { parents, field } = path;
  const parent = parents[parents.length - 1];
  const isName = parents.length ? field.name === 'Name' : field.name === object.nameField;
  return {
    fieldApiName: textOfPath(path),
    label: labelOf(context, parents.length > (isName ? 1 : 0) ? null : object, parent && isName ? parent : field),
    dataType: isName ? 'Name' : dataTypeOf(field),
    sortable: isSortable(field),
  };
}

/** A column that cannot be shown says so, in its place. */
export const unsupportedColumn = (name: string): ListColumn => ({
  fieldApiName: name,
  label: `Not supported by the local org: ${name}`,
  dataType: 'String',
  sortable: false,
});
