/** Constructors of exceptions written in Apex. */
import { ApexException } from '../../values/exceptions.ts';

/** `super(message)`, `super(cause)`, `super(message, cause)` */
export function initException(exception: ApexException, first: unknown, second: unknown = null): void {
  if (first instanceof ApexException) {
    exception.setMessage(first.text);
    exception.apexCause = first;
    return;
  }
  exception.setMessage(first as string | null);
  exception.apexCause = second as ApexException | null;
}
