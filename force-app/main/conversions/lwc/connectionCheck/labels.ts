import check from '@salesforce/label/c.Connection_Check';
import checking from '@salesforce/label/c.Connection_Checking';
import fails from '@salesforce/label/c.Connection_Fails';
import resultFailsOne from '@salesforce/label/c.Connection_Checked_Fails_One';
import resultFailsOther from '@salesforce/label/c.Connection_Checked_Fails';
import resultWarnsOne from '@salesforce/label/c.Connection_Checked_Warns_One';
import resultWarnsOther from '@salesforce/label/c.Connection_Checked_Warns';
import resultWell from '@salesforce/label/c.Connection_Checked_Well';
import unsaved from '@salesforce/label/c.Connection_Unsaved';
import warns from '@salesforce/label/c.Connection_Warns';
import works from '@salesforce/label/c.Connection_Works';

export const labels = {
  check,
  checking,
  fails,
  resultFails: { one: resultFailsOne, other: resultFailsOther },
  resultWarns: { one: resultWarnsOne, other: resultWarnsOther },
  resultWell,
  unsaved,
  warns,
  works,
};
