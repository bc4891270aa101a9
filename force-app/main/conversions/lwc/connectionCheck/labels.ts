import check from '@salesforce/label/c.Connection_Check';
import checking from '@salesforce/label/c.Connection_Checking';
import fails from '@salesforce/label/c.Connection_Fails';
import resultFails from '@salesforce/label/c.Connection_Checked_Fails';
import resultWarns from '@salesforce/label/c.Connection_Checked_Warns';
import resultWell from '@salesforce/label/c.Connection_Checked_Well';
import unsaved from '@salesforce/label/c.Connection_Unsaved';
import warns from '@salesforce/label/c.Connection_Warns';
import works from '@salesforce/label/c.Connection_Works';

export const labels = { check, checking, fails, resultFails, resultWarns, resultWell, unsaved, warns, works };
