/** `/lightning/cmp/c__name`: a component on a page of its own. */
import { api, LightningElement } from 'lwc';

export default class ComponentPage extends LightningElement {
  @api name = '';
}
