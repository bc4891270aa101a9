/** `lightning-input-field`: the input of a field of the record form around it. */
import { api, LightningElement } from 'lwc';
import { type FieldName, fieldNameOf, type FormState, inputFieldsOf, register } from 'localOrg/forms';

interface Input extends HTMLElement {
  reportValidity(): boolean;
}

export default class InputField extends LightningElement {
  @api fieldName: FieldName = '';
  @api required = false;
  @api disabled = false;
  @api readOnly = false;
  @api variant = 'standard';
  /** A value set from outside is a change, as if it had been typed. */
  @api
  get value(): unknown {
    return this.valueOf(fieldNameOf(this.fieldName));
  }
  set value(value: unknown) {
    this.changed = { ...this.changed, [fieldNameOf(this.fieldName)]: value };
  }

  state: FormState | null = null;
  changed: Record<string, unknown> = {};

  connectedCallback(): void {
    register(this, {
      receive: (state) => this.receive(state),
      changes: () => this.changed,
      reportValidity: () => this.reportValidity(),
    });
  }

  receive(state: FormState): void {
    // What was saved is no change any more.
    if (this.state && state.record !== this.state.record) this.changed = {};
    this.state = state;
  }

  get inputs() {
    const { state } = this;
    if (!state) return [];
    return inputFieldsOf(state.objectInfo, fieldNameOf(this.fieldName)).flatMap((name) => {
      const info = state.objectInfo.fields[name];
      if (!info) return [];
      const mayEdit = (state.record ? info.updateable : info.createable) && !this.disabled && !this.readOnly;
      return [
        {
          name,
          info,
          label: info.label,
          mayEdit,
          record: state.record,
          isOutput: !mayEdit && state.record !== null,
          required: this.required || info.required,
          value: this.valueOf(name),
          display: state.record?.fields[name]?.displayValue ?? null,
          error: state.fieldErrors[name] ?? null,
          objectApiName: state.objectInfo.apiName,
        },
      ];
    });
  }

  valueOf(name: string): unknown {
    if (name in this.changed) return this.changed[name];
    const value = this.state?.record?.fields[name]?.value;
    return value ?? null;
  }

  handleChange(event: CustomEvent<{ fieldApiName: string; value: unknown }>): void {
    const { fieldApiName, value } = event.detail;
    this.changed = { ...this.changed, [fieldApiName]: value };
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }

  /** Back to the record's value. */
  @api
  reset(): void {
    this.changed = {};
  }

  @api
  reportValidity(): boolean {
    const inputs = [...(this.template?.querySelectorAll<Input>('shell-field-input') ?? [])];
    return !inputs.map((input) => input.reportValidity()).includes(false);
  }
}
