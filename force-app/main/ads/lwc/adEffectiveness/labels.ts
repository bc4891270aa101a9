import ad from '@salesforce/label/c.Ads_Ad';
import adSet from '@salesforce/label/c.Ads_Ad_Set';
import back from '@salesforce/label/c.Common_Back';
import campaign from '@salesforce/label/c.Ads_Campaign';
import costPerCustomer from '@salesforce/label/c.Ads_Cost_Per_Customer';
import costPerLead from '@salesforce/label/c.Ads_Cost_Per_Lead';
import costsKnown from '@salesforce/label/c.Ads_Costs_Known';
import costsLeftOut from '@salesforce/label/c.Ads_Costs_Left_Out';
import countsOnce from '@salesforce/label/c.Ads_Counts_Once';
import currency from '@salesforce/label/c.Ads_Currency';
import customers from '@salesforce/label/c.Ads_Customers';
import download from '@salesforce/label/c.Common_Download_Csv';
import groupBy from '@salesforce/label/c.Ads_Group_By';
import leads from '@salesforce/label/c.Ads_Leads';
import loading from '@salesforce/label/c.Common_Loading';
import mixedCurrencies from '@salesforce/label/c.Ads_Mixed_Currencies';
import name from '@salesforce/label/c.Ads_Name';
import network from '@salesforce/label/c.Ads_Network';
import noAds from '@salesforce/label/c.Ads_No_Ads';
import noAdsHint from '@salesforce/label/c.Ads_No_Ads_Hint';
import noCosts from '@salesforce/label/c.Ads_No_Costs';
import noName from '@salesforce/label/c.Ads_No_Name';
import spend from '@salesforce/label/c.Ads_Spend';
import successRate from '@salesforce/label/c.Ads_Success_Rate';
import title from '@salesforce/label/c.Ads_Title';
import total from '@salesforce/label/c.Common_Total';
import within from '@salesforce/label/c.Ads_Within';

export const labels = {
  ad,
  back,
  campaign,
  costsKnown,
  costsLeftOut,
  countsOnce,
  download,
  groupBy,
  loading,
  mixedCurrencies,
  network,
  noAds,
  noAdsHint,
  noCosts,
  noName,
  title,
  total,
  within,
};

export const columnLabels = {
  adSet,
  campaign,
  costPerCustomer,
  costPerLead,
  currency,
  customers,
  leads,
  name,
  network,
  spend,
  successRate,
};
