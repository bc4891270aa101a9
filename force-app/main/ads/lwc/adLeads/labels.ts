import close from '@salesforce/label/c.Common_Close';
import company from '@salesforce/label/c.Ads_Company';
import customerSince from '@salesforce/label/c.Ads_Customer_Since';
import customersOf from '@salesforce/label/c.Ads_Customers_Of';
import hidden from '@salesforce/label/c.Ads_Hidden_People';
import leadsOf from '@salesforce/label/c.Ads_Leads_Of';
import name from '@salesforce/label/c.Ads_Person';
import noName from '@salesforce/label/c.Ads_No_Name';
import status from '@salesforce/label/c.Ads_Lead_Status';

export const labels = {
  close,
  company,
  customerSince,
  customersOf,
  hidden,
  leadsOf,
  name,
  noName,
  status,
};
