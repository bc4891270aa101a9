/** The store of the running transaction's org. */
import { transaction } from '../running/transaction.ts';
import type { Store } from './store.ts';

export const runningStore = (): Store => transaction().org.store;
