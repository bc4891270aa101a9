/** `@salesforce/apex`. */
import { originOf } from 'localOrg/wire';

/** Asks again for what a wired Apex method gave, and provisions it again. */
export async function refreshApex(wiredValue: unknown): Promise<void> {
  await originOf(wiredValue)?.refresh();
}

/** Value of a field of an sObject that Apex returned; undefined when it was not queried. */
export function getSObjectValue(record: unknown, field: string | { fieldApiName: string }): unknown {
  const path = typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], record);
}
