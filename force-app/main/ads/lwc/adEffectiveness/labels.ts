import ad from '@salesforce/label/c.Ads_Ad';
import campaign from '@salesforce/label/c.Ads_Campaign';
import customers from '@salesforce/label/c.Ads_Customers';
import endBeforeStart from '@salesforce/label/c.Ads_End_Before_Start';
import endDate from '@salesforce/label/c.Ads_End_Date';
import leads from '@salesforce/label/c.Ads_Leads';
import loading from '@salesforce/label/c.Common_Loading';
import network from '@salesforce/label/c.Ads_Network';
import noAds from '@salesforce/label/c.Ads_No_Ads';
import noAdsHint from '@salesforce/label/c.Ads_No_Ads_Hint';
import startDate from '@salesforce/label/c.Ads_Start_Date';
import successRate from '@salesforce/label/c.Ads_Success_Rate';
import tableCaption from '@salesforce/label/c.Ads_Table';
import title from '@salesforce/label/c.Ads_Title';
import total from '@salesforce/label/c.Common_Total';

export const labels = {
  ad,
  campaign,
  customers,
  endBeforeStart,
  endDate,
  leads,
  loading,
  network,
  noAds,
  noAdsHint,
  startDate,
  successRate,
  tableCaption,
  title,
  total,
};
