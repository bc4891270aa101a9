import countForm from '@salesforce/label/c.Ad_Accounts_Count_Form';
import countIgnored from '@salesforce/label/c.Ad_Accounts_Count_Ignored';
import countOther from '@salesforce/label/c.Ad_Accounts_Count_Other';
import countTotal from '@salesforce/label/c.Ad_Accounts_Count_Total';
import countWeb from '@salesforce/label/c.Ad_Accounts_Count_Web';
import countsAs from '@salesforce/label/c.Ad_Accounts_Counts_As';
import countsAsOf from '@salesforce/label/c.Ad_Accounts_Counts_As_Of';
import network from '@salesforce/label/c.Ad_Accounts_Network';
import type from '@salesforce/label/c.Ad_Accounts_Type';
import typeAdd from '@salesforce/label/c.Ad_Accounts_Type_Add';
import typeNew from '@salesforce/label/c.Ad_Accounts_Type_New';
import types from '@salesforce/label/c.Ad_Accounts_Types';
import typesHint from '@salesforce/label/c.Ad_Accounts_Types_Hint';

export const labels = {
  countForm,
  countIgnored,
  countOther,
  countTotal,
  countWeb,
  countsAs,
  countsAsOf,
  network,
  type,
  typeAdd,
  typeNew,
  types,
  typesHint,
};
