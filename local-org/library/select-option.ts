/** SelectOption. */
import { required } from './arguments.ts';
import { defineClass } from './define.ts';

class SelectOption {
  value: string;
  label: string;
  disabled: boolean;
  escapeItem = true;
  constructor(value: string, label: string, disabled: boolean) {
    this.value = value;
    this.label = label;
    this.disabled = disabled;
  }
}

defineClass(
  'SelectOption',
  {
    'new(String value, String label)': (_type, value: string, label: string) =>
      new SelectOption(required(value), required(label, 2), false),
    'new(String value, String label, Boolean isDisabled)': (_type, value: string, label: string, disabled: boolean) =>
      new SelectOption(required(value), required(label, 2), disabled),
    'Boolean getDisabled()': (self: SelectOption) => self.disabled,
    'Boolean getEscapeItem()': (self: SelectOption) => self.escapeItem,
    'String getLabel()': (self: SelectOption) => self.label,
    'String getValue()': (self: SelectOption) => self.value,
    'void setDisabled(Boolean isDisabled)': (self: SelectOption, disabled: boolean) => (self.disabled = disabled),
    'void setEscapeItem(Boolean escape)': (self: SelectOption, escape: boolean) => (self.escapeItem = escape),
    'void setLabel(String label)': (self: SelectOption, label: string) => (self.label = label),
    'void setValue(String value)': (self: SelectOption, value: string) => (self.value = value),
  },
  { js: SelectOption },
);
