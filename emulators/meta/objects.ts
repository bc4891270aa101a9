/** `GET /{version}/{object}?fields=…`: what a client asks to see whether its token and ids are good. */
import { invalidParameter, type Refusal } from './refusals.ts';

const SYSTEM_USER = { id: '100000000000001', name: 'Conversions System User' };
const NUMBER = /^\d{5,20}$/;
const AD_ACCOUNT = /^act_(\d{5,20})$/;

/** The object of this id with everything it can be asked for; null where there is none. */
export function graphObject(id: string): Record<string, unknown> | null {
  if (id === 'me') return { ...SYSTEM_USER };
  const account = AD_ACCOUNT.exec(id)?.[1];
  if (account) {
    return {
      id,
      account_id: account,
      name: `Ad account ${account}`,
      account_status: 1,
      currency: 'EUR',
      timezone_name: 'Europe/Oslo',
    };
  }
  // Datasets and pages alike are numbers.
  return NUMBER.test(id) ? { id, name: `Object ${id}`, is_unavailable: false, last_fired_time: null } : null;
}

/**
 * The fields asked for; id and name where none are.
 * @param fields as in the query: `id,name`
 */
export function selectFields(
  object: Record<string, unknown>,
  fields: string | null,
): { value: Record<string, unknown> } | { refusal: Refusal } {
  const names = (fields ?? 'id,name').split(',').map((field) => field.trim());
  const unknown = names.find((name) => !Object.hasOwn(object, name));
  if (unknown !== undefined) {
    return {
      refusal: {
        ...invalidParameter('A field that was asked for does not exist.'),
        message: `(#100) Tried accessing nonexisting field (${unknown})`,
      },
    };
  }
  return { value: Object.fromEntries([...new Set(['id', ...names])].map((name) => [name, object[name]])) };
}
