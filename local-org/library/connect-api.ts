/**
 * ConnectApi, as far as Apex asks whether it may use it: in tests without SeeAllData every method is refused the way an
 * org does; outside of them nobody follows anything here.
 */
import { transaction } from '../execution/transaction.ts';
import { defineClass } from './define.ts';
import { throwApex } from './exceptions.ts';

class FollowingPage {}
defineClass('ConnectApi.FollowingPage', {}, { js: FollowingPage });

function refuseInSiloedTest(): void {
  const { test } = transaction();
  if (!test || test.seeAllData) return;
  throwApex(
    'UnsupportedOperationException',
    'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
  );
}

defineClass('ConnectApi.ChatterUsers', {
  'static ConnectApi.FollowingPage getFollowings(String communityId, String userId)': () => {
    refuseInSiloedTest();
    return new FollowingPage();
  },
});
