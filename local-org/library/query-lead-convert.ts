/** Database.LeadConvert and LeadConvertResult. */
import { libraryType, listOf } from '../values/types.ts';
import { newLeadConversion } from '../data/dml/convert-lead.ts';
import type { LeadConversion, LeadConversionOutcome } from '../data/dml/convert-lead.ts';
import type { SObject } from '../values/sobject.ts';
import { defineClass } from './define.ts';
import type { Members } from './define.ts';
import { JSON_READ, JSON_VALUE } from './json-object.ts';
import type { JsonFields } from './json-object.ts';
import { databaseErrors, errorsFromJson } from './query-results.ts';
import { ApexList } from '../values/values.ts';

export class LeadConvert {
  readonly request: LeadConversion = newLeadConversion();
}

/** Getter and setter of one property of the request. */
function property<K extends keyof LeadConversion>(type: string, method: string, key: K): Members {
  return {
    [`${type} ${type === 'Boolean' ? 'is' : 'get'}${method}()`]: (self: LeadConvert) => self.request[key],
    [`void set${method}(${type} value)`]: (self: LeadConvert, value: LeadConversion[K]) => (self.request[key] = value),
  };
}

defineClass(
  'Database.LeadConvert',
  {
    'new()': () => new LeadConvert(),
    ...property('Id', 'AccountId', 'accountId'),
    ...property('Id', 'ContactId', 'contactId'),
    ...property('Id', 'LeadId', 'leadId'),
    ...property('Id', 'OpportunityId', 'opportunityId'),
    ...property('Id', 'OwnerId', 'ownerId'),
    ...property('String', 'ConvertedStatus', 'convertedStatus'),
    ...property('String', 'OpportunityName', 'opportunityName'),
    ...property('Boolean', 'DoNotCreateOpportunity', 'doNotCreateOpportunity'),
    ...property('Boolean', 'OverwriteLeadSource', 'overwriteLeadSource'),
    ...property('Boolean', 'SendNotificationEmail', 'sendNotificationEmail'),
    'void setAccountRecord(SObject account)': (self: LeadConvert, record: SObject) => (self.request.account = record),
    'void setContactRecord(SObject contact)': (self: LeadConvert, record: SObject) => (self.request.contact = record),
    'void setOpportunityRecord(SObject opportunity)': (self: LeadConvert, record: SObject) =>
      (self.request.opportunity = record),
  },
  { js: LeadConvert },
);

class LeadConvertResult {
  readonly outcome: LeadConversionOutcome;
  constructor(outcome: LeadConversionOutcome) {
    this.outcome = outcome;
  }
  get success(): boolean {
    return this.outcome.errors.length === 0;
  }
  [JSON_VALUE](): object {
    return { success: this.success, ...this.outcome, errors: databaseErrors(this.outcome.errors) };
  }
  static [JSON_READ](fields: JsonFields): LeadConvertResult {
    return new LeadConvertResult({
      leadId: fields.text('leadId')!,
      accountId: fields.text('accountId'),
      contactId: fields.text('contactId'),
      opportunityId: fields.text('opportunityId'),
      errors: errorsFromJson(fields),
    });
  }
}

defineClass(
  'Database.LeadConvertResult',
  {
    'Id getAccountId()': (self: LeadConvertResult) => self.outcome.accountId,
    'Id getContactId()': (self: LeadConvertResult) => self.outcome.contactId,
    'Id getLeadId()': (self: LeadConvertResult) => self.outcome.leadId,
    'Id getOpportunityId()': (self: LeadConvertResult) => self.outcome.opportunityId,
    'List<Database.Error> getErrors()': (self: LeadConvertResult) => databaseErrors(self.outcome.errors),
    'Boolean isSuccess()': (self: LeadConvertResult) => self.success,
  },
  { js: LeadConvertResult },
);

export const leadConvertResult = (outcome: LeadConversionOutcome) => new LeadConvertResult(outcome);
export const leadConvertResults = (outcomes: readonly LeadConversionOutcome[]) =>
  new ApexList(listOf(libraryType('Database.LeadConvertResult')), outcomes.map(leadConvertResult));
