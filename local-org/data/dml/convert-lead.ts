/**
 * Lead conversion: an account, a contact, maybe an opportunity with the contact's role on it; the lead's campaign members
 * name the contact from then on; the lead's update triggers run with IsConverted. Custom fields are not mapped: which go
 * where is a setting of an org.
 */
import { transaction } from '../../execution/transaction.ts';
import { ApexDate } from '../../library/values.ts';
import { save } from '../dml.ts';
import { runningStore } from '../running.ts';
import { SObject } from '../sobject.ts';
import { todayIn } from '../sql/date-literals.ts';
import type { SaveOptions } from './batch.ts';
import { valueOf } from './batch.ts';
import type { SaveError } from './errors.ts';
import { failure, throwDml } from './errors.ts';
import { loadStored } from './load.ts';
import { deleteRecords } from './write.ts';
import { DmlException } from '../../library/exceptions.ts';

export interface LeadConversion {
  leadId: string | null;
  /** Null: a new one is made. */
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  account: SObject | null;
  contact: SObject | null;
  opportunity: SObject | null;
  ownerId: string | null;
  convertedStatus: string | null;
  opportunityName: string | null;
  doNotCreateOpportunity: boolean;
  overwriteLeadSource: boolean;
  sendNotificationEmail: boolean;
}

export const newLeadConversion = (): LeadConversion => ({
  leadId: null,
  accountId: null,
  contactId: null,
  opportunityId: null,
  account: null,
  contact: null,
  opportunity: null,
  ownerId: null,
  convertedStatus: null,
  opportunityName: null,
  doNotCreateOpportunity: false,
  overwriteLeadSource: false,
  sendNotificationEmail: false,
});

export interface LeadConversionOutcome {
  leadId: string | null;
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  errors: SaveError[];
}

/** Lead field → field of the account or contact that is made of it. */
const TO_ACCOUNT: Record<string, string> = {
  Company: 'Name',
  Phone: 'Phone',
  Fax: 'Fax',
  Industry: 'Industry',
  AnnualRevenue: 'AnnualRevenue',
  NumberOfEmployees: 'NumberOfEmployees',
  Rating: 'Rating',
  Website: 'Website',
  LeadSource: 'AccountSource',
  Street: 'BillingStreet',
  City: 'BillingCity',
  State: 'BillingState',
  PostalCode: 'BillingPostalCode',
  Country: 'BillingCountry',
};
const TO_CONTACT: Record<string, string> = {
  FirstName: 'FirstName',
  LastName: 'LastName',
  Salutation: 'Salutation',
  Title: 'Title',
  Phone: 'Phone',
  MobilePhone: 'MobilePhone',
  Fax: 'Fax',
  Email: 'Email',
  LeadSource: 'LeadSource',
  Description: 'Description',
  HasOptedOutOfEmail: 'HasOptedOutOfEmail',
  DoNotCall: 'DoNotCall',
  HasOptedOutOfFax: 'HasOptedOutOfFax',
  Street: 'MailingStreet',
  City: 'MailingCity',
  State: 'MailingState',
  PostalCode: 'MailingPostalCode',
  Country: 'MailingCountry',
  IndividualId: 'IndividualId',
};

export function convertLeads(requests: readonly LeadConversion[], options: SaveOptions = {}): LeadConversionOutcome[] {
  const current = transaction();
  current.limits.use('dmlStatements');
  current.limits.use('dmlRows', requests.length);
  const store = runningStore();
  const outer = store.savepoint();
  try {
    const outcomes = requests.map((request, index) => {
      const mark = store.savepoint();
      const outcome = convertOrFail(request);
      if (outcome.errors.length) {
        store.rollbackTo(mark);
        if (options.allOrNone !== false) throwConversion(index, outcome.errors);
      }
      store.release(mark);
      return outcome;
    });
    store.release(outer);
    return outcomes;
  } catch (error) {
    store.rollbackTo(outer);
    store.release(outer);
    throw error;
  }
}

function throwConversion(index: number, errors: SaveError[]): never {
  try {
    throwDml('insert', [{ index, id: null, errors }]);
  } catch (error) {
    if (error instanceof DmlException) error.setMessage(error.text.replace(/^Insert failed/, 'ConvertLead failed'));
    throw error;
  }
}

function convertOrFail(request: LeadConversion): LeadConversionOutcome {
  const failed = (errors: SaveError[]): LeadConversionOutcome => ({
    leadId: request.leadId,
    accountId: null,
    contactId: null,
    opportunityId: null,
    errors,
  });
  try {
    return convert(request, failed);
  } catch (error) {
    if (!(error instanceof DmlException)) throw error;
    return failed(error.rows.map(({ statusCode, message, fields }) => failure(statusCode, message, fields)));
  }
}

