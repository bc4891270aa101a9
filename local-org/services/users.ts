/** Who transactions run as: rows of User, and `System.runAs`. */
import type { SObject } from '../values/sobject.ts';
import { runningStore } from '../data/running.ts';
import type { Store } from '../data/store.ts';
import { throwApex } from '../values/exceptions.ts';
import { findRows } from './rows.ts';
import { transaction, type RunningUser, type Transaction } from '../running/transaction.ts';

const COLUMNS = [
  'Id',
  'Username',
  'FirstName',
  'LastName',
  'Email',
  'ProfileId',
  'TimeZoneSidKey',
  'LocaleSidKey',
  'LanguageLocaleKey',
  'UserType',
];

/** @param key id or user name; null when there is no such user */
export function loadUser(store: Store, key: string): RunningUser | null {
  const [row] = findRows(store, 'User', COLUMNS, key.includes('@') ? 'Username' : 'Id', key);
  if (!row) return null;
  const [id, username, first, last, email, profileId, timeZone, locale, language, type] = row as (string | null)[];
  const [profile] = profileId ? findRows(store, 'Profile', ['Name'], 'Id', profileId) : [];
  return {
    id: id!,
    username: username!,
    name: first ? `${first} ${last}` : last!,
    email: email ?? '',
    profileId: profileId ?? '',
    profileName: (profile?.[0] as string | undefined) ?? '',
    timeZone: timeZone ?? 'GMT',
    locale: locale ?? 'en_US',
    language: language ?? 'en_US',
    type: type ?? 'Standard',
  };
}

/** What `endRunAs` puts back. */
export interface RunAsScope {
  owner: Transaction;
  user: RunningUser;
  sharing: Transaction['sharing'];
  savedKinds: Transaction['savedKinds'];
}

/**
 * `System.runAs(user) { … }` compiles to `const s = beginRunAs(user); try { … } finally { endRunAs(s); }`.
 * Only tests may; it counts as a DML statement, record sharing is enforced, and mixed DML starts again.
 * @param who a User record, or a Version, which changes nothing here
 */
export function beginRunAs(who: object | null): RunAsScope {
  const current = transaction();
  if (!current.test) throwApex('NoAccessException', 'System.runAs may only be called from a test method');
  current.limits.use('dmlStatements');
  const scope: RunAsScope = {
    owner: current,
    user: current.user,
    sharing: current.sharing,
    savedKinds: current.savedKinds,
  };
  if (who === null) throwApex('NullPointerException', 'Attempt to de-reference a null object');
  if ('values' in who) current.user = userOfRecord(current, who as SObject);
  current.sharing = 'with';
  current.savedKinds = { setup: false, regular: false };
  return scope;
}

export function endRunAs(scope: RunAsScope): void {
  scope.owner.user = scope.user;
  scope.owner.sharing = scope.sharing;
  scope.owner.savedKinds = scope.savedKinds;
}

/** A user that is not in the org yet is inserted on the way, as on the platform. */
function userOfRecord(current: Transaction, record: SObject): RunningUser {
  if (!record.values.get('Id')) current.org.insertSystem([record]);
  const id = record.values.get('Id') as string;
  return loadUser(runningStore(), id) ?? throwApex('NoAccessException', `Invalid user: ${id}`);
}
