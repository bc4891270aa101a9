/** `lightning-quick-action-panel`: head, body and foot of a screen action's modal. */
import { api, LightningElement } from 'lwc';

export default class QuickActionPanel extends LightningElement {
  @api header = '';

  hasFooter = false;

  handleFooterChange(event: Event): void {
    this.hasFooter = (event.target as HTMLSlotElement).assignedElements().length > 0;
  }

  get footerClass(): string {
    return this.hasFooter ? 'slds-modal__footer' : 'slds-hide';
  }
}
