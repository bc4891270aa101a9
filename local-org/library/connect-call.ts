/** What every call of ConnectApi has in common: tests, limits, errors. */
import { transaction } from '../running/transaction.ts';
import { ConnectApiException, throwApex } from '../values/exceptions.ts';

/** "Testing ConnectApi Code": methods need real data and fail in tests that are not marked SeeAllData. */
export function refuseInSiloedTest(): void {
  const { test } = transaction();
  if (!test || test.seeAllData) return;
  throwApex(
    'UnsupportedOperationException',
    'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
  );
}

/** "Understanding Limits for ConnectApi Classes": every write costs one DML statement. */
export function countWrite(): void {
  const current = transaction();
  current.limits.use('dmlStatements');
  current.hasUncommittedWork = true;
}

/** A request that the resource refuses: what would be status 400 or 403 of the REST resource. */
export function refuseRequest(errorCode: string, message: string): never {
  const exception = new ConnectApiException(message);
  exception.errorCode = errorCode;
  throw exception;
}

/** What would be status 404. */
export const notFound = (what: string): never =>
  throwApex('ConnectApi.NotFoundException', `The requested resource does not exist: ${what}`);
