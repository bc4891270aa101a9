/**
 * What emitted code calls of the library without an Apex signature that names it: operators, conversions, describe
 * tokens. Translation reaches the library only through this file and the others of this folder.
 */
export * as operations from '../../library/operations.ts';
export { findLibraryClass } from '../../library/define.ts';
export { iterate } from '../../library/iteration.ts';
export { labelText } from '../../library/label.ts';
export { describeField, describeObject, fieldToken, objectToken } from '../../library/schema-tokens.ts';
export { beginRunAs, endRunAs } from '../../library/system.ts';
export { typeToken } from '../../library/type.ts';
