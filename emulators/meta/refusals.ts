/**
 * What the Graph API answers when it refuses, by the codes of Meta's error reference and of the Conversions API. Codes
 * and subcodes are what a client may decide on; the `error_user_*` texts are localized there.
 */

/** The `error` object of the documented envelope, without its trace id, and the HTTP status it comes with. */
export interface Refusal {
  httpStatus: number;
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  is_transient: boolean;
  error_user_title?: string;
  error_user_msg?: string;
}

/** Subcodes of code 100 that the Conversions API gives to events, and their titles. */
export const SUBCODE = {
  missingObject: 33,
  tooOld: 2804003,
  inFuture: 2804004,
  badCurrency: 2804008,
  purchaseWithoutValue: 2804009,
  dataUseNotChosen: 2804030,
  badLeadId: 2804036,
  notEnoughInformation: 2804050,
} as const;

const TITLES: Record<number, string> = {
  [SUBCODE.missingObject]: 'Object not found',
  [SUBCODE.tooOld]: 'Event Timestamp Too Old',
  [SUBCODE.inFuture]: 'Event Timestamp in the Future',
  [SUBCODE.badCurrency]: 'Invalid Currency',
  [SUBCODE.purchaseWithoutValue]: 'Missing Value for Purchase Event',
  [SUBCODE.dataUseNotChosen]: 'Limited Data Use Not Chosen',
  [SUBCODE.badLeadId]: 'Invalid Lead ID',
  [SUBCODE.notEnoughInformation]: 'Not Enough Customer Information',
};

/** Code 100, "Invalid parameter", with the subcode Meta documents for the cause. */
export function invalidParameter(detail: string, subcode?: number): Refusal {
  return {
    httpStatus: 400,
    message: 'Invalid parameter',
    type: 'OAuthException',
    code: 100,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    is_transient: false,
    error_user_title: (subcode !== undefined && TITLES[subcode]) || 'Invalid parameter',
    error_user_msg: detail,
  };
}

/** Any refusal of type OAuthException that is not about a parameter. */
export function refused(
  httpStatus: number,
  code: number,
  message: string,
  more: { subcode?: number; isTransient?: boolean } = {},
): Refusal {
  return {
    httpStatus,
    message,
    type: 'OAuthException',
    code,
    ...(more.subcode === undefined ? {} : { error_subcode: more.subcode }),
    is_transient: more.isTransient ?? false,
  };
}

export const missingToken = () => refused(400, 104, 'An access token is required to request this resource.');

export const invalidToken = () => refused(401, 190, 'Invalid OAuth access token - Cannot parse access token');

/** @param expiredAt seconds since 1970 */
export const expiredToken = (expiredAt: number) =>
  refused(
    401,
    190,
    `Error validating access token: Session has expired on ${new Date(expiredAt * 1000).toUTCString()}.`,
    { subcode: 463 },
  );

/** @param what such as `ads_management permission` */
export const noPermission = (what: string) => refused(403, 200, `(#200) Requires ${what}`);

/** 100/33: the object does not exist, or the token's system user has no access to it. */
export const noAccess = (method: string, object: string): Refusal => ({
  ...invalidParameter('The object does not exist or the token has no permission for it.', SUBCODE.missingObject),
  message: `Unsupported ${method.toLowerCase()} request. Object with ID '${object}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  type: 'GraphMethodException',
});

/** The request itself is refused, whatever is in it: code 100 of this type, without a subcode. */
const refusedRequest = (message: string): Refusal => ({ ...refused(400, 100, message), type: 'GraphMethodException' });

/** The app's setting _Require App Secret_ is on and the request carries no proof. */
export const missingProof = () => refusedRequest('API calls from the server require an appsecret_proof argument');

export const invalidProof = () => refusedRequest('Invalid appsecret_proof provided in the API argument');

/** 100/2804030: the account must say whether limited data use applies. */
export const dataUseNotChosen = () =>
  invalidParameter('Choose the data processing options of this dataset.', SUBCODE.dataUseNotChosen);

/** 100 of the request's parameters, with Meta's own text. */
export const badParameter = (message: string, subcode?: number) => refused(400, 100, `(#100) ${message}`, { subcode });

export const unknownPath = (path: string) => refused(400, 2500, `Unknown path components: ${path}`);

/** @param latest the version to use */
export const expiredVersion = (latest: string) =>
  refused(
    400,
    2635,
    `(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: ${latest}.`,
  );
