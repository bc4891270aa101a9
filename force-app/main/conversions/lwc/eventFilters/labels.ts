import ad from '@salesforce/label/c.Ads_Ad';
import allEvents from '@salesforce/label/c.Log_All_Events';
import contact from '@salesforce/label/c.Log_Contact';
import event from '@salesforce/label/c.Log_Event';
import filters from '@salesforce/label/c.Log_Filters';
import lead from '@salesforce/label/c.Log_Lead';
import person from '@salesforce/label/c.Log_Person';

export const labels = { ad, allEvents, contact, event, filters, lead, person };
