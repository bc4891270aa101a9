/**
 * What the language refers to and the library or the metadata holds: types as values, tokens and descriptions of
 * objects and fields, labels. Whoever implements one sets it; the emitted code calls it.
 */
import { notSupported } from '../../library/exceptions.ts';
import type { ApexType } from '../types.ts';

interface Hooks {
  /** `Account.class` → System.Type */
  systemType(type: ApexType): unknown;
  /** `Account.SObjectType` → Schema.SObjectType */
  objectToken(object: string): unknown;
  /** `Account.Name` → Schema.SObjectField */
  fieldToken(object: string, field: string): unknown;
  /** `Schema.SObjectType.Account` → Schema.DescribeSObjectResult */
  describeObject(object: string): unknown;
  /** `Schema.SObjectType.Account.fields.Name` → Schema.DescribeFieldResult */
  describeField(object: string, field: string): unknown;
  /** `System.Label.name`; namespace null or as written */
  labelText(name: string, namespace: string | null): string;
}

export const hooks: Hooks = {
  systemType: () => notSupported('Type literals', 'System.Type'),
  objectToken: (object) => notSupported(`${object}.SObjectType`, 'Schema.SObjectType'),
  fieldToken: (object, field) => notSupported(`${object}.${field}`, 'Schema.SObjectField'),
  describeObject: (object) => notSupported(`Schema.SObjectType.${object}`, 'Schema.DescribeSObjectResult'),
  describeField: (object, field) => notSupported(`Schema.SObjectType.${object}.fields.${field}`, 'Schema.DescribeFieldResult'),
  labelText: (name) => notSupported(`label ${name}`, 'System.Label'),
};

export const systemType = (type: ApexType) => hooks.systemType(type);
export const objectToken = (object: string) => hooks.objectToken(object);
export const fieldToken = (object: string, field: string) => hooks.fieldToken(object, field);
export const describeObject = (object: string) => hooks.describeObject(object);
export const describeField = (object: string, field: string) => hooks.describeField(object, field);
export const labelText = (name: string, namespace: string | null) => hooks.labelText(name, namespace);
