import allSelected from '@salesforce/label/c.BulkDate_All_Selected';
import includeAll from '@salesforce/label/c.BulkDate_Include_All';
import preview from '@salesforce/label/c.BulkDate_Preview';
import previewClear from '@salesforce/label/c.BulkDate_Preview_Clear';
import selected from '@salesforce/label/c.BulkDate_Selected';

export const labels = {
  allSelected,
  includeAll,
  preview,
  previewClear,
  selected,
};
