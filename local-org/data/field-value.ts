/** Which Apex type a field's values have, and how other values become one. */
import type { ApexType } from '../values/types.ts';
import { libraryType, Types } from '../values/types.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexBlob, ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexTime } from '../values/values.ts';
import type { FieldSchema, FieldType } from '../metadata/schema.ts';
import { toId18 } from './id.ts';

const APEX_TYPES: Partial<Record<FieldType, ApexType>> = {
  Id: Types.Id,
  Lookup: Types.Id,
  MasterDetail: Types.Id,
  MetadataRelationship: Types.Id,
  Checkbox: Types.Boolean,
  Number: Types.Decimal,
  Currency: Types.Decimal,
  Percent: Types.Decimal,
  Summary: Types.Decimal,
  Integer: Types.Integer,
  Date: Types.Date,
  DateTime: Types.Datetime,
  Time: Types.Time,
  Base64: Types.Blob,
  AnyType: Types.Object,
  Address: libraryType('Address'),
  Location: libraryType('Location'),
};

/** The Apex type of a field: `String` for every kind of text. */
export const apexTypeOfField = (field: Pick<FieldSchema, 'type'>): ApexType => APEX_TYPES[field.type] ?? Types.String;

/** Name of a value's Apex type, for messages. */
function apexTypeName(value: unknown): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  if (value instanceof ApexDecimal) return 'Decimal';
  if (value instanceof ApexDouble) return 'Double';
  if (value instanceof ApexDate) return 'Date';
  if (value instanceof ApexDatetime) return 'Datetime';
  if (value instanceof ApexTime) return 'Time';
  if (value instanceof ApexBlob) return 'Blob';
  return 'Object';
}

/**
 * Converts a value of unknown type to the type of a field, as `put` does: Integer to Decimal, 15-character ids to 18,
 * Date to Datetime. Throws SObjectException `Illegal assignment from … to …`.
 */
export function toFieldValue(field: FieldSchema, value: unknown): unknown {
  if (value === null) return null;
  const type = apexTypeOfField(field);
  switch (type) {
    case Types.Id:
      if (typeof value === 'string')
        return value === '' ? null : (toId18(value) ?? throwApex('StringException', `Invalid id: ${value}`));
      break;
    case Types.String:
      if (typeof value === 'string') return value;
      break;
    case Types.Boolean:
      if (typeof value === 'boolean') return value;
      break;
    case Types.Integer:
      if (typeof value === 'number') return value;
      break;
    case Types.Decimal:
      if (value instanceof ApexDecimal) return value;
      if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.of(value);
      if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
      break;
    case Types.Date:
      if (value instanceof ApexDate) return value;
      break;
    case Types.Datetime:
      if (value instanceof ApexDatetime) return value;
      if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
      break;
    case Types.Time:
      if (value instanceof ApexTime) return value;
      break;
    case Types.Blob:
      if (value instanceof ApexBlob) return value;
      break;
    default:
      return value;
  }
  return throwApex('SObjectException', `Illegal assignment from ${apexTypeName(value)} to ${type.name}`);
}
