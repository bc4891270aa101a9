import all from '@salesforce/label/c.Log_All';
import attempts from '@salesforce/label/c.Log_Attempts';
import confirmRetryAllOne from '@salesforce/label/c.Log_Confirm_Retry_All_One';
import confirmRetryAllOther from '@salesforce/label/c.Log_Confirm_Retry_All';
import currency from '@salesforce/label/c.Ads_Currency';
import download from '@salesforce/label/c.Common_Download_Csv';
import errorCode from '@salesforce/label/c.Log_Error_Code';
import event from '@salesforce/label/c.Log_Event';
import eventId from '@salesforce/label/c.Log_Event_Id';
import eventTime from '@salesforce/label/c.Log_Event_Time';
import fileCut from '@salesforce/label/c.Log_File_Cut';
import fileProgress from '@salesforce/label/c.Log_File_Progress';
import leftAloneOne from '@salesforce/label/c.Log_Left_Alone_One';
import leftAloneOther from '@salesforce/label/c.Log_Left_Alone';
import nextAttempt from '@salesforce/label/c.Log_Next_Attempt';
import noEvents from '@salesforce/label/c.Log_No_Events';
import noEventsHint from '@salesforce/label/c.Log_No_Events_Hint';
import nothingFailed from '@salesforce/label/c.Log_Nothing_Failed';
import nothingFailedHint from '@salesforce/label/c.Log_Nothing_Failed_Hint';
import number from '@salesforce/label/c.Log_Number';
import person from '@salesforce/label/c.Log_Person';
import reason from '@salesforce/label/c.Log_Reason';
import retriedOne from '@salesforce/label/c.Log_Retried_One';
import retriedOther from '@salesforce/label/c.Log_Retried';
import retryAll from '@salesforce/label/c.Log_Retry_All';
import retrySelected from '@salesforce/label/c.Log_Retry_Selected';
import run from '@salesforce/label/c.Log_Run';
import showing from '@salesforce/label/c.Log_Filter';
import status from '@salesforce/label/c.Log_Status';
import title from '@salesforce/label/c.Log_Events';
import traceId from '@salesforce/label/c.Log_Trace_Id';
import value from '@salesforce/label/c.Log_Value';

export const labels = {
  all,
  confirmRetryAll: { one: confirmRetryAllOne, other: confirmRetryAllOther },
  download,
  fileCut,
  fileProgress,
  leftAlone: { one: leftAloneOne, other: leftAloneOther },
  noEvents,
  noEventsHint,
  nothingFailed,
  nothingFailedHint,
  retried: { one: retriedOne, other: retriedOther },
  retryAll,
  retrySelected,
  showing,
  title,
};

export const columnLabels = {
  attempts,
  currency,
  errorCode,
  event,
  eventId,
  eventTime,
  nextAttempt,
  number,
  person,
  reason,
  run,
  status,
  traceId,
  value,
};
