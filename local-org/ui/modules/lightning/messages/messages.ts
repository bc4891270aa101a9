/** `lightning-messages`: what a record form's save was refused for. */
import { LightningElement } from 'lwc';
import { register } from 'localOrg/forms';

export default class Messages extends LightningElement {
  lines: { key: string }[] = [];

  connectedCallback(): void {
    register(this, {
      receive: ({ errors, fieldErrors }) => {
        const count = Object.keys(fieldErrors).length;
        const texts = count ? [...errors, 'Review the errors at the fields below.'] : errors;
        this.lines = texts.map((key) => ({ key }));
      },
    });
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }
}
