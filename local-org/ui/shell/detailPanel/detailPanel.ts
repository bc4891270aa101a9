/** The detail of a record page: the layout's fields, edited in place. */
import { api, LightningElement } from 'lwc';
import type { LayoutDescription, LayoutSection, RecordPage, RecordRepresentation } from '../../shapes.ts';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';

interface Form extends HTMLElement {
  submit(): Promise<RecordRepresentation | null>;
  focusField(fieldApiName: string): void;
}

export default class DetailPanel extends LightningElement {
  @api recordPage!: RecordPage;
  /** Fields placed on the page itself; without it the layout's. */
  @api section: LayoutSection | null = null;

  editing = false;
  isSaving = false;
  #focusOn: string | null = null;

  get layout(): LayoutDescription {
    const { layout } = this.recordPage;
    return this.section ? { ...layout, sections: [this.section] } : layout;
  }

  get form(): Form | null {
    return this.template?.querySelector<Form>('shell-record-form') ?? null;
  }

  handleEdit(event: CustomEvent<{ fieldApiName: string }>): void {
    this.editing = true;
    this.#focusOn = event.detail.fieldApiName;
  }

  renderedCallback(): void {
    if (!this.#focusOn) return;
    const field = this.#focusOn;
    this.#focusOn = null;
    // The inputs are rendered after this component.
    requestAnimationFrame(() => this.form?.focusField(field));
  }

  handleCancel(): void {
    this.editing = false;
  }

  async handleSave(): Promise<void> {
    this.isSaving = true;
    try {
      const saved = await this.form?.submit();
      if (!saved) return;
      this.editing = false;
      this.dispatchEvent(
        new ShowToastEvent({ title: `${this.recordPage.objectInfo.label} was saved.`, variant: 'success' }),
      );
    } finally {
      this.isSaving = false;
    }
  }
}
