import troubleFailed from '@salesforce/label/c.Lead_Forms_Trouble_Failed';
import troubleNeverRead from '@salesforce/label/c.Lead_Forms_Trouble_NeverRead';
import troubleNoEmail from '@salesforce/label/c.Lead_Forms_Trouble_NoEmail';
import troubleNoLeads from '@salesforce/label/c.Lead_Forms_Trouble_NoLeads';
import troubleNoName from '@salesforce/label/c.Lead_Forms_Trouble_NoName';
import troublePaused from '@salesforce/label/c.Lead_Forms_Trouble_Paused';
import troubleSilentWebhook from '@salesforce/label/c.Lead_Forms_Trouble_SilentWebhook';
import troubleUnreadable from '@salesforce/label/c.Lead_Forms_Trouble_Unreadable';
import account from '@salesforce/label/c.Lead_Forms_Account';
import accounts from '@salesforce/label/c.Lead_Forms_Accounts';
import accountsHint from '@salesforce/label/c.Lead_Forms_Accounts_Hint';
import actions from '@salesforce/label/c.Ad_Accounts_Actions';
import edit from '@salesforce/label/c.Lead_Forms_Edit';
import editOf from '@salesforce/label/c.Lead_Forms_Edit_Of';
import errorCode from '@salesforce/label/c.Lead_Forms_Error_Code';
import form from '@salesforce/label/c.Lead_Forms_Form';
import hint from '@salesforce/label/c.Lead_Forms_Hint';
import last from '@salesforce/label/c.Lead_Forms_Last';
import loading from '@salesforce/label/c.Common_Loading';
import network from '@salesforce/label/c.Lead_Forms_Network';
import never from '@salesforce/label/c.Lead_Forms_Never';
import noAccounts from '@salesforce/label/c.Lead_Forms_No_Accounts';
import none from '@salesforce/label/c.Lead_Forms_None';
import noneHint from '@salesforce/label/c.Lead_Forms_None_Hint';
import notScheduled from '@salesforce/label/c.Lead_Forms_Not_Scheduled';
import problem from '@salesforce/label/c.Lead_Forms_Problem';
import read from '@salesforce/label/c.Lead_Forms_Read';
import readNow from '@salesforce/label/c.Lead_Forms_Read_Now';
import readOnly from '@salesforce/label/c.Lead_Forms_Not_Allowed';
import sync from '@salesforce/label/c.Lead_Forms_Sync';
import syncOf from '@salesforce/label/c.Lead_Forms_Sync_Of';
import title from '@salesforce/label/c.Lead_Forms_Title';
import works from '@salesforce/label/c.Lead_Forms_Works';

export const labels = {
  account,
  accounts,
  accountsHint,
  actions,
  edit,
  editOf,
  errorCode,
  form,
  hint,
  last,
  loading,
  network,
  never,
  noAccounts,
  none,
  noneHint,
  notScheduled,
  problem,
  read,
  readNow,
  readOnly,
  sync,
  syncOf,
  title,
  works,
};

/** What is wrong with a form and what to do, by `trouble` of the form. */
export const troubleTexts: Record<string, string> = {
  Failed: troubleFailed,
  NeverRead: troubleNeverRead,
  NoEmail: troubleNoEmail,
  NoLeads: troubleNoLeads,
  NoName: troubleNoName,
  Paused: troublePaused,
  SilentWebhook: troubleSilentWebhook,
  Unreadable: troubleUnreadable,
};
