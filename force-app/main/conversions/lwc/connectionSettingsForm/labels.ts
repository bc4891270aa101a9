import adAccount from '@salesforce/label/c.Connection_Ad_Account';
import cancel from '@salesforce/label/c.Common_Cancel';
import consentField from '@salesforce/label/c.Connection_Consent_Field';
import country from '@salesforce/label/c.Connection_Country';
import countryUs from '@salesforce/label/c.Connection_Country_Us';
import datasetId from '@salesforce/label/c.Connection_Dataset_Id';
import datasetIdHelp from '@salesforce/label/c.Connection_Dataset_Id_Help';
import interval from '@salesforce/label/c.Connection_Interval';
import leadIdField from '@salesforce/label/c.Connection_Lead_Id_Field';
import limited from '@salesforce/label/c.Connection_Limited';
import match from '@salesforce/label/c.Connection_Match';
import noConsent from '@salesforce/label/c.Connection_No_Consent';
import ownField from '@salesforce/label/c.Connection_Own_Field';
import pages from '@salesforce/label/c.Connection_Pages';
import pagesHelp from '@salesforce/label/c.Connection_Pages_Help';
import partner from '@salesforce/label/c.Connection_Partner';
import partnerHelp from '@salesforce/label/c.Connection_Partner_Help';
import retention from '@salesforce/label/c.Connection_Retention';
import save from '@salesforce/label/c.Common_Save';
import state from '@salesforce/label/c.Connection_State';
import stateHelp from '@salesforce/label/c.Connection_State_Help';
import testCode from '@salesforce/label/c.Connection_Test_Code';
import testCodeHelp from '@salesforce/label/c.Connection_Test_Code_Help';
import title from '@salesforce/label/c.Connection_Settings';
import version from '@salesforce/label/c.Connection_Version';
import versionHelp from '@salesforce/label/c.Connection_Version_Help';

export const labels = {
  adAccount,
  cancel,
  consentField,
  country,
  countryUs,
  datasetId,
  datasetIdHelp,
  interval,
  leadIdField,
  limited,
  match,
  noConsent,
  ownField,
  pages,
  pagesHelp,
  partner,
  partnerHelp,
  retention,
  save,
  state,
  stateHelp,
  testCode,
  testCodeHelp,
  title,
  version,
  versionHelp,
};
