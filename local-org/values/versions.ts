/**
 * What Apex does differently from which API version on. Where nothing else is said, the version is that of the class
 * or trigger whose code makes the call. Source of each rule: Apex Reference Guide, "Apex Versioned Behavior Changes".
 */
type ApiVersion = number;

/** 67: queries, searches and saves without a stated mode run in user mode ("Database Operations in User Mode by Default"). */
export const defaultMode = (version: ApiVersion): 'user' | 'system' => (version >= 67 ? 'user' : 'system');

/** 67: classes without a sharing keyword run with sharing ("Apex Classes Enforce Sharing by Default"). */
export const sharesByDefault = (version: ApiVersion): boolean => version >= 67;

/** 67: `WITH SECURITY_ENFORCED` is refused ("WITH_SECURITY_ENFORCED Not Supported in SOQL Queries"). */
export const takesSecurityEnforced = (version: ApiVersion): boolean => version < 67;

/** 65: abstract and overriding methods state their access ("Access Modifiers with Abstract and Override Methods"). */
export const needsAccessModifier = (version: ApiVersion, modifiers: readonly string[]): boolean =>
  version >= 65 && (modifiers.includes('abstract') || modifiers.includes('override'));

/** 63: exceptions have no JSON ("JSON Serialization of Exceptions"). */
export const serializesExceptions = (version: ApiVersion): boolean => version < 63;

/** 61: a subclass overrides no private method ("Private Method Override"). @param version of the class with the private method */
export const overridesPrivateMethods = (version: ApiVersion): boolean => version < 61;

/** 60: `Test.startTest` and `Test.stopTest` release all savepoints ("Transaction Control: Savepoints"). */
export const releasesSavepointsInTests = (version: ApiVersion): boolean => version >= 60;

/** 60: setting a savepoint and rolling back no longer cost a DML row each ("Transaction Control: Savepoints"). */
export const savepointsCostRows = (version: ApiVersion): boolean => version < 60;

/** 60: after a rollback and the release of its savepoints a callout is possible ("Transaction Control: Savepoints"). */
export const savepointsBarCallouts = (version: ApiVersion): boolean => version < 60;

/** 54: assigning an invalid id of 15 or 18 characters throws (System.Id). */
export const checksIds = (version: ApiVersion): boolean => version >= 54;

/** 53: `getId()` of a failed save answers the record's id (Database.SaveResult, Database.UpsertResult). */
export const keepsIdOfFailedSave = (version: ApiVersion): boolean => version >= 53;
