/** What the runner asks of a job's object and of what it throws. */
import type { ClassInfo } from '../../values/program.ts';
import { uncaughtException } from '../../values/exceptions.ts';
import { supertypes } from '../../library/type-of.ts';
import type { ApexObject } from '../../values/values.ts';

type Callable = Record<string, (...args: unknown[]) => unknown>;

/** Calls an interface method of an Apex object. @param bridge from `bridgeName` */
export const invoke = (object: ApexObject, bridge: string, ...args: unknown[]): unknown =>
  (object as unknown as Callable)[bridge](...args);

/** @param name of a library interface, as the library declares it */
export function implementsInterface(info: ClassInfo, name: string): boolean {
  const wanted = name.toLowerCase();
  for (const type of supertypes(info)) {
    if (type.kind === 'library' && type.name.replace(/<.*/, '').toLowerCase() === wanted) return true;
  }
  return false;
}

/** `System.MathException: Divide by 0`: what the platform keeps of a job that failed. */
export function errorText(error: unknown): string {
  const apex = uncaughtException(error);
  return apex ? apex.toString() : String((error as Error).message);
}
