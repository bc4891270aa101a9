import confirmFuture from '@salesforce/label/c.BulkDate_Confirm_Future';
import confirmFutureTitle from '@salesforce/label/c.BulkDate_Confirm_Future_Title';
import confirmUndoOther from '@salesforce/label/c.BulkDate_Confirm_Undo';
import confirmUndoOne from '@salesforce/label/c.BulkDate_Confirm_Undo_One';
import confirmUndoTitle from '@salesforce/label/c.BulkDate_Confirm_Undo_Title';
import loading from '@salesforce/label/c.Common_Loading';
import members from '@salesforce/label/c.BulkDate_Members';
import noCampaign from '@salesforce/label/c.BulkDate_No_Campaign';
import noCampaignHint from '@salesforce/label/c.BulkDate_No_Campaign_Hint';
import readOnly from '@salesforce/label/c.BulkDate_Read_Only';
import title from '@salesforce/label/c.BulkDate_Title';

export const labels = {
  confirmFuture,
  confirmFutureTitle,
  confirmUndo: { one: confirmUndoOne, other: confirmUndoOther },
  confirmUndoTitle,
  loading,
  members,
  noCampaign,
  noCampaignHint,
  readOnly,
  title,
};
