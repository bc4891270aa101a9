/**
 * Lead conversion: an account, a contact, maybe an opportunity with the contact's role on it; the lead's campaign members
 * name the contact from then on; the lead's update triggers run with IsConverted. Custom fields are not mapped: which go
 * where is a setting of an org. Whether what is saved meets validation rules, required custom fields and before triggers
 * is another one ("Require Validation for Converted Leads"; Apex Developer Guide, "Triggers and Order of Execution").
 */
import { transaction } from '../../running/transaction.ts';
import { ApexDate } from '../../values/values.ts';
import { save } from '../dml.ts';
import { runningStore } from '../running.ts';
import { SObject } from '../../values/sobject.ts';
import { todayIn } from '../sql/date-literals.ts';
import type { SaveOptions } from './batch.ts';
import { valueOf } from './batch.ts';
import type { SaveError } from './errors.ts';
import { personFieldOf } from '../../metadata/person-accounts.ts';
import { followMembers, mapped, TO_ACCOUNT, TO_CONTACT } from './convert-lead-records.ts';
import { failure, throwDml } from './errors.ts';
import { loadStored } from './load.ts';
import { DmlException, throwApex } from '../../values/exceptions.ts';
import { access, type AccessMode } from '../access.ts';
import { editableIds, NO_RIGHTS } from './access-checks.ts';

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

/**
 * Converts them together: triggers run on all accounts, then all contacts, opportunities, contact roles, leads. A lead
 * that fails takes all of that back; without `allOrNone` the others are then converted again without it.
 */
export function convertLeads(requests: readonly LeadConversion[], options: SaveOptions = {}): LeadConversionOutcome[] {
  const current = transaction();
  current.limits.use('dmlStatements');
  current.limits.use('dmlRows', requests.length);
  current.hasUncommittedWork = true;
  if (options.access === 'user') checkRights(requests);
  const store = runningStore();
  const outcomes: LeadConversionOutcome[] = [];
  let places = requests.map((_, place) => place);
  const mark = store.savepoint();
  try {
    for (;;) {
      const failures = convertTogether(places, requests, outcomes, options.access);
      if (!failures.size) break;
      store.rollbackTo(mark);
      const [[first, errors]] = [...failures].sort(([a], [b]) => a - b);
      if (options.allOrNone !== false) throwConversion(first, errors);
      for (const [place, problems] of failures) outcomes[place] = failedOutcome(requests[place], problems);
      places = places.filter((place) => !failures.has(place));
    }
  } catch (error) {
    store.rollbackTo(mark);
    throw error;
  } finally {
    store.release(mark);
  }
  return outcomes;
}

const failedOutcome = ({ leadId }: LeadConversion, errors: SaveError[]): LeadConversionOutcome => ({
  leadId,
  accountId: null,
  contactId: null,
  opportunityId: null,
  errors,
});

function throwConversion(index: number, errors: SaveError[]): never {
  try {
    throwDml('insert', [{ index, id: null, errors }]);
  } catch (error) {
    if (error instanceof DmlException) error.setMessage(error.text.replace(/^Insert failed/, 'ConvertLead failed'));
    throw error;
  }
}

/**
 * In user mode the user needs the rights on the objects that the conversion writes, and on the lead. Which fields go where
 * is a setting of the org: field permissions do not count.
 */
function checkRights(requests: readonly LeadConversion[]): void {
  const rights = access();
  const require = (name: string, right: 'create' | 'edit') => {
    const object = transaction().schema.object(name)!;
    if (!rights.object(object)[right]) throwApex('SecurityException', `Access to entity '${name}' denied`);
  };
  require('Lead', 'edit');
  for (const { accountId, contactId, opportunityId, doNotCreateOpportunity } of requests) {
    require('Account', accountId ? 'edit' : 'create');
    require('Contact', contactId ? 'edit' : 'create');
    if (!opportunityId && !doNotCreateOpportunity) require('Opportunity', 'create');
  }
}

type Failures = Map<number, SaveError[]>;

/** One lead on its way. */
interface Conversion {
  place: number;
  request: LeadConversion;
  lead: SObject;
  ownerId: string;
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
}

/** Answers what failed; then what the others did must be rolled back. Writes outcomes when nothing failed. */
function convertTogether(
  places: readonly number[],
  requests: readonly LeadConversion[],
  outcomes: LeadConversionOutcome[],
  mode: AccessMode | undefined,
): Failures {
  const failures: Failures = new Map();
  const conversions = begun(places, requests, failures, mode ?? 'system');
  if (failures.size) return failures;
  const steps = [fillKnown, makeAccounts, makeContacts, makeOpportunities, makeRoles, finishLeads];
  for (const step of steps) {
    step(conversions, failures);
    if (failures.size) return failures;
  }
  for (const { place, lead, accountId, contactId, opportunityId } of conversions) {
    outcomes[place] = { leadId: lead.id, accountId, contactId, opportunityId, errors: [] };
  }
  return failures;
}

