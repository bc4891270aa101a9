/** A record's form in a modal: new record, edit, quick action. Closes with the saved record. */
import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { LayoutDescription, RecordRepresentation } from '../../shapes.ts';

interface Form extends HTMLElement {
  submit(): Promise<RecordRepresentation | null>;
}

export default class RecordFormModal extends LightningModal {
  @api layout!: LayoutDescription;
  /** The record to change; null for a new one. */
  @api record: RecordRepresentation | null = null;
  @api defaults: Record<string, unknown> = {};

  isSaving = false;

  handleCancel(): void {
    this.close();
  }

  async handleSave(): Promise<void> {
    this.isSaving = true;
    try {
      const saved = await this.template?.querySelector<Form>('shell-record-form')?.submit();
      if (saved) this.close(saved);
    } finally {
      this.isSaving = false;
    }
  }
}
