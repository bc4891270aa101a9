import { LightningElement, api } from 'lwc';

/**
 * What the stubs of base inputs have in common. The platform's own Jest stubs know no validity: these do, as far as
 * components rely on it, so that a test sees an entry refused.
 */
export default class FormInput extends LightningElement {
  @api disabled = false;
  @api fieldLevelHelp: string | undefined;
  @api label: string | undefined;
  @api name: string | undefined;
  @api placeholder: string | undefined;
  @api readOnly = false;
  @api required = false;
  @api value: unknown;
  @api variant: string | undefined;

  /** A test sets `badInput` for an entry that the real input can't read. Its value is blank then. */
  @api validity = { badInput: false };

  private customMessage = '';

  @api checkValidity(): boolean {
    const isMissing = this.required && !this.disabled && (this.value ?? '') === '';
    return this.customMessage === '' && !isMissing && !this.validity.badInput;
  }

  @api reportValidity(): boolean {
    return this.checkValidity();
  }

  @api setCustomValidity(message: string): void {
    this.customMessage = message;
  }

  /** Only here: what the real input would show beside it. */
  @api get message(): string {
    return this.customMessage;
  }
}
