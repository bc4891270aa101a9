import allSelectedOther from '@salesforce/label/c.BulkDate_All_Selected';
import allSelectedOne from '@salesforce/label/c.BulkDate_All_Selected_One';
import includeAll from '@salesforce/label/c.BulkDate_Include_All';
import preview from '@salesforce/label/c.BulkDate_Preview';
import previewClear from '@salesforce/label/c.BulkDate_Preview_Clear';
import selectedOther from '@salesforce/label/c.BulkDate_Selected';
import selectedOne from '@salesforce/label/c.BulkDate_Selected_One';

export const labels = {
  allSelected: { one: allSelectedOne, other: allSelectedOther },
  includeAll,
  preview,
  previewClear,
  selected: { one: selectedOne, other: selectedOther },
};
