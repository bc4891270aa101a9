import account from '@salesforce/label/c.Ad_Accounts_Account';
import actions from '@salesforce/label/c.Ad_Accounts_Actions';
import add from '@salesforce/label/c.Ad_Accounts_Add';
import covered from '@salesforce/label/c.Ad_Accounts_Covered';
import currency from '@salesforce/label/c.Ad_Accounts_Currency';
import errorCode from '@salesforce/label/c.Ad_Accounts_Error_Code';
import errorPermission from '@salesforce/label/c.Ad_Accounts_Error_Permission';
import errorRequest from '@salesforce/label/c.Ad_Accounts_Error_Request';
import errorRows from '@salesforce/label/c.Ad_Accounts_Error_Rows';
import errorTemporary from '@salesforce/label/c.Ad_Accounts_Error_Temporary';
import errorThrottled from '@salesforce/label/c.Ad_Accounts_Error_Throttled';
import errorToken from '@salesforce/label/c.Ad_Accounts_Error_Token';
import errorTooMuch from '@salesforce/label/c.Ad_Accounts_Error_Too_Much';
import errorVersion from '@salesforce/label/c.Ad_Accounts_Error_Version';
import grantByHand from '@salesforce/label/c.Ad_Accounts_Grant_By_Hand';
import hint from '@salesforce/label/c.Ad_Accounts_Hint';
import importNow from '@salesforce/label/c.Ad_Accounts_Import';
import importOf from '@salesforce/label/c.Ad_Accounts_Import_Of';
import last from '@salesforce/label/c.Ad_Accounts_Last';
import network from '@salesforce/label/c.Ad_Accounts_Network';
import never from '@salesforce/label/c.Ad_Accounts_Never';
import none from '@salesforce/label/c.Ad_Accounts_None';
import noneHint from '@salesforce/label/c.Ad_Accounts_None_Hint';
import notScheduled from '@salesforce/label/c.Ad_Accounts_Not_Scheduled';
import progress from '@salesforce/label/c.Ad_Accounts_Progress';
import readOnly from '@salesforce/label/c.Ad_Accounts_Read_Only';
import status from '@salesforce/label/c.Ad_Accounts_Status';
import statusCurrent from '@salesforce/label/c.Ad_Accounts_Status_Current';
import statusFailed from '@salesforce/label/c.Ad_Accounts_Status_Failed';
import statusImporting from '@salesforce/label/c.Ad_Accounts_Status_Importing';
import statusNotImported from '@salesforce/label/c.Ad_Accounts_Status_Not_Imported';
import statusPaused from '@salesforce/label/c.Ad_Accounts_Status_Paused';
import title from '@salesforce/label/c.Ad_Accounts_Title';
import zone from '@salesforce/label/c.Ad_Accounts_Zone';
import loading from '@salesforce/label/c.Common_Loading';

export const labels = {
  account,
  actions,
  add,
  covered,
  currency,
  errorCode,
  errorPermission,
  errorRequest,
  errorRows,
  errorTemporary,
  errorThrottled,
  errorToken,
  errorTooMuch,
  errorVersion,
  grantByHand,
  hint,
  importNow,
  importOf,
  last,
  loading,
  network,
  never,
  none,
  noneHint,
  notScheduled,
  progress,
  readOnly,
  status,
  statusCurrent,
  statusFailed,
  statusImporting,
  statusNotImported,
  statusPaused,
  title,
  zone,
};

/** By value of the account's status. */
export const statusLooks: Record<string, { text: string; iconName: string; variant: string }> = {
  'Not Imported': { text: statusNotImported, iconName: 'utility:ban', variant: '' },
  Importing: { text: statusImporting, iconName: 'utility:sync', variant: '' },
  Current: { text: statusCurrent, iconName: 'utility:success', variant: 'success' },
  Paused: { text: statusPaused, iconName: 'utility:pause', variant: 'warning' },
  Failed: { text: statusFailed, iconName: 'utility:error', variant: 'error' },
};

/** What went wrong and what to do, by kind of the answer. */
export const errorTexts: Record<string, string> = {
  THROTTLED: errorThrottled,
  TOKEN: errorToken,
  PERMISSION: errorPermission,
  TEMPORARY: errorTemporary,
  REQUEST: errorRequest,
  VERSION: errorVersion,
  TOO_MUCH: errorTooMuch,
  ROWS: errorRows,
};
