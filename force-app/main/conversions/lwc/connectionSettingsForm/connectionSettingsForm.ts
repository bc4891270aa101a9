import { api, LightningElement } from 'lwc';
import { areValid, inputsOf, isReadable } from 'c/elements';
import { fieldsOf, settingOf, UNITED_STATES } from './fields';
import { labels } from './labels';

type State = Apex.ConnectionController.ConnectionState;
type Settings = Apex.ConnectionSettings;

/**
 * The settings of the connection. Entered values stay here until they are saved. Then it shows what Apex returns.
 * @fires entered with true when settings change, with false when the changes are discarded
 * @fires save with all settings
 */
export default class ConnectionSettingsForm extends LightningElement {
  @api disabled = false;

  readonly labels = labels;
  settings: Partial<Settings> = {};
  isEntered = false;

  private stored: State | undefined;

  /** The stored settings and the options. */
  @api
  get connection(): State | undefined {
    return this.stored;
  }
  set connection(state: State | undefined) {
    const hasOtherSettings = state?.settings !== this.stored?.settings;
    this.stored = state;
    // Storing a token returns a new state with the same settings, so entered values stay.
    if (hasOtherSettings) this.reset();
  }

  get fields() {
    return this.stored ? fieldsOf(this.stored, this.settings) : [];
  }

  get isUnchanged(): boolean {
    return this.disabled || !this.isEntered;
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    if (isReadable(event)) this.enter(event, settingOf(nameOf(event), event.detail.value));
    else this.noteEntry();
  }

  handleCheckbox(event: CustomEvent<{ checked: boolean }>): void {
    this.enter(event, event.detail.checked);
    if (nameOf(event) === 'limitedDataUse' && event.detail.checked) {
      this.settings = { ...this.settings, dataProcessingCountry: UNITED_STATES };
    }
  }

  handleCancel(): void {
    this.discardUnreadable();
    this.reset();
    this.tell();
  }

  handleSave(): void {
    if (!areValid(this)) return;
    this.dispatchEvent(new CustomEvent('save', { detail: { ...this.settings } }));
  }

  private enter(event: Event, value: string | number | boolean | null): void {
    this.settings = { ...this.settings, [nameOf(event)]: value };
    this.noteEntry();
  }

  private noteEntry(): void {
    this.isEntered = true;
    this.tell();
  }

  /** Entries that are no numbers changed no setting, so no rendering would replace them. */
  private discardUnreadable(): void {
    for (const input of inputsOf(this) as (HTMLElement & Partial<HTMLInputElement>)[]) {
      if (input.validity?.badInput) {
        const name = input.dataset.name as keyof Settings;
        input.value = String(this.stored?.settings[name] ?? '');
        input.reportValidity?.();
      }
    }
  }

  private tell(): void {
    this.dispatchEvent(new CustomEvent('entered', { detail: this.isEntered }));
  }

  private reset(): void {
    this.settings = { ...this.stored?.settings };
    this.isEntered = false;
  }
}

function nameOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.name ?? '';
}
