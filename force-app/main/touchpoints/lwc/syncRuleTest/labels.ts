import loading from '@salesforce/label/c.Common_Loading';
import test from '@salesforce/label/c.SyncRules_Test';
import testByChoice from '@salesforce/label/c.SyncRules_Test_By_Choice';
import testCampaign from '@salesforce/label/c.SyncRules_Test_Campaign';
import testDate from '@salesforce/label/c.SyncRules_Test_Date';
import testHint from '@salesforce/label/c.SyncRules_Test_Hint';
import testInactive from '@salesforce/label/c.SyncRules_Test_Inactive';
import testMatching from '@salesforce/label/c.SyncRules_Test_Matching';
import testMember from '@salesforce/label/c.SyncRules_Test_Member';
import testMembers from '@salesforce/label/c.SyncRules_Test_Members';
import testNone from '@salesforce/label/c.SyncRules_Test_None';
import testPartial from '@salesforce/label/c.SyncRules_Test_Partial';
import testRule from '@salesforce/label/c.SyncRules_Test_Rule';
import testRun from '@salesforce/label/c.SyncRules_Test_Run';
import testSample from '@salesforce/label/c.SyncRules_Test_Sample';
import testStatus from '@salesforce/label/c.SyncRules_Test_Status';
import testTotal from '@salesforce/label/c.SyncRules_Test_Total';

export const labels = {
  loading,
  test,
  testByChoice,
  testCampaign,
  testDate,
  testHint,
  testInactive,
  testMatching,
  testMember,
  testMembers,
  testNone,
  testPartial,
  testRule,
  testRun,
  testSample,
  testStatus,
  testTotal,
};
