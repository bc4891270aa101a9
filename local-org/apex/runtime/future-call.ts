import type { ClassInfo } from '../../values/program.ts';
import { transaction } from '../../running/transaction.ts';

/** What a call of an `@future` method compiles to: it runs later, in a transaction of its own. */
export function callFuture(owner: { prototype: { $info?: ClassInfo } }, jsName: string, args: unknown[]): void {
  transaction().org.jobs.callFuture(owner.prototype.$info!, jsName, args);
}
