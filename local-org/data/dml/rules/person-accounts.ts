/**
 * Person accounts: the account is what is saved, with Account triggers alone; its contact follows silently (Apex Developer
 * Guide, "Triggers and Order of Execution", "Operations That Don't Invoke Triggers"; Object Reference, Account). The
 * contact itself is not changed directly (Salesforce Help 005305352).
 */
import { notSupported } from '../../../values/exceptions.ts';
import { personFieldOf } from '../../../metadata/person-accounts.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../../metadata/schema.ts';
import { sameValue } from '../../../values/equality.ts';
import type { SObject } from '../../../values/sobject.ts';
import { isStored, quote, toColumn } from '../../column.ts';
import type { Batch } from '../batch.ts';
import { addRowError, alive, valueOf } from '../batch.ts';
import type { Row } from '../errors.ts';
import type { ObjectRules } from './steps.ts';
import { insertCompanion } from './companions.ts';

const hasPersons = (object: ObjectSchema): boolean => object.fields.has('ispersonaccount');

interface Pair {
  account: FieldSchema;
  contact: FieldSchema;
}

const pairsBySchema = new WeakMap<Schema, Pair[]>();

/** Fields of a person account, each with the contact's field that follows it. */
function pairsOf(schema: Schema): Pair[] {
  let pairs = pairsBySchema.get(schema);
  if (!pairs) {
    const account = schema.object('Account')!;
    pairs = [...schema.object('Contact')!.fields.values()].flatMap((contact) => {
      const name = personFieldOf(contact);
      const field = name ? account.fields.get(name.toLowerCase()) : undefined;
      return field && isStored(field) && isStored(contact) ? [{ account: field, contact }] : [];
    });
    pairsBySchema.set(schema, pairs);
  }
  return pairs;
}

/** Fields that only a person has. */
const isOfPerson = (name: string): boolean =>
  /^(FirstName|LastName|Salutation|Person.+|.+__pc)$/.test(name) && name !== 'PersonContactId';

/** Ids of the record types of persons, the first of them the usual one. */
const personTypes = ({ store }: Batch): string[] =>
  store
    .all('SELECT Id FROM "RecordType" WHERE SobjectType = ? AND IsPersonType = 1 ORDER BY Id', 'Account')
    .map(([id]) => id as string);

const isPerson = (record: SObject): boolean => valueOf(record, 'IsPersonAccount') === true;

function refuseField(row: Row, name: string): void {
  addRowError(
    row,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    [name],
  );
}

/** A person's name follows from its parts, and a company has no parts of a name. */
function refuseForeignFields(row: Row): void {
  for (const [name, value] of row.record.values) {
    const before = row.old ? valueOf(row.old, name) : null;
    if (value === null || value === false || sameValue(value, before)) continue;
    if (isPerson(row.next) ? name === 'Name' : isOfPerson(name)) return refuseField(row, name);
  }
}

export const accountRules: ObjectRules = {
  prepare(batch) {
    if (!hasPersons(batch.object)) return;
    const types = personTypes(batch);
    for (const row of alive(batch)) {
      const { values } = row.next;
      // With a last name and no record type it is a person of the usual record type.
      const given = row.record.values.get('RecordTypeId') ?? null;
      if (given === null && values.get('LastName')) values.set('RecordTypeId', types[0]);
      const person = types.includes(values.get('RecordTypeId') as string);
      values.set('IsPersonAccount', person);
      refuseForeignFields(row);
    }
  },

  complete(batch) {
    if (!hasPersons(batch.object)) return;
    const types = batch.operation === 'update' ? personTypes(batch) : [];
    for (const row of alive(batch)) {
      const { next, old } = row;
      if (old) {
        if (types.includes(valueOf(next, 'RecordTypeId') as string) !== isPerson(old))
          notSupported('changing a business account to a person account, or back', 'a save of Account');
        refuseForeignFields(row);
      }
      if (!isPerson(next)) continue;
      const parts = [valueOf(next, 'FirstName'), valueOf(next, 'LastName')].filter((part) => part !== null);
      if (valueOf(next, 'LastName') === null)
        addRowError(row, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', ['LastName']);
      else next.values.set('Name', parts.join(' '));
    }
  },

  afterWrite(batch) {
    if (!hasPersons(batch.object) || batch.operation === 'delete') return;
    for (const row of alive(batch)) {
      if (!isPerson(row.next)) continue;
      if (batch.operation === 'insert') insertPerson(batch, row.next);
      else updatePerson(batch, row);
    }
  },
};

function insertPerson(batch: Batch, account: SObject): void {
  const values: Record<string, unknown> = { AccountId: account.id, OwnerId: valueOf(account, 'OwnerId') };
  for (const pair of pairsOf(batch.schema)) {
    const value = valueOf(account, pair.account.name);
    if (value !== null) values[pair.contact.name] = value;
  }
  const contactId = insertCompanion(batch, 'Contact', values);
  account.values.set('PersonContactId', contactId);
  batch.store.run('UPDATE "Account" SET PersonContactId = ? WHERE Id = ?', contactId, account.id);
}

function updatePerson({ schema, store, now, transaction }: Batch, { next, old }: Row): void {
  const changed = pairsOf(schema).filter(
    ({ account }) => !sameValue(valueOf(next, account.name), valueOf(old!, account.name)),
  );
  const owner = valueOf(next, 'OwnerId') as string;
  const columns = changed.map(({ contact }) => `${quote(contact.name)} = ?`);
  store.run(
    `UPDATE "Contact" SET ${[...columns, 'OwnerId = ?', 'LastModifiedDate = ?', 'LastModifiedById = ?', 'SystemModstamp = ?'].join(', ')} WHERE Id = ?`,
    ...changed.map(({ account, contact }) => toColumn(contact, valueOf(next, account.name))),
    owner,
    now,
    transaction.user.id,
    now,
    valueOf(next, 'PersonContactId') as string,
  );
}

export const contactRules: ObjectRules = {
  check(batch) {
    if (!hasPersons(batch.object) || batch.operation === 'undelete') return;
    const rows = alive(batch);
    const ids = rows.flatMap(({ next, old }) => [valueOf(next, 'AccountId'), old && valueOf(old, 'AccountId')]);
    const persons = new Set(
      batch.store
        .all(
          'SELECT Id FROM "Account" WHERE IsPersonAccount = 1 AND Id IN (SELECT value FROM json_each(?))',
          JSON.stringify(ids.filter((id) => id !== null)),
        )
        .map(([id]) => id),
    );
    if (!persons.size) return;
    for (const row of rows) {
      const accounts = [valueOf(row.next, 'AccountId'), row.old && valueOf(row.old, 'AccountId')];
      if (accounts.some((id) => persons.has(id)))
        addRowError(row, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
    }
  },
};
