import allTime from '@salesforce/label/c.Period_All_Time';
import endBeforeStart from '@salesforce/label/c.Period_End_Before_Start';
import endDate from '@salesforce/label/c.Period_End_Date';
import last30Days from '@salesforce/label/c.Period_Last_30_Days';
import last7Days from '@salesforce/label/c.Period_Last_7_Days';
import last90Days from '@salesforce/label/c.Period_Last_90_Days';
import lastMonth from '@salesforce/label/c.Period_Last_Month';
import own from '@salesforce/label/c.Period_Own';
import period from '@salesforce/label/c.Period_Period';
import startDate from '@salesforce/label/c.Period_Start_Date';
import thisMonth from '@salesforce/label/c.Period_This_Month';
import thisYear from '@salesforce/label/c.Period_This_Year';

export const labels = { endBeforeStart, endDate, own, period, startDate };

export const presetLabels = { allTime, last30Days, last7Days, last90Days, lastMonth, thisMonth, thisYear };
