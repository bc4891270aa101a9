import { LightningElement, api } from 'lwc';
import { areValid, inputsOf } from 'c/elements';
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
 * the owner keeps the values.
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

  handleChange(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    const field = (event.currentTarget as HTMLElement).dataset.field!;
    const detail = { choice: this.choice, startDate: this.startDate, endDate: this.endDate };
    this.dispatchEvent(new CustomEvent('change', { detail: { ...detail, [field]: event.detail.value || null } }));
  }
}
