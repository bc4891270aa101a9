import network from '@salesforce/label/c.Ad_Accounts_Network';
import version from '@salesforce/label/c.Ad_Accounts_Version';
import versionEnds from '@salesforce/label/c.Ad_Accounts_Version_Ends';
import versionNoEnd from '@salesforce/label/c.Ad_Accounts_Version_No_End';
import versionOf from '@salesforce/label/c.Ad_Accounts_Version_Of';
import versionSoon from '@salesforce/label/c.Ad_Accounts_Version_Soon';
import versions from '@salesforce/label/c.Ad_Accounts_Versions';

export const labels = {
  network,
  version,
  versionEnds,
  versionNoEnd,
  versionOf,
  versionSoon,
  versions,
};
