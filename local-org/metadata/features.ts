/** What an organization's features add to the standard objects (Object Reference: CampaignMember, Account, Contact). */
import { addField, makeField } from './make.ts';
import type { OrgSettings } from './org-settings.ts';
import { addPersonFields } from './person-accounts.ts';
import type { ObjectSchema } from './schema.ts';

type Objects = ReadonlyMap<string, ObjectSchema>;

/** Before the project's own fields and values are added. */
export function addFeatures(objects: Objects, settings: OrgSettings): void {
  if (settings.accountsAsCampaignMembers) addAccountMembers(objects.get('campaignmember')!);
  // Before persons, who have the addresses of contacts.
  if (settings.addressPicklists) for (const object of objects.values()) addAddressCodes(object);
  if (settings.personAccounts) addPersonFields(objects);
}

/** Object Reference, Address compound fields: "StateCode", "CountryCode" with State and Country/Territory picklists. */
function addAddressCodes(object: ObjectSchema): void {
  for (const { name, derived, label } of [...object.fields.values()]) {
    const part = /(State|Country)$/.exec(name)?.[0];
    const prefix = part && name.slice(0, -part.length);
    // An address has both.
    if (!part || derived !== null || !object.fields.has(`${prefix}postalcode`.toLowerCase())) continue;
    addField(object, makeField(`${name}Code`, 'Picklist', { label: `${label} Code`, length: 10 }));
  }
}

/** Field of a member → what it is of an account; those that are not here are empty. */
const OF_ACCOUNT: Record<string, string> = {
  Name: '{Account.Name}',
  CompanyOrAccount: '{Account.Name}',
  Street: '{Account.BillingStreet}',
  City: '{Account.BillingCity}',
  State: '{Account.BillingState}',
  PostalCode: '{Account.BillingPostalCode}',
  Country: '{Account.BillingCountry}',
  Phone: '{Account.Phone}',
  Fax: '{Account.Fax}',
  Description: '{Account.Description}',
  Type: "'Account'",
  LeadOrContactId: '{AccountId}',
  LeadOrContactOwnerId: '{Account.OwnerId}',
};

/** "This field is available only if the Accounts as Campaign Members setting is enabled": a member of an account alone. */
function addAccountMembers(member: ObjectSchema): void {
  for (const field of member.fields.values()) {
    if (field.derived === null) continue;
    const value = OF_ACCOUNT[field.name] ?? (field.type === 'Checkbox' ? '0' : 'NULL');
    field.derived = `CASE WHEN {AccountId} IS NOT NULL THEN ${value} ELSE ${field.derived} END`;
    if (field.name === 'LeadOrContactId') field.referenceTo.push('Account');
  }
  addField(
    member,
    makeField('AccountId', 'Lookup', {
      label: 'Account ID',
      length: 18,
      updateable: false,
      referenceTo: ['Account'],
      relationshipName: 'Account',
      childRelationshipName: 'CampaignMembers',
      deleteConstraint: 'Cascade',
    }),
  );
}
