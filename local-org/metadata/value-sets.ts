/** Global value sets, and what a project makes of standard ones (`LeadStatus.standardValueSet`). */
import { readValue } from './field-reader.ts';
import type { ObjectSchema, PicklistValue } from './schema.ts';
import { children, text, textOr, type XmlNode } from './xml.ts';

export interface StandardValue extends PicklistValue {
  /** Of opportunity stages: counts as closed, as won; probability in percent. */
  closed: boolean;
  won: boolean;
  probability: number | null;
  forecastCategory: string | null;
  /** Of lead statuses: the status that a converted lead takes. */
  converted: boolean;
}

export const readGlobalValues = (node: XmlNode): PicklistValue[] => children(node, 'customValue').map(readValue);

export const readStandardValues = (node: XmlNode): StandardValue[] =>
  children(node, 'standardValue').map((value) => ({
    ...readValue(value),
    closed: textOr(value, 'closed', 'false') === 'true',
    won: textOr(value, 'won', 'false') === 'true',
    probability: text(value, 'probability') === null ? null : Number(text(value, 'probability')),
    forecastCategory: text(value, 'forecastCategory'),
    converted: textOr(value, 'converted', 'false') === 'true',
  }));

/** The fields that use each standard value set (Metadata API Developer Guide, StandardValueSet names). */
const fieldsOfSet: Record<string, string[]> = {
  AccountType: ['Account.Type'],
  AccountRating: ['Account.Rating'],
  AccountOwnership: ['Account.Ownership'],
  CampaignStatus: ['Campaign.Status'],
  CampaignType: ['Campaign.Type'],
  CampaignMemberStatus: ['CampaignMember.Status'],
  CaseOrigin: ['Case.Origin'],
  CasePriority: ['Case.Priority'],
  CaseReason: ['Case.Reason'],
  CaseStatus: ['Case.Status'],
  CaseType: ['Case.Type'],
  ContactRole: ['OpportunityContactRole.Role'],
  ContractStatus: ['Contract.Status'],
  EventSubject: ['Event.Subject'],
  Industry: ['Account.Industry', 'Lead.Industry'],
  LeadSource: [
    'Lead.LeadSource',
    'Contact.LeadSource',
    'Opportunity.LeadSource',
    'Account.AccountSource',
    'CampaignMember.LeadSource',
  ],
  LeadStatus: ['Lead.Status'],
  OpportunityStage: ['Opportunity.StageName'],
  OpportunityType: ['Opportunity.Type'],
  OrderStatus: ['Order.Status'],
  OrderType: ['Order.Type'],
  AssetStatus: ['Asset.Status'],
  Product2Family: ['Product2.Family'],
  Salutation: ['Lead.Salutation', 'Contact.Salutation', 'CampaignMember.Salutation', 'Individual.Salutation'],
  TaskPriority: ['Task.Priority'],
  TaskStatus: ['Task.Status'],
  TaskSubject: ['Task.Subject'],
};

/** @returns whether the set is known */
export function applyStandardValues(
  name: string,
  values: StandardValue[],
  objects: ReadonlyMap<string, ObjectSchema>,
): boolean {
  const paths = fieldsOfSet[name];
  for (const path of paths ?? []) {
    const [object, fieldName] = path.split('.');
    const field = objects.get(object.toLowerCase())?.fields.get(fieldName.toLowerCase());
    if (!field) continue;
    field.picklistValues = values;
    const standing = values.find((value) => value.isDefault);
    field.defaultValue = standing ? `'${standing.value.replaceAll("'", "\\'")}'` : null;
  }
  return paths !== undefined;
}
