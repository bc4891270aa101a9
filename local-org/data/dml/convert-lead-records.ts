/** What a lead's conversion makes of its values, and of its campaign members. */
import { transaction } from '../../running/transaction.ts';
import { runningStore } from '../running.ts';
import { SObject } from '../../values/sobject.ts';
import { valueOf } from './batch.ts';
import { deleteRecords } from './write.ts';

/** Lead field → field of the account or contact that is made of it. */
export const TO_ACCOUNT: Record<string, string> = {
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
export const TO_CONTACT: Record<string, string> = {
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

/** What the lead gives, over that what was given, over that what the conversion decides where nothing else was said. */
export function mapped(
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
export function followMembers(leadId: string, contactId: string): void {
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
