/** Whose code has made the call that runs: what names mean that are texts depends on it. */
import type { Schema } from '../metadata/schema.ts';
import { transaction } from './transaction.ts';

let namespace: string | null | undefined;

/** Runs a call made by code of a namespace; null is the organization's own. */
export function calledFrom<T>(caller: string | null, work: () => T): T {
  const before = namespace;
  namespace = caller;
  try {
    return work();
  } finally {
    namespace = before;
  }
}

/** Namespace of the calling code; undefined where no Apex calls. */
export const callerNamespace = (): string | null | undefined => namespace;

/** The schema as the calling code names things. */
export function callerSchema(): Schema {
  const { schema } = transaction();
  return namespace === undefined ? schema : schema.seenFrom(namespace);
}
