/** A layout's fields, shown or edited, and the saving of what was changed. */
import { api, LightningElement } from 'lwc';
import type { FieldInfo, LayoutDescription, LayoutField, RecordRepresentation } from '../../shapes.ts';
import { saveChanges, saveNew } from 'localOrg/records';
import type { FetchResponse } from 'localOrg/server';

interface SaveOutput {
  errors: { message: string }[];
  fieldErrors: Record<string, { message: string; fieldLabel: string }[]>;
}
interface FieldInput extends HTMLElement {
  reportValidity(): boolean;
  focus(): void;
}

export default class RecordForm extends LightningElement {
  @api layout!: LayoutDescription;
  /** Null for a new record. */
  @api record: RecordRepresentation | null = null;
  @api defaults: Record<string, unknown> = {};
  /** May the reader begin to edit? */
  @api editable = false;
  @api
  get editing(): boolean {
    return this.isEditing;
  }
  set editing(value: boolean | string) {
    this.isEditing = value !== false;
    this.changes = {};
    this.fieldErrors = {};
    this.errors = [];
  }

  isEditing = false;
  changes: Record<string, unknown> = {};
  fieldErrors: Record<string, string> = {};
  errors: string[] = [];

  get hasErrors(): boolean {
    return this.errors.length > 0 || Object.keys(this.fieldErrors).length > 0;
  }

  get errorLines(): { key: string; text: string }[] {
    const labels = Object.keys(this.fieldErrors).map((name) => this.layout.objectInfo.fields[name]?.label ?? name);
    const fields = labels.length ? [`Review the following fields: ${labels.join(', ')}`] : [];
    return [...this.errors, ...fields].map((text) => ({ key: text, text }));
  }

  get sections() {
    return this.layout.sections.map((section, index) => ({
      key: `section${index}`,
      label: section.label,
      showHeading: section.showHeading && section.label !== '',
      columnClass: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns.length} slds-p-horizontal_x-small`,
      columns: section.columns.map((fields, place) => ({
        key: `column${place}`,
        places: fields
          .flatMap((field) => (this.isEditing && field?.editAs && !field.readOnly ? field.editAs : [field]))
          .map((field, row) => ({ key: `row${row}`, ...this.describe(field) })),
      })),
    }));
  }

  describe(field: LayoutField | null) {
    const info = field ? this.layout.objectInfo.fields[field.fieldApiName] : undefined;
    if (!field || !info) return { isBlank: true };
    const mayEdit = !field.readOnly && (field.editAs !== undefined || this.mayEdit(info));
    const asInput = this.isEditing && mayEdit;
    return {
      isBlank: false,
      info,
      label: field.label,
      name: info.apiName,
      help: info.inlineHelpText,
      required: field.required || info.required,
      record: this.record,
      isInput: asInput,
      // A new record has no value yet for what the system fills in.
      isOutput: !asInput && this.record !== null,
      value: this.valueOf(info),
      display: this.record?.fields[info.apiName]?.displayValue ?? null,
      error: this.fieldErrors[info.apiName] ?? null,
      canBegin: this.editable && mayEdit && !this.isEditing,
      beginLabel: `Edit ${field.label}`,
    };
  }

  mayEdit({ calculated, updateable, createable }: FieldInfo): boolean {
    return !calculated && (this.record ? updateable : createable);
  }

  valueOf({ apiName }: FieldInfo): unknown {
    if (apiName in this.changes) return this.changes[apiName];
    return (this.record ? this.record.fields[apiName]?.value : this.defaults[apiName]) ?? null;
  }

  handleBegin(event: Event): void {
    const { fieldApiName } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('editrequest', { detail: { fieldApiName } }));
  }

  handleChange(event: CustomEvent<{ fieldApiName: string; value: unknown }>): void {
    const { fieldApiName, value } = event.detail;
    this.changes = { ...this.changes, [fieldApiName]: value };
    if (!(fieldApiName in this.fieldErrors)) return;
    const { [fieldApiName]: _gone, ...others } = this.fieldErrors;
    this.fieldErrors = others;
  }

  inputs(): FieldInput[] {
    return [...(this.template?.querySelectorAll<FieldInput>('shell-field-input') ?? [])];
  }

  @api
  focusField(fieldApiName: string): void {
    this.inputs()
      .find(({ dataset }) => dataset.fieldApiName === fieldApiName)
      ?.focus();
  }

  /** Saves. @returns the record, or null when it can't be saved; the form shows why */
  @api
  async submit(): Promise<RecordRepresentation | null> {
    this.errors = [];
    this.fieldErrors = {};
    const valid = this.inputs().map((input) => input.reportValidity());
    if (valid.includes(false)) return null;
    try {
      if (this.record) return await saveChanges(this.record.id, this.changes);
      return await saveNew(this.layout.objectInfo.apiName, { ...this.defaults, ...this.changes });
    } catch (error) {
      this.showErrors((error as FetchResponse).body);
      return null;
    }
  }

  /** Errors at fields that the form does not show belong to the top. */
  showErrors(body: FetchResponse['body']): void {
    const output = body.output as SaveOutput | undefined;
    const shown = new Set(this.inputs().map(({ dataset }) => dataset.fieldApiName));
    const top = output ? output.errors.map(({ message }) => message) : [body.message];
    const atFields: Record<string, string> = {};
    for (const [name, problems] of Object.entries(output?.fieldErrors ?? {})) {
      const messages = problems.map(({ message }) => message).join(' ');
      if (shown.has(name)) atFields[name] = messages;
      else top.push(`${problems[0]?.fieldLabel ?? name}: ${messages}`);
    }
    this.errors = top;
    this.fieldErrors = atFields;
  }
}
