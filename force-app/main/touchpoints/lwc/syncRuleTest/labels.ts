import loading from '@salesforce/label/c.Common_Loading';
import test from '@salesforce/label/c.SyncRules_Test';
import testByChoice from '@salesforce/label/c.SyncRules_Test_By_Choice';
import testCampaign from '@salesforce/label/c.SyncRules_Test_Campaign';
import testDate from '@salesforce/label/c.SyncRules_Test_Date';
import testHint from '@salesforce/label/c.SyncRules_Test_Hint';
import testInactive from '@salesforce/label/c.SyncRules_Test_Inactive';
import testMatching from '@salesforce/label/c.SyncRules_Test_Matching';
import testMember from '@salesforce/label/c.SyncRules_Test_Member';
import testMembersOther from '@salesforce/label/c.SyncRules_Test_Members';
import testMembersOne from '@salesforce/label/c.SyncRules_Test_Members_One';
import testNone from '@salesforce/label/c.SyncRules_Test_None';
import testPartial from '@salesforce/label/c.SyncRules_Test_Partial';
import testRule from '@salesforce/label/c.SyncRules_Test_Rule';
import testRun from '@salesforce/label/c.SyncRules_Test_Run';
import testSampleOther from '@salesforce/label/c.SyncRules_Test_Sample';
import testSampleOne from '@salesforce/label/c.SyncRules_Test_Sample_One';
import testStatus from '@salesforce/label/c.SyncRules_Test_Status';
import testTotalOther from '@salesforce/label/c.SyncRules_Test_Total';
import testTotalOne from '@salesforce/label/c.SyncRules_Test_Total_One';

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
  testMembers: { one: testMembersOne, other: testMembersOther },
  testNone,
  testPartial,
  testRule,
  testRun,
  testSample: { one: testSampleOne, other: testSampleOther },
  testStatus,
  testTotal: { one: testTotalOne, other: testTotalOther },
};
