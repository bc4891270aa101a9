/** What pages show of an object where the project has no layout or list view: what an org's own would. */
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { type Context, visibleField, visibleFields } from './context.ts';

interface Defaults {
  highlights: string[];
  columns: string[];
  /** Fields of the page, in two columns read across; custom fields follow. */
  fields: string[];
  relatedLists: string[];
}

const STANDARD: Record<string, Partial<Defaults>> = {
  Campaign: {
    highlights: ['Type', 'Status', 'StartDate', 'EndDate'],
    columns: ['Name', 'Type', 'Status', 'StartDate', 'EndDate', 'IsActive'],
    fields: [
      'Name',
      'OwnerId',
      'IsActive',
      'ParentId',
      'Type',
      'Status',
      'StartDate',
      'EndDate',
      'BudgetedCost',
      'ActualCost',
      'ExpectedRevenue',
      'ExpectedResponse',
      'NumberSent',
      'NumberOfLeads',
      'NumberOfContacts',
      'NumberOfResponses',
      'Description',
    ],
    relatedLists: ['CampaignMembers', 'ChildCampaigns', 'Opportunities'],
  },
  CampaignMember: {
    highlights: ['CampaignId', 'Status', 'HasResponded', 'FirstRespondedDate'],
    columns: ['Name', 'Campaign.Name', 'Status', 'Email', 'HasResponded'],
    fields: [
      'CampaignId',
      'LeadId',
      'ContactId',
      'Status',
      'HasResponded',
      'FirstRespondedDate',
      'CompanyOrAccount',
      'Email',
      'Title',
      'Phone',
    ],
  },
  Lead: {
    highlights: ['Title', 'Company', 'Phone', 'Email'],
    columns: ['Name', 'Title', 'Company', 'Phone', 'Email', 'Status'],
    fields: [
      'OwnerId',
      'Status',
      'Name',
      'Phone',
      'Company',
      'MobilePhone',
      'Title',
      'Email',
      'LeadSource',
      'Website',
      'Industry',
      'Rating',
      'Address',
      'NumberOfEmployees',
      'AnnualRevenue',
      'Description',
    ],
    relatedLists: ['CampaignMembers'],
  },
  Contact: {
    highlights: ['AccountId', 'Title', 'Phone', 'Email'],
    columns: ['Name', 'Account.Name', 'Title', 'Phone', 'Email'],
    fields: [
      'OwnerId',
      'Phone',
      'Name',
      'MobilePhone',
      'AccountId',
      'Email',
      'Title',
      'Department',
      'LeadSource',
      'Birthdate',
      'MailingAddress',
      'OtherAddress',
      'Description',
    ],
    relatedLists: ['Opportunities', 'CampaignMembers'],
  },
  Account: {
    highlights: ['Type', 'Phone', 'Website', 'Industry'],
    columns: ['Name', 'Type', 'Phone', 'Industry'],
    fields: [
      'OwnerId',
      'Rating',
      'Name',
      'Phone',
      'ParentId',
      'Website',
      'Type',
      'Industry',
      'NumberOfEmployees',
      'AnnualRevenue',
      'BillingAddress',
      'ShippingAddress',
      'Description',
    ],
    relatedLists: ['Contacts', 'Opportunities'],
  },
  Opportunity: {
    highlights: ['AccountId', 'StageName', 'CloseDate', 'Amount'],
    columns: ['Name', 'Account.Name', 'StageName', 'Amount', 'CloseDate'],
    fields: [
      'OwnerId',
      'Amount',
      'Name',
      'CloseDate',
      'AccountId',
      'StageName',
      'Type',
      'Probability',
      'LeadSource',
      'CampaignId',
      'NextStep',
      'Description',
    ],
    relatedLists: ['OpportunityContactRoles'],
  },
};

/** Fields that no page shows: keys, bookkeeping, parts of other fields. */
const HIDDEN =
  /^(Id|IsDeleted|SystemModstamp|LastViewedDate|LastReferencedDate|LastActivityDate|MasterRecordId|Jigsaw.*|PhotoUrl|CleanStatus|.*(Latitude|Longitude|GeocodeAccuracy))$/;
const AUDIT = /^(CreatedById|CreatedDate|LastModifiedById|LastModifiedDate)$/;

const HIGHLIGHTS = 4;
const COLUMNS = 6;

/** Custom and other plain fields of an object, what every record has left out. */
const ownFields = (context: Context, object: ObjectSchema): FieldSchema[] =>
  visibleFields(context, object).filter(({ name }) => !HIDDEN.test(name) && !AUDIT.test(name));

/** Fields of the page of an object without a layout. */
export function defaultFields(context: Context, object: ObjectSchema): string[] {
  const listed = STANDARD[object.name]?.fields;
  const own = ownFields(context, object);
  if (!listed) return own.map(({ name }) => name);
  const known = listed.filter((name) => visibleField(context, object, name));
  return [...known, ...own.filter(({ custom }) => custom).map(({ name }) => name)];
}

export function defaultHighlights(context: Context, object: ObjectSchema, layoutFields: string[]): string[] {
  const listed =
    STANDARD[object.name]?.highlights ?? layoutFields.filter((name) => name !== object.nameField && !AUDIT.test(name));
  return listed.filter((name) => visibleField(context, object, name)).slice(0, HIGHLIGHTS);
}

/** Columns of a list of an object without list views, or of a related list without a layout's. */
export function defaultColumns(context: Context, object: ObjectSchema): string[] {
  const listed = STANDARD[object.name]?.columns;
  if (listed) return listed;
  const others = ownFields(context, object).filter(
    ({ name, type }) => name !== object.nameField && type !== 'LongTextArea',
  );
  const names = [...(object.nameField ? [object.nameField] : []), ...others.map(({ name }) => name)];
  return names.slice(0, COLUMNS);
}

/** Child relationships on the page of an object without a layout: the usual ones, and those to custom objects. */
export function defaultRelatedLists({ org }: Context, object: ObjectSchema): string[] {
  const listed = STANDARD[object.name]?.relatedLists ?? [];
  const children = org.schema.childRelationships(object).filter(({ relationshipName }) => relationshipName);
  const custom = children.filter(({ relationshipName }) => relationshipName.endsWith('__r'));
  return [
    ...listed.filter((name) => children.some(({ relationshipName }) => relationshipName === name)),
    ...custom.map(({ relationshipName }) => relationshipName),
  ];
}
