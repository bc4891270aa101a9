import { LightningElement, api } from 'lwc';
import { labels } from './labels';

const BLANK = { metaAppSecret: '', metaVerifyToken: '', googleKey: '', linkedInClientSecret: '' };

/**
 * The secrets of webhooks. They are entered and never shown again.
 * @fires secrets with what was entered; blank ones stay as they are
 */
export default class LeadWebhooks extends LightningElement {
  @api hasMetaSecrets = false;
  @api hasGoogleKey = false;
  @api hasLinkedInSecret = false;
  @api disabled = false;

  readonly labels = labels;
  entered = { ...BLANK };

  /** Forgets what was entered. */
  @api clear(): void {
    this.entered = { ...BLANK };
  }

  get fields() {
    const { metaSecret, metaToken, googleKey, linkedInSecret } = labels;
    return [
      { name: 'metaAppSecret', label: metaSecret, isSaved: this.hasMetaSecrets },
      { name: 'metaVerifyToken', label: metaToken, isSaved: this.hasMetaSecrets },
      { name: 'googleKey', label: googleKey, isSaved: this.hasGoogleKey },
      { name: 'linkedInClientSecret', label: linkedInSecret, isSaved: this.hasLinkedInSecret },
    ].map((field) => ({
      ...field,
      value: this.entered[field.name as keyof typeof BLANK],
      help: field.isSaved ? labels.savedSecret : '',
    }));
  }

  get saveDisabled(): boolean {
    return this.disabled || Object.values(this.entered).every((secret) => !secret.trim());
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    const name = (event.currentTarget as HTMLElement).dataset.name as string;
    this.entered = { ...this.entered, [name]: event.detail.value };
  }

  handleSave(): void {
    this.dispatchEvent(new CustomEvent('secrets', { detail: { ...this.entered } }));
  }
}
