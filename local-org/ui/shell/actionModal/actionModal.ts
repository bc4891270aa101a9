/** A quick action's component in a modal. */
import { api } from 'lwc';
import LightningModal from 'lightning/modal';

export default class ActionModal extends LightningModal {
  @api component = '';
  @api properties: Record<string, unknown> = {};

  renderedCallback(): void {
    // The component's event bubbles to the modal's content, however deep it was fired.
    this.template?.querySelector('[data-content]')?.addEventListener('lightning__actionsclosescreen', this.handleClose);
  }

  handleClose = (): void => {
    this.close();
  };
}
