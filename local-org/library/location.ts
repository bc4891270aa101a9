/** Location and Address: what Apex asks of the compound values of records. */
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexAddress, ApexLocation } from '../values/location.ts';
import { ApexDouble, type ApexDecimal } from '../values/values.ts';

/** The platform computes with a sphere of this radius. */
const EARTH_RADIUS: Record<string, number> = { km: 6371, mi: 3958.76 };
const radians = (degrees: number) => (degrees * Math.PI) / 180;

function distance(from: ApexLocation, to: ApexLocation, unit: string): ApexDouble {
  const radius =
    EARTH_RADIUS[required(unit, 3)] ?? throwApex('InvalidParameterValueException', `Invalid unit: ${unit}`);
  const dLat = radians(required(to, 2).latitude - required(from).latitude) / 2;
  const dLon = radians(to.longitude - from.longitude) / 2;
  const h =
    Math.sin(dLat) ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(dLon) ** 2;
  return new ApexDouble(2 * radius * Math.asin(Math.sqrt(h)));
}

const latitude = (self: ApexLocation) => new ApexDouble(self.latitude);
const longitude = (self: ApexLocation) => new ApexDouble(self.longitude);

defineClass(
  'Location',
  {
    'static Location newInstance(Decimal latitude, Decimal longitude)': (lat: ApexDecimal, lon: ApexDecimal) =>
      new ApexLocation(required(lat).toNumber(), required(lon, 2).toNumber()),
    'static Double getDistance(Location from, Location to, String unit)': distance,
    'Double getDistance(Location to, String unit)': distance,
    'Double getLatitude()': latitude,
    'Double getLongitude()': longitude,
    'Double latitude': latitude,
    'Double longitude': longitude,
  },
  { js: ApexLocation },
);

const TEXTS = ['City', 'Country', 'CountryCode', 'GeocodeAccuracy', 'PostalCode', 'State', 'StateCode', 'Street'];
const members = Object.fromEntries(
  TEXTS.flatMap((name) => {
    const read = (self: ApexAddress) => self.parts.get(name.toLowerCase()) ?? null;
    return [
      [`String get${name}()`, read],
      [`String ${name[0].toLowerCase()}${name.slice(1)}`, read],
    ];
  }),
);

defineClass(
  'Address',
  {
    ...members,
    'Double getLatitude()': (self: ApexAddress) => self.parts.get('latitude') ?? null,
    'Double getLongitude()': (self: ApexAddress) => self.parts.get('longitude') ?? null,
  },
  { js: ApexAddress },
);
