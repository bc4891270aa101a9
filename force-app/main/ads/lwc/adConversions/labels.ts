import attributedContacts from '@salesforce/label/c.Ads_Attributed_Contacts';
import campaign from '@salesforce/label/c.Ads_Campaign';
import clicks from '@salesforce/label/c.Ads_Clicks';
import costPerContact from '@salesforce/label/c.Ads_Cost_Per_Contact';
import costPerConversion from '@salesforce/label/c.Ads_Cost_Per_Conversion';
import costPerCustomer from '@salesforce/label/c.Ads_Cost_Per_Customer';
import countsAs from '@salesforce/label/c.Ads_Counts_As';
import countsAsForm from '@salesforce/label/c.Ads_Counts_As_Form';
import countsAsOther from '@salesforce/label/c.Ads_Counts_As_Other';
import countsAsTotal from '@salesforce/label/c.Ads_Counts_As_Total';
import countsAsWeb from '@salesforce/label/c.Ads_Counts_As_Web';
import currency from '@salesforce/label/c.Ads_Currency';
import customers from '@salesforce/label/c.Ads_Customers';
import cut from '@salesforce/label/c.Ads_Chart_Cut';
import difference from '@salesforce/label/c.Ads_Difference';
import download from '@salesforce/label/c.Ads_Download_Comparison';
import even from '@salesforce/label/c.Ads_Report_Even';
import firstForm from '@salesforce/label/c.Ads_Report_First_Form';
import firstTouch from '@salesforce/label/c.Ads_Report_First_Touch';
import impressions from '@salesforce/label/c.Ads_Impressions';
import intro from '@salesforce/label/c.Ads_Conversions_Intro';
import lastTouch from '@salesforce/label/c.Ads_Report_Last_Touch';
import leftOut from '@salesforce/label/c.Ads_People_Left_Out';
import loading from '@salesforce/label/c.Common_Loading';
import mixedCurrencies from '@salesforce/label/c.Ads_Mixed_Currencies';
import name from '@salesforce/label/c.Ads_Name';
import network from '@salesforce/label/c.Ads_Network';
import networkConversions from '@salesforce/label/c.Ads_Network_Conversions';
import noName from '@salesforce/label/c.Ads_No_Name';
import none from '@salesforce/label/c.Ads_No_Conversions';
import noneHint from '@salesforce/label/c.Ads_No_Conversions_Hint';
import open from '@salesforce/label/c.Ads_Open';
import report from '@salesforce/label/c.Ads_Attribution_Report';
import showPeopleOne from '@salesforce/label/c.Ads_Show_People_One';
import showPeopleOther from '@salesforce/label/c.Ads_Show_People';
import sideBar from '@salesforce/label/c.Ads_Side_Bar';
import sideChart from '@salesforce/label/c.Ads_Side_Chart';
import sideTable from '@salesforce/label/c.Ads_Side_Table';
import spend from '@salesforce/label/c.Ads_Spend';
import title from '@salesforce/label/c.Ads_Conversions_Title';
import total from '@salesforce/label/c.Common_Total';
import type from '@salesforce/label/c.Ads_Type';
import typesTitle from '@salesforce/label/c.Ads_Types_Title';
import whyOf from '@salesforce/label/c.Ads_Why_Of';
import zone from '@salesforce/label/c.Ads_Zone';

export const labels = {
  attributedContacts,
  campaign,
  countsAs,
  cut,
  difference,
  download,
  intro,
  leftOut,
  loading,
  mixedCurrencies,
  network,
  networkConversions,
  none,
  noneHint,
  noName,
  open,
  report,
  showPeople: { one: showPeopleOne, other: showPeopleOther },
  sideBar,
  sideChart,
  sideTable,
  title,
  total,
  type,
  typesTitle,
  whyOf,
  zone,
};

export const reportLabels = { FirstForm: firstForm, FirstTouch: firstTouch, LastTouch: lastTouch, Even: even };

export const countLabels: Record<string, string> = {
  Form: countsAsForm,
  Web: countsAsWeb,
  Other: countsAsOther,
  Total: countsAsTotal,
};

export const columnLabels = {
  attributedContacts,
  campaignName: campaign,
  clicks,
  costPerContact,
  costPerConversion,
  costPerCustomer,
  currencyCode: currency,
  customers,
  impressions,
  name,
  network,
  networkConversions,
  spend,
};
