import { LightningElement, api } from 'lwc';

/** Where there is nothing to show yet: an icon, what is missing, what to do; a button may go into the slot. */
export default class EmptyState extends LightningElement {
  @api heading = '';
  @api message = '';
  @api iconName = 'utility:info_alt';
}
