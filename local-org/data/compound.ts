/** Values of compound fields, which are stored as their parts. */
import { ApexAddress, ApexLocation } from '../values/location.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude', 'GeocodeAccuracy'];

/** The fields a compound field is made of, with the names its value has for them, in lower case. */
export function partsOf(object: ObjectSchema, field: FieldSchema): { name: string; field: FieldSchema }[] {
  const names: [string, string][] =
    field.type === 'Address'
      ? ADDRESS_PARTS.map((name) => [name, field.name.replace(/Address$/, name)])
      : ['Latitude', 'Longitude'].map((name) => [name, field.name.replace(/__c$/, `__${name}__s`)]);
  return names.flatMap(([name, fieldName]) => {
    const found = object.fields.get(fieldName.toLowerCase());
    return found ? [{ name: name.toLowerCase(), field: found }] : [];
  });
}

/** The value of a compound field of its parts that are not empty; null when all are. */
export function compoundValue(field: FieldSchema, parts: Map<string, unknown>): ApexAddress | ApexLocation | null {
  const [latitude, longitude] = ['latitude', 'longitude'].map((name) => {
    const value = parts.get(name);
    return value instanceof ApexDecimal ? value.toNumber() : null;
  });
  if (field.type === 'Location')
    return latitude === null || longitude === null ? null : new ApexLocation(latitude, longitude);
  if (latitude !== null) parts.set('latitude', new ApexDouble(latitude));
  if (longitude !== null) parts.set('longitude', new ApexDouble(longitude));
  return parts.size ? new ApexAddress(parts) : null;
}
