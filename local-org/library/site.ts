/** Site and Network (Experience Cloud): the local org has none, and says so as an org without them does. */
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';

const none = () => null;
const noNetwork = (): never => throwApex('IllegalArgumentException', 'This network does not exist');

defineClass('Network', {
  'static Id getNetworkId()': none,
  'static String getLoginUrl(Id networkId)': noNetwork,
  'static String getLogoutUrl(Id networkId)': noNetwork,
  'static String getSelfRegUrl(Id networkId)': noNetwork,
});

defineClass('Site', {
  'static String getAdminEmail()': none,
  'static Id getAdminId()': none,
  'static String getBaseUrl()': none,
  'static String getBaseSecureUrl()': none,
  'static String getDomain()': none,
  'static String getMasterLabel()': none,
  'static String getName()': none,
  'static String getOriginalUrl()': none,
  'static String getPathPrefix()': none,
  'static String getSiteId()': none,
  'static String getSiteType()': none,
  'static String getSiteTypeLabel()': none,
  'static Boolean isLoginEnabled()': () => false,
  'static Boolean isRegistrationEnabled()': () => false,
});
