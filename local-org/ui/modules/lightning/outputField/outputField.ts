/** `lightning-output-field`: a field of the record form around it, to read. */
import { api, LightningElement } from 'lwc';
import { type FieldName, fieldNameOf, type FormState, register } from 'localOrg/forms';

export default class OutputField extends LightningElement {
  @api fieldName: FieldName = '';
  @api variant = 'standard';

  state: FormState | null = null;

  connectedCallback(): void {
    register(this, {
      receive: (state) => {
        this.state = state;
      },
    });
  }

  get shown() {
    const info = this.state?.objectInfo.fields[fieldNameOf(this.fieldName)];
    return info && this.state?.record ? { info, record: this.state.record, label: info.label } : null;
  }

  get showsLabel(): boolean {
    return this.variant !== 'label-hidden';
  }
}
