/**
 * Amounts in another currency, in SQL. Records are converted by the rates of today: dated exchange rates are not kept
 * (SOQL reference, "convertCurrency()": the user's currency; aggregates give the organization's).
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { columnKind } from '../column.ts';
import type { ResolvedPath } from '../soql/resolved.ts';
import type { Joins } from './joins.ts';

export const hasCurrencies = (schema: Schema): boolean => schema.object('CurrencyType') !== null;

/** Does the field hold an amount in its record's currency? */
export function isAmount(schema: Schema, object: ObjectSchema, field: FieldSchema): boolean {
  if (!hasCurrencies(schema) || !object.fields.has('currencyisocode')) return false;
  if (field.type === 'Currency') return columnKind(field) === 'scaled';
  if (field.type !== 'Summary' || !field.summary?.field) return false;
  // A roll-up of amounts is one.
  const child = schema.object(field.summary.childObject);
  const summed = child && schema.field(child, field.summary.field.split('.').at(-1)!);
  return summed?.type === 'Currency';
}

const rateOf = (code: string): string => `(SELECT ct.ConversionRate FROM "CurrencyType" ct WHERE ct.IsoCode = ${code})`;

export const CORPORATE_RATE = '(SELECT ct.ConversionRate FROM "CurrencyType" ct WHERE ct.IsCorporate = 1)';

/** The rate of the running user's currency. */
export const userRate = (scope: Joins): string =>
  `ifnull(${rateOf(`(SELECT u.DefaultCurrencyIsoCode FROM "User" u WHERE u.Id = ${scope.parameter(scope.context.userId)})`)}, ${CORPORATE_RATE})`;

/** Rate of the currency of a record, from the column that names it. */
export const recordRate = (isoCode: string): string => `ifnull(${rateOf(isoCode)}, ${CORPORATE_RATE})`;

export const converted = (amount: string, from: string, to: string): string =>
  `CAST(round((${amount}) * 1.0 * ${to} / ${from}) AS INTEGER)`;

/** The currency of the record that holds an amount. */
export const currencyOf = (scope: Joins, path: ResolvedPath): string =>
  scope.path({
    ...path,
    field: path.object.fields.get('currencyisocode')!,
    names: [...path.names.slice(0, -1), 'CurrencyIsoCode'],
  });
