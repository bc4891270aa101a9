import { api } from 'lwc';
import FormInput from '../formInput';

export default class Input extends FormInput {
  @api autocomplete: string | undefined;
  @api checked = false;
  @api dateStyle: string | undefined;
  @api max: string | undefined;
  @api maxLength: string | undefined;
  @api min: string | undefined;
  @api step: string | undefined;
  @api type = 'text';
}
