import active from '@salesforce/label/c.SyncRules_Active';
import and from '@salesforce/label/c.SyncRules_And';
import confirmRemove from '@salesforce/label/c.SyncRules_Confirm_Remove';
import confirmRemoveTitle from '@salesforce/label/c.SyncRules_Confirm_Remove_Title';
import edit from '@salesforce/label/c.SyncRules_Edit';
import finding from '@salesforce/label/c.SyncRules_Finding';
import hint from '@salesforce/label/c.SyncRules_Hint';
import ignored from '@salesforce/label/c.SyncRules_Ignored';
import list from '@salesforce/label/c.SyncRules_List';
import loading from '@salesforce/label/c.Common_Loading';
import moveDown from '@salesforce/label/c.SyncRules_Move_Down';
import moveUp from '@salesforce/label/c.SyncRules_Move_Up';
import moved from '@salesforce/label/c.SyncRules_Moved';
import newRule from '@salesforce/label/c.SyncRules_New';
import none from '@salesforce/label/c.SyncRules_None';
import noneHint from '@salesforce/label/c.SyncRules_None_Hint';
import or from '@salesforce/label/c.SyncRules_Or';
import readOnly from '@salesforce/label/c.SyncRules_Read_Only';
import remove from '@salesforce/label/c.SyncRules_Remove';
import saved from '@salesforce/label/c.SyncRules_Saved';
import savedMessage from '@salesforce/label/c.SyncRules_Saved_Message';
import title from '@salesforce/label/c.SyncRules_Title';

export const labels = {
  active,
  and,
  confirmRemove,
  confirmRemoveTitle,
  edit,
  finding,
  hint,
  ignored,
  list,
  loading,
  moveDown,
  moveUp,
  moved,
  newRule,
  none,
  noneHint,
  or,
  readOnly,
  remove,
  saved,
  savedMessage,
  title,
};
