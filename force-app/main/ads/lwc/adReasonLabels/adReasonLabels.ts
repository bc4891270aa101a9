import knownBefore from '@salesforce/label/c.Ads_Reason_Known_Before';
import notArrived from '@salesforce/label/c.Ads_Reason_Not_Arrived';
import otherAd from '@salesforce/label/c.Ads_Reason_Other_Ad';
import otherDay from '@salesforce/label/c.Ads_Reason_Other_Day';
import otherTypes from '@salesforce/label/c.Ads_Reason_Other_Types';
import repeated from '@salesforce/label/c.Ads_Reason_Repeated';
import untracked from '@salesforce/label/c.Ads_Reason_Untracked';

/** Names of the reasons, by key of `AdComparison.difference`, in the order of the waterfall. */
export const reasonLabels: Record<string, string> = {
  OtherDay: otherDay,
  NotArrived: notArrived,
  Repeated: repeated,
  Untracked: untracked,
  OtherTypes: otherTypes,
  KnownBefore: knownBefore,
  OtherAd: otherAd,
};
