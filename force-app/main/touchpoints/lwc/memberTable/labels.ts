import noMatch from '@salesforce/label/c.BulkDate_No_Match';
import noMatchHint from '@salesforce/label/c.BulkDate_No_Match_Hint';
import noMembers from '@salesforce/label/c.Enable_No_Members';
import noMembersHint from '@salesforce/label/c.BulkDate_No_Members_Hint';
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
  noMatch,
  noMatchHint,
  noMembers,
  noMembersHint,
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
