import close from '@salesforce/label/c.Common_Close';
import code from '@salesforce/label/c.Log_Code';
import copied from '@salesforce/label/c.Log_Copied';
import copy from '@salesforce/label/c.Log_Copy';
import copyRefused from '@salesforce/label/c.Log_Copy_Refused';
import download from '@salesforce/label/c.Log_Download_Json';
import dryRun from '@salesforce/label/c.Log_Dry_Run';
import dryRunHeadingOne from '@salesforce/label/c.Log_Dry_Run_Heading_One';
import dryRunHeadingOther from '@salesforce/label/c.Log_Dry_Run_Heading';
import dryRunHint from '@salesforce/label/c.Log_Dry_Run_Hint';
import leftOut from '@salesforce/label/c.Log_Left_Out';
import leftOutHeading from '@salesforce/label/c.Log_Left_Out_Heading';
import loading from '@salesforce/label/c.Common_Loading';
import nothing from '@salesforce/label/c.Log_Dry_Run_Nothing';
import request from '@salesforce/label/c.Log_Request';
import testEvent from '@salesforce/label/c.Log_Test_Event';
import trace from '@salesforce/label/c.Log_Trace';

export const labels = {
  close,
  code,
  copied,
  copy,
  copyRefused,
  download,
  dryRun,
  dryRunHeading: { one: dryRunHeadingOne, other: dryRunHeadingOther },
  dryRunHint,
  leftOut,
  leftOutHeading,
  loading,
  nothing,
  request,
  testEvent,
  trace,
};
