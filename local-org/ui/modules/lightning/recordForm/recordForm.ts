/** `lightning-record-form`: a whole form from a list of fields, or from the layout. */
import { api, LightningElement } from 'lwc';
import { objectInfoResource } from 'lightning/uiObjectInfoApi';
import type { LayoutDescription, LayoutField, ObjectInfo, RecordPage, RecordRepresentation } from '../../../shapes.ts';
import { type FieldName, fieldNameOf, inputFieldsOf, type ObjectName, objectNameOf } from 'localOrg/forms';
import { aboutRecord, recordResource } from 'localOrg/records';
import { ask } from 'localOrg/server';

interface Form extends HTMLElement {
  submit(): Promise<RecordRepresentation | null>;
}

export default class RecordForm extends LightningElement {
  @api objectApiName: ObjectName = '';
  @api recordId: string | null = null;
  @api fields: FieldName[] | null = null;
  @api layoutType: string | undefined;
  @api columns: number | string = 1;
  /** `view` (with pencils), `readonly` or `edit`; without a record a form to fill in. */
  @api mode: string | undefined;
  @api density = 'auto';

  layout: LayoutDescription | null = null;
  record: RecordRepresentation | null = null;
  isEditing = false;
  isSaving = false;
  #stop: (() => void) | null = null;

  connectedCallback(): void {
    this.isEditing = !this.recordId || this.mode === 'edit';
    void this.load();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async load(): Promise<void> {
    const { recordId } = this;
    if (this.fields) {
      const info = objectInfoResource(objectNameOf(this.objectApiName));
      await info.refresh();
      this.layout = this.layoutOf((await info.read()) as ObjectInfo, this.fields);
    } else if (!recordId) {
      this.layout = await ask('GET', `/shell-api/new-record/${objectNameOf(this.objectApiName)}`);
    }
    if (!recordId) return;
    const resource = this.fields
      ? recordResource(recordId, [], ['*'])
      : aboutRecord(recordId, 'page', () => ask('GET', `/shell-api/record-page/${recordId}`));
    this.#stop = resource.subscribe(({ data }) => {
      if (!data) return;
      this.record = this.fields ? (data as RecordRepresentation) : (data as RecordPage).record;
      if (!this.fields) this.layout = (data as RecordPage).layout;
      this.dispatchEvent(new CustomEvent('load', { detail: { record: this.record } }));
    });
  }

  layoutOf(objectInfo: ObjectInfo, names: FieldName[]): LayoutDescription {
    const toField = (fieldApiName: string): LayoutField => ({
      fieldApiName,
      label: objectInfo.fields[fieldApiName]?.label ?? fieldApiName,
      required: objectInfo.fields[fieldApiName]?.required ?? false,
      readOnly: false,
    });
    const fields = names.map(fieldNameOf).map((name) => {
      const parts = inputFieldsOf(objectInfo, name);
      return parts.length > 1 ? { ...toField(name), editAs: parts.map(toField) } : toField(name);
    });
    const count = Number(this.columns);
    const columns = Array.from({ length: count }, (_, column) =>
      fields.filter((_field, index) => index % count === column),
    );
    return { objectInfo, sections: [{ label: '', showHeading: false, columns }] };
  }

  get editable(): boolean {
    return this.mode !== 'readonly';
  }

  handleEdit(): void {
    this.isEditing = true;
  }

  handleCancel(): void {
    this.isEditing = !this.recordId;
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  async handleSave(): Promise<void> {
    this.isSaving = true;
    const saved = await this.template?.querySelector<Form>('shell-record-form')?.submit();
    this.isSaving = false;
    if (!saved) return;
    this.isEditing = this.mode === 'edit' || !this.recordId;
    this.dispatchEvent(new CustomEvent('success', { detail: saved }));
  }
}
