import addBox from '@salesforce/label/c.SyncRules_Add_Box';
import addCondition from '@salesforce/label/c.SyncRules_Add_Condition';
import anyHint from '@salesforce/label/c.SyncRules_Any_Hint';
import box from '@salesforce/label/c.SyncRules_Box';
import cancel from '@salesforce/label/c.Common_Cancel';
import date from '@salesforce/label/c.SyncRules_Date';
import decision from '@salesforce/label/c.SyncRules_Decision';
import editTitle from '@salesforce/label/c.SyncRules_Edit_Title';
import isActive from '@salesforce/label/c.SyncRules_Is_Active';
import name from '@salesforce/label/c.SyncRules_Name';
import newRule from '@salesforce/label/c.SyncRules_New';
import or from '@salesforce/label/c.SyncRules_Or';
import save from '@salesforce/label/c.Common_Save';

export const labels = {
  addBox,
  addCondition,
  anyHint,
  box,
  cancel,
  date,
  decision,
  editTitle,
  isActive,
  name,
  newRule,
  or,
  save,
};