function begun(
  places: readonly number[],
  requests: readonly LeadConversion[],
  failures: Failures,
  mode: AccessMode,
): Conversion[] {
  const store = runningStore();
  const ids = places.map((place) => requests[place].leadId).filter((id) => id !== null);
  const leads = loadStored(store, transaction().schema.object('Lead')!, ids);
  const editable = editableIds(transaction().schema.object('Lead')!, ids, mode);
  const conversions: Conversion[] = [];
  for (const place of places) {
    const request = requests[place];
    const lead = request.leadId ? leads.get(request.leadId) : undefined;
    const refuse = (code: string, text: string) => failures.set(place, [failure(code, text)]);
    const known = store.first('SELECT IsConverted FROM "LeadStatus" WHERE ApiName = ?', request.convertedStatus);
    if (!lead || valueOf(lead, 'IsDeleted') === true)
      refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    else if (valueOf(lead, 'IsConverted') === true)
      refuse('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    else if (editable && !editable.has(lead.id!)) refuse(NO_RIGHTS.statusCode, NO_RIGHTS.message);
    else if (known?.[0] !== 1)
      refuse('INVALID_STATUS', `invalid convertedStatus: ${request.convertedStatus ?? 'null'}`);
    else {
      const ownerId = request.ownerId ?? (valueOf(lead, 'OwnerId') as string);
      const { accountId, contactId, opportunityId } = request;
      conversions.push({ place, request, lead, ownerId, accountId, contactId, opportunityId });
    }
  }
  return conversions;
}

function makeAccounts(conversions: Conversion[], failures: Failures): void {
  const wanted = conversions.filter((one) => one.accountId === null);
  const records = wanted.map(({ lead, request, ownerId }) =>
    mapped('Account', accountFields(lead), lead, request.account, { OwnerId: ownerId }),
  );
  const ids = saveAll('insert', wanted, records, failures);
  wanted.forEach((one, i) => (one.accountId = ids[i]));
}

/**
 * What is there already takes what the lead knows and it does not: "only empty fields in the target object are
 * overwritten", but for the lead source of a contact where the request says so (convertLead()).
 */
function fillKnown(conversions: Conversion[], failures: Failures): void {
  fill('Account', accountFields, conversions, failures, ({ request }) => [request.accountId, []]);
  fill(
    'Contact',
    () => TO_CONTACT,
    conversions,
    failures,
    ({ request }) => [request.contactId, request.overwriteLeadSource ? ['LeadSource'] : []],
  );
}

function fill(
  objectName: string,
  fields: (lead: SObject) => Record<string, string>,
  conversions: Conversion[],
  failures: Failures,
  target: (conversion: Conversion) => [id: string | null, overwritten: string[]],
): void {
  const object = transaction().schema.object(objectName)!;
  const ids = conversions.map((one) => target(one)[0]).filter((id) => id !== null);
  const known = loadStored(runningStore(), object, ids);
  const filled: Conversion[] = [];
  const records: SObject[] = [];
  for (const conversion of conversions) {
    const [id, overwritten] = target(conversion);
    const stored = id ? known.get(id) : undefined;
    if (!stored) continue;
    const record = new SObject(object);
    for (const [name, value] of mapped(objectName, fields(conversion.lead), conversion.lead, null, {}).values) {
      if (name === 'Name' || name === 'FirstName' || name === 'LastName') continue;
      if (valueOf(stored, name) === null || overwritten.includes(name)) record.values.set(name, value);
    }
    if (!record.values.size || records.some((one) => one.id === id)) continue;
    record.values.set('Id', id);
    filled.push(conversion);
    records.push(record);
  }
  saveAll('update', filled, records, failures);
}

/**
 * "If the lead doesn't have a company name", it becomes a person account (Salesforce Help, "Considerations for Converting
 * Leads"): its contact comes with it, without Contact triggers.
 */
const becomesPerson = (lead: SObject): boolean =>
  valueOf(lead, 'Company') === null && transaction().org.project.settings.personAccounts;

/** Lead field → field of a person account: what its contact gets, and the account has of it. */
function toPerson(): Record<string, string> {
  const contact = transaction().schema.object('Contact')!;
  const { Company: _, Street: _1, City: _2, State: _3, PostalCode: _4, Country: _5, ...account } = TO_ACCOUNT;
  return {
    ...account,
    ...Object.fromEntries(
      Object.entries(TO_CONTACT).flatMap(([from, to]) => {
        const name = personFieldOf(contact.fields.get(to.toLowerCase())!);
        return name ? [[from, name]] : [];
      }),
    ),
  };
}

const accountFields = (lead: SObject): Record<string, string> => (becomesPerson(lead) ? toPerson() : TO_ACCOUNT);

/** A person account has a contact already. */
function findPersons(conversions: Conversion[]): void {
  if (!transaction().org.project.settings.personAccounts) return;
  for (const one of conversions) {
    const row = runningStore().first('SELECT PersonContactId FROM "Account" WHERE Id = ?', one.accountId);
    one.contactId ??= (row?.[0] as string | null | undefined) ?? null;
  }
}

function makeContacts(conversions: Conversion[], failures: Failures): void {
  findPersons(conversions);
  const wanted = conversions.filter((one) => one.contactId === null);
  const records = wanted.map(({ lead, request, ownerId, accountId }) =>
    mapped('Contact', TO_CONTACT, lead, request.contact, { OwnerId: ownerId, AccountId: accountId }),
  );
  const ids = saveAll('insert', wanted, records, failures);
  wanted.forEach((one, i) => (one.contactId = ids[i]));
}

const makesOpportunity = ({ request }: Conversion): boolean =>
  !request.opportunityId && !request.doNotCreateOpportunity;

function makeOpportunities(conversions: Conversion[], failures: Failures): void {
  const store = runningStore();
  const { user, now } = transaction();
  const today = new ApexDate(todayIn(user.timeZone, now()));
  const quarterEnd = ApexDate.of(today.year, Math.floor((today.month - 1) / 3) * 3 + 4, 0);
  const stage = store.first(
    'SELECT ApiName FROM "OpportunityStage" WHERE IsActive = 1 AND IsClosed = 0 ORDER BY SortOrder',
  );
  const wanted = conversions.filter(makesOpportunity);
  const records = wanted.map(({ lead, request, ownerId, accountId }) => {
    const campaign = store.first(
      'SELECT CampaignId FROM "CampaignMember" WHERE LeadId = ? AND IsDeleted = 0 ORDER BY CreatedDate DESC, Id DESC',
      lead.id,
    );
    return mapped('Opportunity', { LeadSource: 'LeadSource' }, lead, request.opportunity, {
      Name: request.opportunityName ?? valueOf(lead, 'Company') ?? nameOf(lead),
      AccountId: accountId,
      OwnerId: ownerId,
      StageName: stage?.[0] ?? 'Prospecting',
      CloseDate: quarterEnd,
      CampaignId: campaign?.[0] ?? null,
    });
  });
  const ids = saveAll('insert', wanted, records, failures);
  wanted.forEach((one, i) => (one.opportunityId = ids[i]));
}

const nameOf = (lead: SObject): string =>
  [valueOf(lead, 'FirstName'), valueOf(lead, 'LastName')].filter((part) => part !== null).join(' ');

/** After the opportunities' triggers: those do not see the role yet, the leads' do. */
function makeRoles(conversions: Conversion[], failures: Failures): void {
  const wanted = conversions.filter(makesOpportunity);
  const object = transaction().schema.object('OpportunityContactRole')!;
  const records = wanted.map(({ opportunityId, contactId }) => {
    const role = new SObject(object);
    role.values.set('OpportunityId', opportunityId).set('ContactId', contactId).set('IsPrimary', true);
    return role;
  });
  saveAll('insert', wanted, records, failures);
}

function finishLeads(conversions: Conversion[], failures: Failures): void {
  const { user, now, schema } = transaction();
  const today = new ApexDate(todayIn(user.timeZone, now()));
  const records = conversions.map(({ lead, request, accountId, contactId, opportunityId }) => {
    followMembers(lead.id!, contactId!);
    const converted = new SObject(schema.object('Lead')!);
    converted.values
      .set('Id', lead.id)
      .set('IsConverted', true)
      .set('Status', request.convertedStatus)
      .set('ConvertedDate', today)
      .set('ConvertedAccountId', accountId)
      .set('ConvertedContactId', contactId)
      .set('ConvertedOpportunityId', opportunityId)
      .set('IsUnreadByOwner', false);
    return converted;
  });
  saveAll('update', conversions, records, failures);
}

/** Saves one record for each conversion; answers their ids. What fails is noted at the conversion's place. */
function saveAll(
  operation: 'insert' | 'update',
  conversions: readonly Conversion[],
  records: SObject[],
  failures: Failures,
): (string | null)[] {
  if (!records.length) return [];
  const unvalidated = !transaction().org.project.settings.validatesLeadConversion;
  try {
    return save(operation, records, {
      uncounted: true,
      systemFields: operation === 'update',
      unvalidated,
      withoutBeforeTriggers: unvalidated && records[0].object.name !== 'Lead',
    }).map(({ id }) => id);
  } catch (error) {
    if (!(error instanceof DmlException)) throw error;
    for (const { index, statusCode, message, fields } of error.rows) {
      const { place } = conversions[index];
      failures.set(place, [...(failures.get(place) ?? []), failure(statusCode, message, fields)]);
    }
    return records.map(() => null);
  }
}
