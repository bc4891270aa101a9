import { LightningElement, api } from 'lwc';
import { areValid, inputsOf, isReadable } from 'c/elements';
import choiceLabel from '@salesforce/label/c.Enable_Choice';
import choicePlaceholder from '@salesforce/label/c.Enable_Choice_Placeholder';
import endDateLabel from '@salesforce/label/c.Enable_End_Date';
import endBeforeStartLabel from '@salesforce/label/c.Enable_End_Before_Start';
import noLimitLabel from '@salesforce/label/c.Enable_No_Limit';
import notEnabledLabel from '@salesforce/label/c.Enable_Not_Enabled';
import startDateLabel from '@salesforce/label/c.Enable_Start_Date';
import windowHelpLabel from '@salesforce/label/c.Enable_Window_Help';

/**
 * Which members are included, and the window. Fires `change` with `{ choice, startDate, endDate }`, blank as null;
 * the owner keeps the values. An entry that is no date changes none: it stays until it's right, and `entry` tells
 * whether all entries can be read.
 */
export default class TouchpointChoice extends LightningElement {
  @api choices: Apex.PageOption[] = [];
  @api choice: string | null = null;
  @api startDate: string | null = null;
  @api endDate: string | null = null;
  @api readOnly = false;
  @api disabled = false;

  readonly labels = {
    choice: choiceLabel,
    endDate: endDateLabel,
    noLimit: noLimitLabel,
    placeholder: choicePlaceholder,
    startDate: startDateLabel,
    windowHelp: windowHelpLabel,
  };

  private readonly unreadable = new Set<string>();

  get chosen(): Apex.PageOption | undefined {
    return this.choices.find((option) => option.value === this.choice);
  }

  get chosenLabel(): string {
    return this.chosen?.label ?? notEnabledLabel;
  }

  /** Shows what is wrong with the entries, beside each. */
  @api reportValidity(): boolean {
    const isReversed = Boolean(this.startDate && this.endDate && this.endDate < this.startDate);
    inputsOf(this)
      .find((input) => input.dataset.field === 'endDate')
      ?.setCustomValidity(isReversed ? endBeforeStartLabel : '');
    return areValid(this);
  }

  /** Forgets entries that are no dates, and shows the dates again. */
  @api discardEntries(): void {
    for (const input of inputsOf(this)) {
      const field = input.dataset.field as 'startDate' | 'endDate';
      if (this.unreadable.has(field)) {
        // The property is what it was, so no rendering would set it.
        (input as HTMLElement as HTMLInputElement).value = this[field] ?? '';
        input.reportValidity();
      }
    }
    this.unreadable.clear();
    this.tellEntries();
  }

  handleChange(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    const field = (event.currentTarget as HTMLElement).dataset.field!;
    if (!isReadable(event)) {
      this.unreadable.add(field);
      this.tellEntries();
      return;
    }
    if (this.unreadable.delete(field)) this.tellEntries();
    const detail = { choice: this.choice, startDate: this.startDate, endDate: this.endDate };
    this.dispatchEvent(new CustomEvent('change', { detail: { ...detail, [field]: event.detail.value || null } }));
  }

  private tellEntries(): void {
    this.dispatchEvent(new CustomEvent('entry', { detail: this.unreadable.size === 0 }));
  }
}
