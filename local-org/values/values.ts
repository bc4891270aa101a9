/**
 * What Apex values are in JavaScript. Every value is one of these; `undefined` never occurs.
 *
 * | Apex                     | JavaScript                                                        |
 * |--------------------------|-------------------------------------------------------------------|
 * | null                     | null                                                              |
 * | Boolean, String          | boolean, string                                                   |
 * | Id                       | string of 18 characters (a 15-character one is widened on entry)  |
 * | Integer                  | number, kept in 32 bits by the emitted code                       |
 * | Long                     | bigint, kept in 64 bits                                           |
 * | Double                   | ApexDouble                                                        |
 * | Decimal                  | ApexDecimal                                                       |
 * | Date, Datetime, Time     | ApexDate, ApexDatetime, ApexTime                                  |
 * | Blob                     | ApexBlob                                                          |
 * | List, Set, Map           | ApexList, ApexSet, ApexMap                                        |
 * | sObject                  | SObject (values/sobject.ts)                                       |
 * | enum constant            | ApexEnum                                                          |
 * | object of an Apex class  | an instance of the emitted class, which extends ApexObject        |
 * | exception                | ApexException (values/exceptions.ts) or an emitted subclass       |
 *
 * Distinct classes for Double and Decimal cost an allocation; they buy a right `instanceof`, `String.valueOf` and JSON
 * for values that travel as Object.
 */
export { ApexBlob } from './blob.ts';
export { ApexDate, ApexTime } from './date.ts';
export { ApexDatetime } from './datetime.ts';
export { ApexDecimal } from './decimal.ts';
export { ApexDouble } from './double.ts';
export { ApexEnum } from './enum.ts';
export { ApexList } from './list.ts';
export { ApexMap } from './map.ts';
export { ApexObject } from './program.ts';
export { ApexSet } from './set.ts';
