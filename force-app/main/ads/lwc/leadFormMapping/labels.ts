import cancel from '@salesforce/label/c.Lead_Forms_Cancel';
import field from '@salesforce/label/c.Lead_Forms_Field';
import fieldOf from '@salesforce/label/c.Lead_Forms_Field_Of';
import mapping from '@salesforce/label/c.Lead_Forms_Mapping';
import question from '@salesforce/label/c.Lead_Forms_Question';
import save from '@salesforce/label/c.Lead_Forms_Save';

export const labels = {
  cancel,
  field,
  fieldOf,
  mapping,
  question,
  save,
};
