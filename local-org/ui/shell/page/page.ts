/** Chooses what shows a page reference. */
import { api, LightningElement } from 'lwc';
import type { PageReference } from 'localOrg/router';

export default class Page extends LightningElement {
  @api page!: PageReference;

  /** One entry, with a key that changes with the page: another record is another component, not the same one changed. */
  get pages() {
    const { type, attributes, state } = this.page;
    const parts = [type, attributes.recordId, attributes.objectApiName, attributes.apiName, attributes.componentName];
    return [
      {
        key: parts.join('|'),
        attributes,
        isRecord: type === 'standard__recordPage',
        isObject: type === 'standard__objectPage',
        isTab: type === 'standard__navItemPage',
        isComponent: type === 'standard__component',
        isRelated: type === 'standard__recordRelationshipPage',
        isActivation: type === 'setup' && attributes.apiName === 'FlexiPageList',
        isUnknown: type === 'unknown' || (type === 'setup' && attributes.apiName !== 'FlexiPageList'),
        filterName: state.filterName,
        isNew: attributes.actionName === 'new',
        defaultFieldValues: state.defaultFieldValues,
      },
    ];
  }
}
