import attributedContacts from '@salesforce/label/c.Ads_Attributed_Contacts';
import check from '@salesforce/label/c.Ads_Reason_Check';
import checkNotArrived from '@salesforce/label/c.Ads_Check_Not_Arrived';
import checkOtherDay from '@salesforce/label/c.Ads_Check_Other_Day';
import checkOtherTypes from '@salesforce/label/c.Ads_Check_Other_Types';
import checkUntracked from '@salesforce/label/c.Ads_Check_Untracked';
import close from '@salesforce/label/c.Common_Close';
import heading from '@salesforce/label/c.Ads_Reasons_Of';
import less from '@salesforce/label/c.Ads_Less';
import listUnknown from '@salesforce/label/c.Ads_List_Unknown';
import more from '@salesforce/label/c.Ads_More';
import nearEdgesOne from '@salesforce/label/c.Ads_Near_Edges_One';
import nearEdgesOther from '@salesforce/label/c.Ads_Near_Edges';
import networkConversions from '@salesforce/label/c.Ads_Network_Conversions';
import noName from '@salesforce/label/c.Ads_No_Name';
import number from '@salesforce/label/c.Ads_Reason_Number';
import reason from '@salesforce/label/c.Ads_Reason';
import showPeopleOne from '@salesforce/label/c.Ads_Show_People_One';
import showPeopleOther from '@salesforce/label/c.Ads_Show_People';
import stays from '@salesforce/label/c.Ads_Running_Number';
import waterfallBar from '@salesforce/label/c.Ads_Waterfall_Bar';

export const labels = {
  attributedContacts,
  check,
  close,
  heading,
  less,
  listUnknown,
  more,
  nearEdges: { one: nearEdgesOne, other: nearEdgesOther },
  networkConversions,
  noName,
  number,
  reason,
  showPeople: { one: showPeopleOne, other: showPeopleOther },
  stays,
  waterfallBar,
};

/** What to check, where no people are behind it. */
export const checkLabels: Record<string, string> = {
  OtherDay: checkOtherDay,
  NotArrived: checkNotArrived,
  Untracked: checkUntracked,
  OtherTypes: checkOtherTypes,
};
