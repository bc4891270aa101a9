import channel from '@salesforce/label/c.Member_Why_Channel';
import date from '@salesforce/label/c.Member_Why_Date';
import error from '@salesforce/label/c.Member_Why_Error';
import loading from '@salesforce/label/c.Common_Loading';
import open from '@salesforce/label/c.Member_Why_Open';
import position from '@salesforce/label/c.Member_Why_Position';
import since from '@salesforce/label/c.Member_Why_Since';
import title from '@salesforce/label/c.Member_Why_Title';

export const labels = { channel, date, error, loading, open, position, since, title };
