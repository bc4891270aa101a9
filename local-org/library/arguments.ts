/** How library methods refuse null arguments. */
import { throwApex } from '../values/exceptions.ts';

/** The argument, or the platform's NullPointerException. @param position from 1 */
export function required<T>(value: T | null, position = 1): T {
  if (value === null) throwApex('NullPointerException', `Argument ${position} cannot be null`);
  return value;
}

/** As the `valueOf` methods of numbers and dates refuse null. */
export function requiredValue<T>(value: T | null): T {
  if (value === null) throwApex('NullPointerException', 'Argument cannot be null.');
  return value;
}
