import loading from '@salesforce/label/c.Common_Loading';
import refresh from '@salesforce/label/c.Common_Refresh';
import resumed from '@salesforce/label/c.Log_Resumed';
import retrying from '@salesforce/label/c.Log_Retrying';
import sendMissing from '@salesforce/label/c.Send_Not_Allowed';
import sendNow from '@salesforce/label/c.Log_Send_Now';
import started from '@salesforce/label/c.Log_Started';
import title from '@salesforce/label/c.Log_Title';

export const labels = { loading, refresh, resumed, retrying, sendMissing, sendNow, started, title };
