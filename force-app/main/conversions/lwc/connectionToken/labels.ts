import field from '@salesforce/label/c.Connection_Token_Field';
import help from '@salesforce/label/c.Connection_Token_Help';
import missing from '@salesforce/label/c.Connection_Token_Missing_Badge';
import store from '@salesforce/label/c.Connection_Token_Store';
import stored from '@salesforce/label/c.Connection_Token_Stored_Badge';
import title from '@salesforce/label/c.Connection_Token';
import unknown from '@salesforce/label/c.Connection_Token_Unknown_Badge';

export const labels = { field, help, missing, store, stored, title, unknown };
