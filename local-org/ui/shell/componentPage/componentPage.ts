/** `/lightning/cmp/c__name`: a component on a page of its own. */
import { api, LightningElement } from 'lwc';
import { boot } from 'localOrg/boot';
import { componentSpecifier } from 'localOrg/components';

export default class ComponentPage extends LightningElement {
  @api name = '';

  /** What there is not at all the component's host says. */
  get refused(): boolean {
    const specifier = componentSpecifier(this.name);
    return specifier !== null && !boot().addressable.includes(specifier);
  }

  get refusal(): string {
    return `${this.name} has no address: its js-meta.xml does not name the target lightning__UrlAddressable.`;
  }
}
