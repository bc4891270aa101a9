/**
 * ConnectApi, as far as Apex asks whether it may use it: in tests without SeeAllData every method is refused the way an
 * org does; outside of them nobody follows anything here.
 */
import { defineClass } from './define.ts';
import { refuseInSiloedTest } from './connect-call.ts';

class FollowingPage {}
defineClass('ConnectApi.FollowingPage', {}, { js: FollowingPage });

defineClass('ConnectApi.ChatterUsers', {
  'static ConnectApi.FollowingPage getFollowings(String communityId, String userId)': () => {
    refuseInSiloedTest();
    return new FollowingPage();
  },
});
