/** `/lightning/n/Name`: a tab that shows a component, a Lightning page or an object's list. */
import { api, LightningElement, wire } from 'lwc';
import type { TabDescription } from '../../shapes.ts';
import { getTab } from 'localOrg/pages';
import type { FetchResponse } from 'localOrg/server';

export default class TabPage extends LightningElement {
  @api name = '';

  @wire(getTab, { name: '$name' })
  tab: { data?: TabDescription; error?: FetchResponse } = {};

  get isLoading(): boolean {
    return !this.tab.data && !this.tab.error;
  }

  renderedCallback(): void {
    if (this.tab.data) document.title = this.tab.data.label;
  }

  get shown() {
    const tab = this.tab.data;
    if (!tab) return null;
    return {
      label: tab.label,
      // A list has a heading of its own.
      isHeadless: tab.kind !== 'object',
      component: tab.kind === 'component' ? tab.component : null,
      objectApiName: tab.kind === 'object' ? tab.objectApiName : null,
      regions: tab.kind === 'page' ? tab.regions : null,
      template: tab.kind === 'page' ? tab.template : '',
    };
  }
}
