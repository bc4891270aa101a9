/** What the package makes of people: its Apex, run in this process. */
import type { MethodInfo } from '../../../local-org/values/program.ts';
import type { Org } from '../../../local-org/execution/org.ts';
import { ApexDate } from '../../../local-org/values/values.ts';
import type { RawPerson } from './generate.ts';

export type Key = keyof RawPerson;

/** Normalized and hashed; null where nothing is sent. */
export interface Ours {
  normalized: string | null;
  hash: string | null;
}

/** Milliseconds. */
const DAY = 86_400_000;

type Call = (person: RawPerson) => unknown[];

/** Method of `NormalizedUserData` and of `HashedUserData`, and what each is given. */
const METHODS: Record<Key, [method: string, given: Call]> = {
  em: ['email', ({ em }) => [em]],
  ph: ['phone', ({ ph, country }) => [ph, country]],
  fn: ['name', ({ fn }) => [fn]],
  ln: ['name', ({ ln }) => [ln]],
  ct: ['city', ({ ct }) => [ct]],
  st: ['state', ({ st, country }) => [st, country]],
  zp: ['postalCode', ({ zp, country }) => [zp, country]],
  country: ['country', ({ country }) => [country]],
  db: ['birthdate', ({ db }) => [db && new ApexDate(Date.parse(db) / DAY), new ApexDate(Math.floor(Date.now() / DAY))]],
  ge: ['gender', ({ ge }) => [ge]],
  external_id: ['externalId', ({ external_id }) => [external_id]],
};
export const KEYS = Object.keys(METHODS) as Key[];

/** So many people a transaction: its limits hold here as well. */
const A_TRANSACTION = 500;

/** @returns a map from key to what becomes of it, for each person in order */
export function* apexOf(org: Org, people: readonly RawPerson[]): Generator<Record<Key, Ours>> {
  const calls = KEYS.map((key) => {
    const [name, given] = METHODS[key];
    return {
      key,
      given,
      normalize: method(org, 'NormalizedUserData', name),
      hash: method(org, 'HashedUserData', name),
    };
  });
  for (let first = 0; first < people.length; first += A_TRANSACTION) {
    yield* org.transact({ isAsync: true, entry: { kind: 'anonymous', name: 'differential run' } }, () =>
      people.slice(first, first + A_TRANSACTION).map((person) => {
        const entries = calls.map(({ key, given, normalize, hash }): [Key, Ours] => {
          const args = given(person);
          return [
            key,
            {
              normalized: normalize.invoke(null, args) as string | null,
              hash: hash.invoke(null, args) as string | null,
            },
          ];
        });
        return Object.fromEntries(entries) as Record<Key, Ours>;
      }),
    );
  }
}

/** A static method of a class of the package. */
export function method(org: Org, className: string, name: string): MethodInfo {
  const info = org.program.classes.get(className.toLowerCase());
  const found = info?.methods.find((each) => each.isStatic && each.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new Error(`There is no ${className}.${name}: ${org.program.errors[0]?.message ?? ''}`);
  return found;
}
