import day from '@salesforce/label/c.Log_Day';
import failed from '@salesforce/label/c.Log_Failed';
import hint from '@salesforce/label/c.Log_Days_Hint';
import loading from '@salesforce/label/c.Common_Loading';
import noDays from '@salesforce/label/c.Log_No_Days';
import noDaysHint from '@salesforce/label/c.Log_No_Days_Hint';
import open from '@salesforce/label/c.Log_Open';
import sent from '@salesforce/label/c.Log_Sent';
import sum from '@salesforce/label/c.Log_Days_Sum';
import table from '@salesforce/label/c.Log_Days_Table';
import title from '@salesforce/label/c.Log_Days';

export const labels = { day, failed, hint, loading, noDays, noDaysHint, open, sent, sum, table, title };
