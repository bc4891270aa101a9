import add from '@salesforce/label/c.Ad_Accounts_Add';
import from from '@salesforce/label/c.Ad_Accounts_From';
import fromHelp from '@salesforce/label/c.Ad_Accounts_From_Help';
import id from '@salesforce/label/c.Ad_Accounts_Id';
import idHelp from '@salesforce/label/c.Ad_Accounts_Id_Help';
import manager from '@salesforce/label/c.Ad_Accounts_Manager';
import name from '@salesforce/label/c.Ad_Accounts_Name';
import network from '@salesforce/label/c.Ad_Accounts_Network';

export const labels = {
  add,
  from,
  fromHelp,
  id,
  idHelp,
  manager,
  name,
  network,
};
