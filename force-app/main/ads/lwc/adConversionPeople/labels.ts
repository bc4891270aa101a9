import attributedContacts from '@salesforce/label/c.Ads_Attributed_Contacts';
import close from '@salesforce/label/c.Common_Close';
import company from '@salesforce/label/c.Ads_Company';
import hidden from '@salesforce/label/c.Ads_People_Hidden';
import interactedWith from '@salesforce/label/c.Ads_Interacted_With';
import interactions from '@salesforce/label/c.Ads_Interactions';
import knownBefore from '@salesforce/label/c.Ads_Reason_Known_Before';
import loading from '@salesforce/label/c.Common_Loading';
import name from '@salesforce/label/c.Ads_Person';
import noName from '@salesforce/label/c.Ads_No_Name';
import otherAd from '@salesforce/label/c.Ads_Reason_Other_Ad';
import peopleOf from '@salesforce/label/c.Ads_People_Of';
import repeated from '@salesforce/label/c.Ads_Reason_Repeated';

export const labels = {
  close,
  company,
  hidden,
  interactedWith,
  interactions,
  loading,
  name,
  noName,
  peopleOf,
};

/** By reason; the attributed contacts have none. */
export const listLabels: Record<string, string> = {
  '': attributedContacts,
  Repeated: repeated,
  KnownBefore: knownBefore,
  OtherAd: otherAd,
};
