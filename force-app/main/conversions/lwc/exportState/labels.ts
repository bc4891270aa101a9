import backingOff from '@salesforce/label/c.Log_Backing_Off';
import expiringOne from '@salesforce/label/c.Log_Expiring_One';
import expiringOther from '@salesforce/label/c.Log_Expiring';
import forPerson from '@salesforce/label/c.Log_For_Person';
import nextExport from '@salesforce/label/c.Log_Next_Export';
import notScheduled from '@salesforce/label/c.Log_Not_Scheduled';
import resume from '@salesforce/label/c.Log_Resume';
import throttled from '@salesforce/label/c.Log_Throttled';
import waiting from '@salesforce/label/c.Log_Waiting';
import warning from '@salesforce/label/c.Common_Warning';

export const labels = {
  backingOff,
  expiring: { one: expiringOne, other: expiringOther },
  forPerson,
  nextExport,
  notScheduled,
  resume,
  throttled,
  waiting,
  warning,
};
