import accepted from '@salesforce/label/c.Log_Accepted';
import answer from '@salesforce/label/c.Log_Answer';
import done from '@salesforce/label/c.Log_Run_Done';
import errorCode from '@salesforce/label/c.Log_Error_Code';
import events from '@salesforce/label/c.Log_Events';
import failed from '@salesforce/label/c.Log_Run_Stopped';
import finished from '@salesforce/label/c.Log_Finished';
import httpStatus from '@salesforce/label/c.Log_Http_Status';
import inDoubt from '@salesforce/label/c.Log_In_Doubt';
import message from '@salesforce/label/c.Log_Message';
import noRuns from '@salesforce/label/c.Log_No_Runs';
import noRunsHint from '@salesforce/label/c.Log_No_Runs_Hint';
import queued from '@salesforce/label/c.Log_Run_Queued';
import rejected from '@salesforce/label/c.Log_Rejected';
import request from '@salesforce/label/c.Log_Request';
import requests from '@salesforce/label/c.Log_Requests';
import requestsOf from '@salesforce/label/c.Log_Requests_Of';
import run from '@salesforce/label/c.Log_Run';
import running from '@salesforce/label/c.Log_Run_Sending';
import seconds from '@salesforce/label/c.Log_Seconds';
import sent from '@salesforce/label/c.Log_Sent';
import sentAt from '@salesforce/label/c.Log_Sent_At';
import showRequestsOne from '@salesforce/label/c.Log_Show_Requests_One';
import showRequestsOther from '@salesforce/label/c.Log_Show_Requests';
import started from '@salesforce/label/c.Log_Run_Began';
import status from '@salesforce/label/c.Log_Status';
import title from '@salesforce/label/c.Log_Runs';
import traceId from '@salesforce/label/c.Log_Trace_Id';

export const labels = {
  accepted,
  answer,
  errorCode,
  events,
  finished,
  httpStatus,
  inDoubt,
  message,
  noRuns,
  noRunsHint,
  rejected,
  request,
  requests,
  requestsOf,
  run,
  seconds,
  sent,
  sentAt,
  showRequests: { one: showRequestsOne, other: showRequestsOther },
  started,
  status,
  title,
  traceId,
};

export const statusLabels: Record<string, string> = { Done: done, Failed: failed, Queued: queued, Running: running };
