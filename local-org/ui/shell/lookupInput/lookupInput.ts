/** Chooses a record by a part of its name: a combobox with a list that follows what is typed. */
import { api, LightningElement } from 'lwc';
import type { LookupMatch } from '../../shapes.ts';
import { ask, withQuery } from 'localOrg/server';

const PAUSE_MS = 200;

export default class LookupInput extends LightningElement {
  @api label = '';
  @api help = '';
  @api required = false;
  @api objectApiName = '';
  /** The lookup that is filled; without one any record of the object may be chosen. */
  @api fieldApiName = '';
  @api hideLabel = false;
  @api value: string | null = null;
  @api
  get display(): string | null {
    return this.chosenName;
  }
  set display(name: string | null) {
    this.chosenName = name;
  }

  chosenName: string | null = null;
  text = '';
  matches: LookupMatch[] = [];
  isOpen = false;
  active = -1;
  message = '';
  #custom = '';
  #timer = 0;
  /** An answer that comes when the input was left opens no list. */
  #focused = false;

  /** What was chosen beforehand is given by its id alone. */
  connectedCallback(): void {
    if (this.hasValue && this.chosenName === null) void this.nameValue();
  }

  async nameValue(): Promise<void> {
    const { value } = this;
    const [match] = await this.ask(value ?? '');
    if (match && this.value === value) this.chosenName = match.name;
  }

  get hasValue(): boolean {
    return this.value !== null && this.value !== '';
  }
  get labelClass(): string {
    return `slds-form-element__label ${this.hideLabel ? 'slds-assistive-text' : ''}`;
  }
  get formClass(): string {
    return `slds-form-element ${this.message ? 'slds-has-error' : ''}`;
  }
  get boxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click ${this.isOpen ? 'slds-is-open' : ''}`;
  }
  get shownText(): string {
    return this.hasValue ? (this.chosenName ?? this.value ?? '') : this.text;
  }
  get removeLabel(): string {
    return `Clear ${this.label} selection`;
  }
  get expanded(): string {
    return this.isOpen ? 'true' : 'false';
  }
  get invalid(): string {
    return this.message ? 'true' : 'false';
  }
  get activeId(): string | null {
    return this.options[this.active]?.elementId ?? null;
  }
  get nothingFound(): boolean {
    return this.matches.length === 0;
  }
  get options() {
    return this.matches.map((match, index) => ({
      ...match,
      elementId: `option-${index}`,
      selected: index === this.active ? 'true' : 'false',
      className: `slds-media slds-media_center slds-listbox__option slds-listbox__option_plain ${
        index === this.active ? 'slds-has-focus' : ''
      }`,
    }));
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('input')?.focus();
  }

  @api
  setCustomValidity(message: string): void {
    this.#custom = message;
    if (!message) this.message = '';
  }

  @api
  reportValidity(): boolean {
    this.message = this.#custom || (this.required && !this.hasValue ? 'Complete this field.' : '');
    return this.message === '';
  }

  handleInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    // What matched the text before must not be chosen for this one.
    this.isOpen = false;
    this.matches = [];
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.search(), PAUSE_MS);
  }

  handleFocus(): void {
    this.#focused = true;
    if (!this.hasValue) void this.search();
  }

  async search(): Promise<void> {
    const asked = this.text;
    const matches = await this.ask(asked);
    if (asked !== this.text || !this.#focused) return;
    this.matches = matches;
    this.active = -1;
    this.isOpen = true;
  }

  ask(text: string): Promise<LookupMatch[]> {
    const path = withQuery(`/ui-api/lookups/${this.objectApiName}/${this.fieldApiName || 'Id'}`, { q: text });
    return ask('GET', path);
  }

  handleKey(event: KeyboardEvent): void {
    const last = this.matches.length - 1;
    if (event.key === 'ArrowDown') this.active = Math.min(last, this.active + 1);
    else if (event.key === 'ArrowUp') this.active = Math.max(0, this.active - 1);
    else if (event.key === 'Enter' && this.matches[this.active]) this.choose(this.matches[this.active]);
    else if (event.key === 'Escape' && this.isOpen) {
      this.isOpen = false;
      // Else the modal around it would close as well.
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }

  handleBlur(): void {
    this.#focused = false;
    this.isOpen = false;
  }

  /** Before the input loses focus, which closes the list. */
  handlePick(event: MouseEvent): void {
    event.preventDefault();
    const id = (event.currentTarget as HTMLElement).dataset.id;
    const match = this.matches.find((one) => one.id === id);
    if (match) this.choose(match);
  }

  choose(match: LookupMatch): void {
    this.value = match.id;
    this.chosenName = match.name;
    this.isOpen = false;
    this.text = '';
    this.publish(match.id);
  }

  handleClear(): void {
    this.clear();
    this.publish(null);
  }

  @api
  clear(): void {
    this.value = null;
    this.chosenName = null;
  }

  publish(value: string | null): void {
    this.setCustomValidity('');
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
