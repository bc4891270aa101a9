/** The data of the running transaction's org. Nothing else knows that what an org calls its store is a Store. */
import type { RunningOrg } from '../running/org.ts';
import { transaction } from '../running/transaction.ts';
import type { Store } from './store.ts';

export const storeOf = (org: RunningOrg): Store => org.store as Store;

export const runningStore = (): Store => storeOf(transaction().org);
