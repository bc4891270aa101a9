import { api } from 'lwc';
import FormInput from '../formInput';

export default class Combobox extends FormInput {
  @api options: { label: string; value: string }[] = [];
}
