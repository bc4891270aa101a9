/** Operators on dates and Longs that the emitted code calls. */
import { ApexDate, ApexDatetime, type ApexDecimal, type ApexDouble } from '../../values/values.ts';
import { toLong } from '../../library/operations.ts';

type Numeric = number | bigint | ApexDouble | ApexDecimal | null;

const DAY = 86_400_000;

const daysOf = (days: Numeric): number =>
  typeof days === 'number'
    ? days
    : typeof days === 'bigint'
      ? Number(days)
      : 'big' in days!
        ? days.toNumber()
        : days!.value;

/** `date + days`: whole days only. */
export const datePlus = (date: ApexDate, days: Numeric): ApexDate => new ApexDate(date.days + Math.trunc(daysOf(days)));

/** `datetime + days`: parts of a day count. */
export const datetimePlus = (moment: ApexDatetime, days: Numeric): ApexDatetime =>
  new ApexDatetime(moment.millis + Math.round(daysOf(days) * DAY));

const places = (by: number | bigint) => BigInt(by) & 63n;

export const shiftLeft = (long: bigint, by: number | bigint): bigint => BigInt.asIntN(64, long << places(by));
export const shiftRight = (long: bigint, by: number | bigint): bigint => long >> places(by);
export const shiftRightUnsigned = (long: bigint, by: number | bigint): bigint =>
  BigInt.asIntN(64, BigInt.asUintN(64, toLong(long)!) >> places(by));
