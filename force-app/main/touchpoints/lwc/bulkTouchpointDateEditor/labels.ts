import allSelected from '@salesforce/label/c.BulkDate_All_Selected';
import confirmUndo from '@salesforce/label/c.BulkDate_Confirm_Undo';
import confirmUndoTitle from '@salesforce/label/c.BulkDate_Confirm_Undo_Title';
import confirmFuture from '@salesforce/label/c.BulkDate_Confirm_Future';
import confirmFutureTitle from '@salesforce/label/c.BulkDate_Confirm_Future_Title';
import includeAll from '@salesforce/label/c.BulkDate_Include_All';
import loading from '@salesforce/label/c.Common_Loading';
import members from '@salesforce/label/c.BulkDate_Members';
import noCampaign from '@salesforce/label/c.BulkDate_No_Campaign';
import noCampaignHint from '@salesforce/label/c.BulkDate_No_Campaign_Hint';
import noMembers from '@salesforce/label/c.Enable_No_Members';
import noMembersHint from '@salesforce/label/c.BulkDate_No_Members_Hint';
import noMatch from '@salesforce/label/c.BulkDate_No_Match';
import noMatchHint from '@salesforce/label/c.BulkDate_No_Match_Hint';
import preview from '@salesforce/label/c.BulkDate_Preview';
import previewClear from '@salesforce/label/c.BulkDate_Preview_Clear';
import readOnly from '@salesforce/label/c.BulkDate_Read_Only';
import selected from '@salesforce/label/c.BulkDate_Selected';
import title from '@salesforce/label/c.BulkDate_Title';
import company from '@salesforce/label/c.Member_Company';
import createdDate from '@salesforce/label/c.Member_Created_Date';
import email from '@salesforce/label/c.Member_Email';
import name from '@salesforce/label/c.BulkDate_Name';
import personTitle from '@salesforce/label/c.Member_Title';
import status from '@salesforce/label/c.Member_Status';
import touchpointDate from '@salesforce/label/c.Member_Touchpoint_Date';
import touchpointStatus from '@salesforce/label/c.Member_Touchpoint_Status';
import type from '@salesforce/label/c.Member_Type';

export const labels = {
  allSelected,
  confirmFuture,
  confirmFutureTitle,
  confirmUndo,
  confirmUndoTitle,
  includeAll,
  loading,
  members,
  noCampaign,
  noCampaignHint,
  noMatch,
  noMatchHint,
  noMembers,
  noMembersHint,
  preview,
  previewClear,
  readOnly,
  selected,
  title,
};

export const columnLabels = {
  company,
  createdDate,
  email,
  name,
  personTitle,
  status,
  touchpointDate,
  touchpointStatus,
  type,
};
