import all from '@salesforce/label/c.Log_All';
import attempts from '@salesforce/label/c.Log_Attempts';
import event from '@salesforce/label/c.Log_Event';
import eventTime from '@salesforce/label/c.Log_Event_Time';
import loading from '@salesforce/label/c.Common_Loading';
import noEvents from '@salesforce/label/c.Log_No_Events';
import noEventsHint from '@salesforce/label/c.Log_No_Events_Hint';
import number from '@salesforce/label/c.Log_Number';
import reason from '@salesforce/label/c.Common_Reason';
import record from '@salesforce/label/c.Log_Record';
import refresh from '@salesforce/label/c.Common_Refresh';
import sendNow from '@salesforce/label/c.Log_Send_Now';
import showing from '@salesforce/label/c.Log_Filter';
import started from '@salesforce/label/c.Log_Started';
import status from '@salesforce/label/c.Log_Status';
import title from '@salesforce/label/c.Log_Title';
import traceId from '@salesforce/label/c.Log_Trace_Id';
import value from '@salesforce/label/c.Log_Value';
import warning from '@salesforce/label/c.Common_Warning';

export const labels = { all, loading, noEvents, noEventsHint, refresh, sendNow, showing, started, title, warning };

export const columnLabels = { attempts, event, eventTime, number, reason, record, status, traceId, value };
