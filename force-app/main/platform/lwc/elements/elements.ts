import type { LightningElement } from 'lwc';

/** What base inputs and the components made of them share. */
export interface FormElement extends HTMLElement {
  reportValidity(): boolean;
  setCustomValidity(message: string): void;
}

/**
 * Shows what is wrong with an entry that an input can't read, such as a date that is none. A base input gives a blank
 * value then, and loses the entry when a blank value is set.
 * @param event a change of an input
 * @returns whether the entry can be read
 */
export function isReadable(event: Event): boolean {
  const input = event.currentTarget as FormElement & { validity?: { badInput: boolean } };
  if (!input.validity?.badInput) return true;
  input.reportValidity();
  return false;
}

const INPUTS = 'lightning-combobox, lightning-input';

/** The inputs of a component's own template. */
export function inputsOf(component: LightningElement): FormElement[] {
  return [...(component.template?.querySelectorAll<FormElement>(INPUTS) ?? [])];
}

/**
 * Makes the elements show what is wrong with their values.
 * @param selector which elements; the inputs by default
 * @returns whether all are valid
 */
export function areValid(component: LightningElement, selector = INPUTS): boolean {
  const elements = component.template?.querySelectorAll<FormElement>(selector) ?? [];
  return [...elements].map((element) => element.reportValidity()).every(Boolean);
}

/** Moves the focus to an element of the template that the rendering under way brings. */
export async function focusOn(component: LightningElement, selector: string): Promise<void> {
  await Promise.resolve();
  component.template?.querySelector<HTMLElement>(selector)?.focus();
}
