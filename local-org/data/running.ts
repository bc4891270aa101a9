/** The store of the running transaction's org. */
import { transaction } from '../execution/transaction.ts';
import type { Store } from './store.ts';

export const runningStore = (): Store => transaction().org.store;
