import customers from '@salesforce/label/c.Ads_Customers';
import cut from '@salesforce/label/c.Ads_Chart_Cut';
import insightChance from '@salesforce/label/c.Ads_Insight_Chance';
import insightCost from '@salesforce/label/c.Ads_Insight_Cost';
import insightLeadsOther from '@salesforce/label/c.Ads_Insight_Leads';
import insightLeadsOne from '@salesforce/label/c.Ads_Insight_Leads_One';
import insightNobody from '@salesforce/label/c.Ads_Insight_Nobody';
import insightSame from '@salesforce/label/c.Ads_Insight_Same';
import insightSellsOther from '@salesforce/label/c.Ads_Insight_Sells';
import insightSellsOne from '@salesforce/label/c.Ads_Insight_Sells_One';
import insightTitle from '@salesforce/label/c.Ads_Insight_Title';
import leads from '@salesforce/label/c.Ads_Leads';
import leadsBar from '@salesforce/label/c.Ads_Leads_Bar';
import leadsChart from '@salesforce/label/c.Ads_Leads_Chart';
import noName from '@salesforce/label/c.Ads_No_Name';
import ratesBar from '@salesforce/label/c.Ads_Rates_Bar';
import ratesChart from '@salesforce/label/c.Ads_Rates_Chart';
import successRate from '@salesforce/label/c.Ads_Success_Rate';

export const labels = {
  customers,
  cut,
  insightChance,
  insightCost,
  insightLeads: { one: insightLeadsOne, other: insightLeadsOther },
  insightNobody,
  insightSame,
  insightSells: { one: insightSellsOne, other: insightSellsOther },
  insightTitle,
  leads,
  leadsBar,
  leadsChart,
  noName,
  ratesBar,
  ratesChart,
  successRate,
};