function convert(
  request: LeadConversion,
  failed: (errors: SaveError[]) => LeadConversionOutcome,
): LeadConversionOutcome {
  const { schema, user, now } = transaction();
  const store = runningStore();
  const object = schema.object('Lead')!;
  const lead = request.leadId ? loadStored(store, object, [request.leadId]).get(request.leadId) : undefined;
  if (!lead || valueOf(lead, 'IsDeleted') === true)
    return failed([failure('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')]);
  if (valueOf(lead, 'IsConverted') === true)
    return failed([failure('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead')]);
  const known = store.first('SELECT IsConverted FROM "LeadStatus" WHERE ApiName = ?', request.convertedStatus);
  if (known?.[0] !== 1)
    return failed([failure('INVALID_STATUS', `invalid convertedStatus: ${request.convertedStatus ?? 'null'}`)]);
  const ownerId = request.ownerId ?? (valueOf(lead, 'OwnerId') as string);
  const today = new ApexDate(todayIn(user.timeZone, now()));

  const accountId =
    request.accountId ?? insert(mapped('Account', TO_ACCOUNT, lead, request.account, { OwnerId: ownerId }));
  const contactId =
    request.contactId ??
    insert(mapped('Contact', TO_CONTACT, lead, request.contact, { OwnerId: ownerId, AccountId: accountId }));
  let { opportunityId } = request;
  if (!opportunityId && !request.doNotCreateOpportunity) {
    const stage = store.first(
      'SELECT ApiName FROM "OpportunityStage" WHERE IsActive = 1 AND IsClosed = 0 ORDER BY SortOrder',
    );
    const quarterEnd = ApexDate.of(today.year, Math.floor((today.month - 1) / 3) * 3 + 4, 0);
    const campaign = store.first(
      'SELECT CampaignId FROM "CampaignMember" WHERE LeadId = ? AND IsDeleted = 0 ORDER BY CreatedDate DESC, Id DESC',
      lead.id,
    );
    opportunityId = insert(
      mapped('Opportunity', { LeadSource: 'LeadSource' }, lead, request.opportunity, {
        Name: request.opportunityName ?? valueOf(lead, 'Company'),
        AccountId: accountId,
        OwnerId: ownerId,
        StageName: stage?.[0] ?? 'Prospecting',
        CloseDate: quarterEnd,
        CampaignId: campaign?.[0] ?? null,
      }),
    );
    const role = new SObject(schema.object('OpportunityContactRole')!);
    role.values.set('OpportunityId', opportunityId).set('ContactId', contactId).set('IsPrimary', true);
    insert(role);
  }
  followMembers(lead.id!, contactId);
  const converted = new SObject(object);
  converted.values
    .set('Id', lead.id)
    .set('IsConverted', true)
    .set('Status', request.convertedStatus)
    .set('ConvertedDate', today)
    .set('ConvertedAccountId', accountId)
    .set('ConvertedContactId', contactId)
    .set('ConvertedOpportunityId', opportunityId)
    .set('IsUnreadByOwner', false);
  save('update', [converted], { systemFields: true, uncounted: true });
  return { leadId: lead.id, accountId, contactId, opportunityId, errors: [] };
}

function insert(record: SObject): string {
  return save('insert', [record], { uncounted: true })[0].id!;
}

/** What the lead gives, over that what was given, over that what the conversion decides where nothing else was said. */
function mapped(
  objectName: string,
  fields: Record<string, string>,
  lead: SObject,
  given: SObject | null,
  decided: Record<string, unknown>,
): SObject {
  const record = new SObject(transaction().schema.object(objectName)!);
  for (const [name, value] of Object.entries(decided)) if (value !== null) record.values.set(name, value);
  for (const [from, to] of Object.entries(fields)) {
    const value = valueOf(lead, from);
    if (value !== null && record.object.fields.has(to.toLowerCase())) record.values.set(to, value);
  }
  for (const [name, value] of given?.values ?? []) record.values.set(name, value);
  return record;
}

/** The lead's members get the contact, without triggers; one of a campaign where the contact is a member already goes. */
function followMembers(leadId: string, contactId: string): void {
  const store = runningStore();
  const { schema, now } = transaction();
  const stamp = Math.floor(now() / 1000) * 1000;
  const doubles = store.all(
    'SELECT Id FROM "CampaignMember" WHERE LeadId = ? AND IsDeleted = 0 AND CampaignId IN (SELECT CampaignId FROM "CampaignMember" WHERE ContactId = ? AND IsDeleted = 0)',
    leadId,
    contactId,
  );
  deleteRecords(
    store,
    schema.object('CampaignMember')!,
    doubles.map(([id]) => id as string),
    stamp,
  );
  store.run(
    'UPDATE "CampaignMember" SET ContactId = ?, SystemModstamp = ? WHERE LeadId = ? AND IsDeleted = 0',
    contactId,
    stamp,
    leadId,
  );
}
