/** What LinkedIn answers when it refuses: status, a code, and for some a `serviceErrorCode`. */
import type { Answer } from '../shared/server.ts';

export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly serviceErrorCode: number | null;

  constructor(status: number, code: string, message: string, serviceErrorCode: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.serviceErrorCode = serviceErrorCode;
  }
}

export const badRequest = (message: string) => new Refused(400, 'ILLEGAL_ARGUMENT', message);
export const notFound = (what: string) => new Refused(404, 'NOT_FOUND', `Could not find entity: ${what}`);
export const expiredToken = () =>
  new Refused(401, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired', 65602);
export const noPermission = () =>
  new Refused(403, 'ACCESS_DENIED', 'Not enough permissions to access the resource', 100);
export const throttled = (message = 'Resource level throttle limit for calls to this resource is reached.') =>
  new Refused(429, 'TOO_MANY_REQUESTS', message, 101);

export const answerOf = ({ status, code, message, serviceErrorCode }: Refused): Answer => ({
  status,
  // No Retry-After, nothing about limits: LinkedIn sends neither.
  body: { status, code, message, ...(serviceErrorCode === null ? {} : { serviceErrorCode }) },
});
