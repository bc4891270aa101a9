/** What the platform itself grants or forbids, no matter the permission sets and profiles. */
import type { ObjectGrant } from './permission-sets.ts';
import type { ObjectSchema } from './schema.ts';

export const everything: ObjectGrant = {
  create: true,
  read: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};
export const nothing: ObjectGrant = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
export const usual: ObjectGrant = { ...nothing, create: true, read: true, edit: true, delete: true };
export const readOnly: ObjectGrant = { ...nothing, read: true };

const mayNotDelete = new Set(['Case', 'Lead', 'Solution']);
const mayOnlyRead = new Set(['Campaign', 'Product2', 'Pricebook2']);
const standardUser = (object: ObjectSchema): ObjectGrant =>
  mayOnlyRead.has(object.name) ? readOnly : { ...usual, delete: !mayNotDelete.has(object.name) };

/** What profiles of a new org grant on standard objects, where the project does not bring the profile itself. */
export const standardProfiles: Record<string, (object: ObjectSchema) => ObjectGrant> = {
  'standard user': standardUser,
  'marketing user': (object) => (object.name === 'Campaign' ? usual : standardUser(object)),
  'contract manager': standardUser,
  'solution manager': (object) => (object.name === 'Solution' ? usual : standardUser(object)),
  'read only': () => readOnly,
};

/** Fields of Data.com: no standard profile but the administrator's shows them. */
export const dataServiceFields = new Set([
  'CleanStatus',
  'CompanyDunsNumber',
  'DunsNumber',
  'Jigsaw',
  'NaicsCode',
  'NaicsDesc',
  'SicDesc',
  'Tradestyle',
  'YearStarted',
]);

/** Objects without permissions of their own: who can do this to the parent can do that to them. */
export const governedBy: Record<string, { parent: string; writing: 'edit' | 'read' }> = {
  CampaignMember: { parent: 'Campaign', writing: 'edit' },
  CampaignMemberStatus: { parent: 'Campaign', writing: 'edit' },
  OpportunityContactRole: { parent: 'Opportunity', writing: 'edit' },
  OpportunityLineItem: { parent: 'Opportunity', writing: 'edit' },
  OrderItem: { parent: 'Order', writing: 'edit' },
  PricebookEntry: { parent: 'Pricebook2', writing: 'edit' },
  CaseComment: { parent: 'Case', writing: 'read' },
};

/** Objects every user works with; sharing alone limits them. */
export const openObjects = new Set([
  'Task',
  'Event',
  'Note',
  'Attachment',
  'ContentVersion',
  'ContentDocument',
  'ContentDocumentLink',
  'FeedItem',
  'FeedComment',
  'EmailMessage',
  'Name',
  'AggregateResult',
  'Individual',
]);
