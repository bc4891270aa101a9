import addStage from '@salesforce/label/c.Model_Add_Stage';
import approve from '@salesforce/label/c.Model_Approve';
import approved from '@salesforce/label/c.Model_Approved';
import approvedAt from '@salesforce/label/c.Model_Approved_At';
import approvedBy from '@salesforce/label/c.Model_Approved_By';
import approvedMessage from '@salesforce/label/c.Model_Approved_Message';
import cancel from '@salesforce/label/c.Common_Cancel';
import confirmApprove from '@salesforce/label/c.Model_Confirm_Approve';
import confirmApproveProblemsOne from '@salesforce/label/c.Model_Confirm_Approve_Problems_One';
import confirmApproveProblemsOther from '@salesforce/label/c.Model_Confirm_Approve_Problems';
import confirmDiscard from '@salesforce/label/c.Model_Confirm_Discard';
import discard from '@salesforce/label/c.Model_Discard';
import draft from '@salesforce/label/c.Model_Draft';
import draftHint from '@salesforce/label/c.Model_Draft_Hint';
import draftSaved from '@salesforce/label/c.Model_Draft_Saved';
import edit from '@salesforce/label/c.Model_Edit_Draft';
import loading from '@salesforce/label/c.Common_Loading';
import moved from '@salesforce/label/c.Model_Moved';
import newDraft from '@salesforce/label/c.Model_New_Draft';
import noModel from '@salesforce/label/c.Model_None';
import noModelHint from '@salesforce/label/c.Model_None_Hint';
import noModelReadOnly from '@salesforce/label/c.Model_None_Read_Only';
import notKept from '@salesforce/label/c.Model_Not_Kept';
import preview from '@salesforce/label/c.Model_Preview';
import problem from '@salesforce/label/c.Model_Problem';
import readOnly from '@salesforce/label/c.Model_Read_Only';
import removedOne from '@salesforce/label/c.Model_Removed_One';
import removedOther from '@salesforce/label/c.Model_Removed';
import saveDraft from '@salesforce/label/c.Model_Save_Draft';
import title from '@salesforce/label/c.Model_Title';

export const labels = {
  addStage,
  approve,
  approved,
  approvedAt,
  approvedBy,
  approvedMessage,
  cancel,
  confirmApprove,
  confirmApproveProblems: { one: confirmApproveProblemsOne, other: confirmApproveProblemsOther },
  confirmDiscard,
  discard,
  draft,
  draftHint,
  draftSaved,
  edit,
  loading,
  moved,
  newDraft,
  noModel,
  noModelHint,
  noModelReadOnly,
  notKept,
  preview,
  problem,
  readOnly,
  removed: { one: removedOne, other: removedOther },
  saveDraft,
  title,
};
