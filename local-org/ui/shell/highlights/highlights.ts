/** Head of a record page: object, name, the compact layout's fields, buttons. */
import { api, LightningElement } from 'lwc';
import type { PageAction, RecordPage } from '../../shapes.ts';
import { perform } from 'shell/recordActions';

/** Buttons shown before the rest goes into a menu, as in Lightning Experience. */
const SHOWN_BUTTONS = 3;

export default class Highlights extends LightningElement {
  @api recordPage!: RecordPage;

  get fields() {
    const { highlights, objectInfo, record } = this.recordPage;
    return highlights.map((field) => ({
      ...field,
      info: objectInfo.fields[field.fieldApiName],
      record,
    }));
  }

  get buttons(): PageAction[] {
    return this.recordPage.actions.slice(0, SHOWN_BUTTONS);
  }

  get more(): PageAction[] {
    return this.recordPage.actions.slice(SHOWN_BUTTONS);
  }

  get hasMore(): boolean {
    return this.more.length > 0;
  }

  handleButton(event: Event): void {
    this.run((event.currentTarget as HTMLElement).dataset.name);
  }

  handleMenu(event: CustomEvent<{ value: string }>): void {
    this.run(event.detail.value);
  }

  run(name: string | undefined): void {
    const action = this.recordPage.actions.find((one) => one.name === name);
    if (action) void perform(action, this.recordPage, this);
  }
}
