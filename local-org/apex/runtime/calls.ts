/** Calls that are decided at run time, and the constants of enums. */
import { throwApex } from '../../values/exceptions.ts';
import type { ApexEnum, ApexObject } from '../../values/values.ts';
import type { Implementation } from '../../library/define.ts';

/** A method of a library class that Apex code may override. */
export function callVirtual(
  receiver: object,
  bridge: string,
  implementation: Implementation,
  ...args: unknown[]
): unknown {
  const override = (receiver as Record<string, Implementation | undefined>)[bridge];
  return override ? override.apply(receiver, args) : implementation(receiver, ...args);
}

/** `Season.valueOf('SUMMER')` */
export function enumNamed(constants: readonly ApexEnum[], enumName: string, name: string | null): ApexEnum {
  const found = constants.find((constant) => constant.name.toLowerCase() === name?.toLowerCase());
  return found ?? throwApex('NoSuchElementException', `No enum constant ${enumName}.${name}`);
}

/** `object.clone()` of an object of a class written in Apex: its fields as they are. */
export function cloneObject(object: ApexObject): ApexObject {
  return Object.assign(object.$info.allocate(), object);
}
