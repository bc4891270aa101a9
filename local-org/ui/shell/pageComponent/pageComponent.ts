/** One component of a Lightning page: the platform's own as far as the shell has them, else one of the project. */
import { api, LightningElement } from 'lwc';
import type { PageComponent as Description, RecordPage } from '../../shapes.ts';

/** Parts of the platform's record page that hold nothing here: they are left out without a word. */
const LEFT_OUT = new Set(['runtime_sales_activities:activityPanel', 'forceChatter:recordFeedContainer']);

const USUAL_ROWS = 6;
const DYNAMIC_LIST = 'lst:dynamicRelatedList';
/** Of a sort field: the list's usual order. */
const USUAL_ORDER = '__DEFAULT__';

/** What a Lightning page says of a related list: needs no layout. Its values are as the App Builder writes them. */
function dynamicList(properties: Description['properties']): Record<string, string> {
  const text = (name: string) => String(properties[name] ?? '');
  const sortField = text('sortFieldAlias');
  return {
    fields: text('relatedListFieldAliases'),
    sortField: sortField === USUAL_ORDER ? '' : sortField,
    descending: String(text('sortFieldOrder') === 'Descending'),
    // Present even where there is none: the list is the page's own.
    actions: text('showActionBar') === 'false' ? 'none' : text('actionNames') || 'none',
  };
}

const unknownName = ({ name, properties }: Description) =>
  name === DYNAMIC_LIST && properties.adminFilters ? `${name} with filters` : name;

export default class PageComponent extends LightningElement {
  @api component!: Description;
  @api recordPage: RecordPage | null = null;

  get shown() {
    const { name, properties } = this.component;
    const isCustom = !/^(force|lst|flexipage|forceChatter|runtime_\w+|lightning|flowruntime):/.test(name);
    const isKnown = [
      this.isHighlights,
      this.isDetail,
      this.isRelatedLists,
      this.isRelatedList,
      this.isTabs,
      this.isText,
    ];
    const own = this.isDynamicList ? dynamicList(properties) : null;
    return {
      own,
      pageSize: own ? properties.maxRecordsToDisplay : USUAL_ROWS,
      label: own ? properties.relatedListLabel : null,
      custom: isCustom ? name : null,
      text: properties.richTextValue,
      relatedList: properties.relatedListApiName,
      unknown: isCustom || isKnown.some(Boolean) || LEFT_OUT.has(name) ? null : unknownName(this.component),
    };
  }

  get isHighlights(): boolean {
    return this.recordPage !== null && this.component.name === 'force:highlightsPanel';
  }
  get isDetail(): boolean {
    if (this.component.section) return true;
    return (
      this.recordPage !== null && ['force:detailPanel', 'force:recordDetailPanelMobile'].includes(this.component.name)
    );
  }
  get isRelatedLists(): boolean {
    return this.recordPage !== null && this.component.name === 'force:relatedListContainer';
  }
  get isRelatedList(): boolean {
    return (
      this.isDynamicList || (this.recordPage !== null && this.component.name === 'force:relatedListSingleContainer')
    );
  }
  /** One without filters: which records they keep is not known here. */
  get isDynamicList(): boolean {
    const { name, properties } = this.component;
    return this.recordPage !== null && name === DYNAMIC_LIST && !properties.adminFilters;
  }
  get isTabs(): boolean {
    return ['flexipage:tabset', 'flexipage:accordion'].includes(this.component.name);
  }
  get isText(): boolean {
    return this.component.name === 'flexipage:richText';
  }

  get relatedLists() {
    return (this.recordPage?.relatedLists ?? []).map(({ relatedList }) => ({ key: relatedList, relatedList }));
  }

  get tabs() {
    return (this.component.children ?? []).map((tab, index) => ({
      ...tab,
      key: `tab${index}`,
      components: tab.components.map((component, place) => ({ key: `${index}-${place}`, component })),
    }));
  }

  get activeTab(): string | undefined {
    return this.tabs.find(({ active }) => active)?.key ?? this.tabs[0]?.key;
  }

  /** What the page gives a component: its design attributes and, on a record page, the record. */
  get properties(): Record<string, unknown> {
    if (!this.recordPage) return this.component.properties;
    const { record, objectInfo } = this.recordPage;
    return { ...this.component.properties, recordId: record.id, objectApiName: objectInfo.apiName };
  }
}
