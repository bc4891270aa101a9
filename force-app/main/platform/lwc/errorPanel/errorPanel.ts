import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/elements';
import { reduceErrors } from 'c/reduceErrors';
import errorLabel from '@salesforce/label/c.Common_Error';
import retryLabel from '@salesforce/label/c.Common_Try_Again';

/**
 * What went wrong, read out at once and able to take the focus.
 * Fires `retry` where `retryable` is set.
 */
export default class ErrorPanel extends LightningElement {
  /** Whatever was thrown, or a list of it; nothing shows nothing. */
  @api errors: unknown;
  @api retryable = false;

  readonly labels = { error: errorLabel, retry: retryLabel };

  get messages(): string[] {
    return reduceErrors(this.errors);
  }

  get hasMessages(): boolean {
    return this.messages.length > 0;
  }

  @api focus(): void {
    void focusOn(this, '[role="alert"]');
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
