/**
 * What the Google Ads API answers when it refuses: a status of Google's APIs with a `GoogleAdsFailure` in its details,
 * whose errors each have one `errorCode`, by class. Texts are for people: a client decides on the code.
 */
import type { Answer } from '../shared/server.ts';

const STATUSES = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type Status = keyof typeof STATUSES;

/** Thrown where a query or a request is refused. */
export class Refused extends Error {
  readonly status: Status;
  readonly errorCode: Record<string, string>;
  readonly retrySeconds: number | null;

  /**
   * @param errorClass such as `queryError`
   * @param code such as `UNRECOGNIZED_FIELD`
   */
  constructor(status: Status, errorClass: string, code: string, message: string, retrySeconds: number | null = null) {
    super(message);
    this.status = status;
    this.errorCode = { [errorClass]: code };
    this.retrySeconds = retrySeconds;
  }
}

export const refusedQuery = (code: string, message: string) =>
  new Refused('INVALID_ARGUMENT', 'queryError', code, message);

/** @param version as in the path: `v25` */
export function answerOf(refused: Refused, version: string, requestId: string, isStream: boolean): Answer {
  const quota =
    refused.retrySeconds === null
      ? {}
      : {
          details: {
            quotaErrorDetails: {
              rateScope: 'ACCOUNT',
              rateName: 'Requests per customer per minute',
              retryDelay: `${refused.retrySeconds}s`,
            },
          },
        };
  const error = {
    code: STATUSES[refused.status],
    message: refused.status === 'INVALID_ARGUMENT' ? 'Request contains an invalid argument.' : refused.message,
    status: refused.status,
    details: [
      {
        '@type': `type.googleapis.com/google.ads.googleads.${version}.errors.GoogleAdsFailure`,
        errors: [{ errorCode: refused.errorCode, message: refused.message, ...quota }],
        requestId,
      },
    ],
  };
  // A stream is an array of chunks, and so is one that failed.
  return { status: error.code, headers: { 'request-id': requestId }, body: isStream ? [{ error }] : { error } };
}
