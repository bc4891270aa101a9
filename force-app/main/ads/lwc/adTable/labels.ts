import ad from '@salesforce/label/c.Ads_Ad';
import best from '@salesforce/label/c.Ads_Best';
import campaign from '@salesforce/label/c.Ads_Campaign';
import costPerCustomer from '@salesforce/label/c.Ads_Cost_Per_Customer';
import costPerLead from '@salesforce/label/c.Ads_Cost_Per_Lead';
import customers from '@salesforce/label/c.Ads_Customers';
import few from '@salesforce/label/c.Ads_Few_Leads';
import leads from '@salesforce/label/c.Ads_Leads';
import likely from '@salesforce/label/c.Ads_Likely';
import network from '@salesforce/label/c.Ads_Network';
import noName from '@salesforce/label/c.Ads_No_Name';
import open from '@salesforce/label/c.Ads_Open';
import showCustomersOther from '@salesforce/label/c.Ads_Show_Customers';
import showCustomersOne from '@salesforce/label/c.Ads_Show_Customers_One';
import showLeadsOther from '@salesforce/label/c.Ads_Show_Leads';
import showLeadsOne from '@salesforce/label/c.Ads_Show_Leads_One';
import spend from '@salesforce/label/c.Ads_Spend';
import successRate from '@salesforce/label/c.Ads_Success_Rate';
import tableCaption from '@salesforce/label/c.Ads_Table';
import total from '@salesforce/label/c.Common_Total';
import worst from '@salesforce/label/c.Ads_Worst';

export const labels = {
  best,
  campaign,
  few,
  likely,
  network,
  noName,
  open,
  showCustomers: { one: showCustomersOne, other: showCustomersOther },
  showLeads: { one: showLeadsOne, other: showLeadsOther },
  tableCaption,
  total,
  worst,
};

export const columnLabels = { costPerCustomer, costPerLead, customers, leads, name: ad, spend, successRate };
