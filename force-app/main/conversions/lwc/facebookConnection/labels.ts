import hint from '@salesforce/label/c.Connection_Hint';
import loading from '@salesforce/label/c.Common_Loading';
import saved from '@salesforce/label/c.Connection_Saved';
import title from '@salesforce/label/c.Connection_Title';
import tokenDone from '@salesforce/label/c.Connection_Token_Done';
import trial from '@salesforce/label/c.Connection_Trial';
import trialHint from '@salesforce/label/c.Connection_Trial_Hint';

export const labels = { hint, loading, saved, title, tokenDone, trial, trialHint };
