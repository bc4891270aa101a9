/** UserInfo: who runs the transaction. */
import { userCurrency } from '../data/user-currency.ts';
import { transaction } from '../running/transaction.ts';
import { defineClass } from './define.ts';

const user = () => transaction().user;
const nameParts = () => {
  const { name } = user();
  const space = name.lastIndexOf(' ');
  return space < 0 ? { first: null, last: name } : { first: name.slice(0, space), last: name.slice(space + 1) };
};

defineClass('UserInfo', {
  'static String getUserId()': () => user().id,
  'static String getUserName()': () => user().username,
  'static String getName()': () => user().name,
  'static String getFirstName()': () => nameParts().first,
  'static String getLastName()': () => nameParts().last,
  'static String getUserEmail()': () => user().email,
  'static String getProfileId()': () => user().profileId,
  'static String getUserRoleId()': () => null,
  'static String getLocale()': () => user().locale,
  'static String getLanguage()': () => user().language,
  // There is no session that could be stolen: null, as in asynchronous Apex.
  'static String getSessionId()': () => null,
  'static Boolean isCurrentUserLicensedForPackage(Id packageId)': () => true,
  'static Boolean hasPackageLicense(Id packageId)': () => true,
  'static String getUserType()': () => user().type,
  'static String getUiTheme()': () => 'Theme4d',
  'static String getUiThemeDisplayed()': () => 'Theme4d',
  'static String getDefaultCurrency()': () => userCurrency(transaction()),
  'static String getOrganizationId()': () => transaction().org.organization().id,
  'static String getOrganizationName()': () => transaction().org.organization().name,
  'static Boolean isMultiCurrencyOrganization()': () => transaction().org.project.settings.multiCurrency,
  'static Boolean isCurrentUserLicensed(String namespace)': () => true,
});
