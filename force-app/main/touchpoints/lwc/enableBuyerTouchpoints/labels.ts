import cancel from '@salesforce/label/c.Common_Cancel';
import loading from '@salesforce/label/c.Common_Loading';
import save from '@salesforce/label/c.Common_Save';
import bulkUpdate from '@salesforce/label/c.BulkDate_Title';
import confirmRemovalOther from '@salesforce/label/c.Enable_Confirm_Removal';
import confirmRemovalOne from '@salesforce/label/c.Enable_Confirm_Removal_One';
import confirmRemovalTitle from '@salesforce/label/c.Enable_Confirm_Removal_Title';
import evaluate from '@salesforce/label/c.Enable_Evaluate';
import evaluating from '@salesforce/label/c.Enable_Evaluating';
import interrupted from '@salesforce/label/c.Enable_Interrupted';
import lateUndatedOther from '@salesforce/label/c.Enable_Late_Undated';
import lateUndatedOne from '@salesforce/label/c.Enable_Late_Undated_One';
import noMembers from '@salesforce/label/c.Enable_No_Members';
import noMembersHint from '@salesforce/label/c.Enable_No_Members_Hint';
import readOnly from '@salesforce/label/c.Enable_Read_Only';
import saved from '@salesforce/label/c.Enable_Saved';
import memberCount from '@salesforce/label/c.Enable_Member_Count';
import memberCountOne from '@salesforce/label/c.Enable_Member_Count_One';
import touchpointCount from '@salesforce/label/c.Enable_Touchpoint_Count';
import touchpointCountOne from '@salesforce/label/c.Enable_Touchpoint_Count_One';
import savedStarted from '@salesforce/label/c.Enable_Saved_Started';
import stop from '@salesforce/label/c.Enable_Stop';
import syncRules from '@salesforce/label/c.Enable_Sync_Rules';
import title from '@salesforce/label/c.Enable_Title';
import warning from '@salesforce/label/c.Common_Warning';

export const labels = {
  bulkUpdate,
  cancel,
  confirmRemoval: { one: confirmRemovalOne, other: confirmRemovalOther },
  confirmRemovalTitle,
  evaluate,
  evaluating,
  interrupted,
  lateUndated: { one: lateUndatedOne, other: lateUndatedOther },
  loading,
  noMembers,
  noMembersHint,
  readOnly,
  save,
  saved,
  memberCount: { one: memberCountOne, other: memberCount },
  touchpointCount: { one: touchpointCountOne, other: touchpointCount },
  savedStarted,
  stop,
  syncRules,
  title,
  warning,
};
