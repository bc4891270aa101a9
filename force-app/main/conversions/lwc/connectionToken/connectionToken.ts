import { api, LightningElement } from 'lwc';
import { areValid } from 'c/elements';
import { labels } from './labels';

interface Badge {
  text: string;
  icon: string;
  variant: string;
}

const BADGE_BY_STATE: Record<string, Badge> = {
  STORED: { text: labels.stored, icon: 'utility:success', variant: 'success' },
  MISSING: { text: labels.missing, icon: 'utility:warning', variant: 'warning' },
  UNKNOWN: { text: labels.unknown, icon: 'utility:info', variant: '' },
};

/**
 * Passes the access token on once. It isn't kept here and never shown.
 * @fires store with the token
 */
export default class ConnectionToken extends LightningElement {
  @api disabled = false;

  readonly labels = labels;
  token = '';

  private knownState = 'UNKNOWN';

  /** `STORED`, `MISSING`, or `UNKNOWN`. */
  @api
  get tokenState(): string {
    return this.knownState;
  }
  set tokenState(state: string) {
    this.knownState = state;
  }

  get badge(): Badge {
    return BADGE_BY_STATE[this.knownState];
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.token = event.detail.value;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.handleStore();
  }

  handleStore(): void {
    if (!areValid(this)) return;
    const { token } = this;
    this.token = '';
    this.dispatchEvent(new CustomEvent<string>('store', { detail: token }));
  }
}
