import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import { formatLabel } from 'c/formatLabel';
import barLabel from '@salesforce/label/c.Ads_Bar';
import customersLabel from '@salesforce/label/c.Ads_Customers';
import leadsLabel from '@salesforce/label/c.Ads_Leads';
import successRateLabel from '@salesforce/label/c.Ads_Success_Rate';
import titleLabel from '@salesforce/label/c.Ads_Chart';

type AdRow = Apex.AdEffectivenessController.AdRow;

const ROW_HEIGHT = 52;
const BAR_WIDTH = 400;
const NAME_LENGTH = 26;

const rates = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });

/**
 * A pair of bars per ad, leads and customers, with the success rate beside them. The picture is described to screen
 * readers row by row; the page shows the same numbers in a table.
 */
export default class AdBarChart extends LightningElement {
  @api ads: AdRow[] = [];

  readonly labels = {
    customers: customersLabel,
    leads: leadsLabel,
    successRate: successRateLabel,
    title: titleLabel,
  };

  get viewBox(): string {
    return `0 0 720 ${this.ads.length * ROW_HEIGHT}`;
  }

  get bars() {
    const longest = Math.max(1, ...this.ads.map(({ leads }) => leads));
    return this.ads.map((ad, index) => {
      const top = index * ROW_HEIGHT;
      const rate = typeof ad.successRate === 'number' ? rates.format(ad.successRate) : '–';
      const leadsWidth = (BAR_WIDTH * ad.leads) / longest;
      const customersWidth = (BAR_WIDTH * ad.customers) / longest;
      return {
        key: ad.adId,
        name: shortened(ad.adName),
        description: formatLabel(barLabel, ad.adName, ad.leads, ad.customers, rate),
        rate,
        leads: ad.leads,
        customers: ad.customers,
        leadsWidth,
        customersWidth,
        leadsTop: top + 6,
        customersTop: top + 26,
        leadsTextX: 200 + leadsWidth,
        customersTextX: 200 + customersWidth,
        leadsTextTop: top + 20,
        customersTextTop: top + 40,
        middle: top + 30,
      };
    });
  }

  get description(): string {
    return [this.labels.title, ...this.bars.map(({ description }) => description)].join(' ');
  }
}

function shortened(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}
