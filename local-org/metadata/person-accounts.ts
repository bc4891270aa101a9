/**
 * Person accounts (Object Reference, Account: "Person Account Fields"): an account that stands for a person has a contact
 * of its own, whose fields it shows as Person… (`PersonEmail`) and, of custom ones, with `__pc`.
 */
import { addField, makeField } from './make.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';

type Objects = ReadonlyMap<string, ObjectSchema>;

/** Standard fields that have the contact's own name on the account. */
const NAMES = ['FirstName', 'LastName', 'Salutation'];
/** Standard fields of the contact that the account has with `Person` before them. */
const PERSON = [
  'Email',
  'Title',
  'Department',
  'AssistantName',
  'AssistantPhone',
  'LeadSource',
  'Birthdate',
  'MobilePhone',
  'HomePhone',
  'OtherPhone',
  'HasOptedOutOfEmail',
  'HasOptedOutOfFax',
  'DoNotCall',
  'IndividualId',
  'EmailBouncedReason',
  'EmailBouncedDate',
  ...['Mailing', 'Other'].flatMap((kind) =>
    ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude', 'GeocodeAccuracy', 'Address'].map(
      (part) => `${kind}${part}`,
    ),
  ),
];
/** Fields of the account that its contact has under the same name. */
const SHARED = ['Phone', 'Fax', 'Description'];

export const PERSON_RECORD_TYPE = 'PersonAccount';

export function addPersonFields(objects: Objects): void {
  const account = objects.get('account')!;
  const contact = objects.get('contact')!;
  addField(account, makeField('IsPersonAccount', 'Checkbox', { label: 'Is Person Account', ...readOnly }));
  addField(
    account,
    makeField('PersonContactId', 'Lookup', {
      label: 'Contact ID',
      length: 18,
      referenceTo: ['Contact'],
      relationshipName: 'PersonContact',
      deleteConstraint: 'SetNull',
      ...readOnly,
    }),
  );
  for (const name of NAMES) addField(account, copied(contact, name, name));
  // A business account has none of these.
  account.fields.get('lastname')!.required = false;
  account.fields.get('lastname')!.nillable = true;
  for (const name of PERSON) addField(account, copied(contact, name, `Person${name}`));
  addField(
    contact,
    makeField('IsPersonAccount', 'Checkbox', {
      label: 'Is Person Account',
      derived: 'COALESCE({Account.IsPersonAccount}, 0)',
      ...readOnly,
    }),
  );
  // A lead without a company becomes a person account.
  const company = objects.get('lead')!.fields.get('company')!;
  company.required = false;
  company.nillable = true;
}

const readOnly = { createable: false, updateable: false };

function copied(contact: ObjectSchema, name: string, as: string): FieldSchema {
  const field = contact.fields.get(name.toLowerCase())!;
  return {
    ...field,
    name: as,
    picklistValues: [...field.picklistValues],
    referenceTo: [...field.referenceTo],
    relationshipName: field.relationshipName && `Person${field.relationshipName}`,
    childRelationshipName: null,
  };
}

/** After the project's own fields were added: custom fields of contacts are the account's as well, and its record type. */
export function addCustomPersonFields(objects: Objects): void {
  const account = objects.get('account')!;
  for (const field of [...objects.get('contact')!.fields.values()]) {
    const name = personFieldOf(field);
    if (!field.custom || !name) continue;
    addField(account, {
      ...field,
      name,
      required: false,
      nillable: field.type !== 'Checkbox',
      unique: false,
      // What is computed of the contact is read from it.
      formula: null,
      derived: field.formula === null ? field.derived : `{PersonContact.${field.name}}`,
      relationshipName: field.relationshipName?.replace(/__r$/, '__pr') ?? null,
      childRelationshipName: null,
    });
  }
  if (account.recordTypes.some(({ isPerson }) => isPerson)) return;
  account.recordTypes.push({
    developerName: PERSON_RECORD_TYPE,
    namespace: null,
    label: 'Person Account',
    description: null,
    active: true,
    isDefault: false,
    isPerson: true,
    picklistValues: new Map(),
  });
}

/** Name of a contact's field on its person account; null where the account does not have it. */
export function personFieldOf({ name, custom }: FieldSchema): string | null {
  if (custom) return /__c$/i.test(name) ? name.replace(/__c$/i, '__pc') : null;
  if (NAMES.includes(name) || SHARED.includes(name)) return name;
  return PERSON.includes(name) ? `Person${name}` : null;
}
