/** Lays the regions of a Lightning page out as its template does: full width first, then main beside sidebar. */
import { api, LightningElement } from 'lwc';
import type { PageRegion, RecordPage } from '../../shapes.ts';

const NARROW = /sidebar|right|left/i;

export default class Region extends LightningElement {
  @api regions: PageRegion[] = [];
  @api templateName = '';
  /** Given on record pages. */
  @api recordPage: RecordPage | null = null;

  get rows() {
    const named = this.regions.filter(({ name }) => /header|top/i.test(name));
    // Templates with a header number their regions: the first is the header.
    const header = named.length || !/Header/.test(this.templateName) ? named : this.regions.slice(0, 1);
    const below = this.regions.filter((region) => !header.includes(region));
    const main = below.filter(({ name }) => !NARROW.test(name));
    const beside = below.filter(({ name }) => NARROW.test(name));
    const columns = /left/i.test(beside[0]?.name ?? '') ? [...beside, ...main] : [...main, ...beside];
    return {
      full: this.describe(header, () => 'slds-col slds-size_1-of-1'),
      columns: this.describe(columns, ({ name }) => this.columnClass(name, columns.length, beside.length)),
    };
  }

  describe(regions: PageRegion[], classOf: (region: PageRegion) => string) {
    return regions.map((region) => ({
      name: region.name,
      className: `${classOf(region)} slds-p-around_xx-small`,
      components: region.components.map((component, index) => ({ key: `${region.name}${index}`, component })),
    }));
  }

  columnClass(name: string, count: number, narrow: number): string {
    if (count === 1) return 'slds-col slds-size_1-of-1';
    const size = narrow === 0 ? `1-of-${count}` : NARROW.test(name) ? '1-of-3' : '2-of-3';
    return `slds-col slds-size_1-of-1 slds-large-size_${size}`;
  }
}
