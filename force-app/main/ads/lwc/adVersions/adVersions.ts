import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type Version = Apex.AdAccountsPage.Version;

const dates = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });

/** The versions of the networks' APIs, when they end, and a warning before. Fires `version` when one is changed. */
export default class AdVersions extends LightningElement {
  @api versions: Version[] = [];
  @api canEdit = false;
  @api disabled = false;

  readonly labels = labels;

  get rows() {
    return this.versions.map((row) => ({
      ...row,
      label: formatLabel(labels.versionOf, row.network ?? ''),
      warning:
        row.endsSoon && row.lastDay
          ? formatLabel(labels.versionSoon, row.network ?? '', dates.format(new Date(row.lastDay)))
          : null,
    }));
  }

  handleVersion(event: Event): void {
    const input = event.currentTarget as HTMLElement & { value: string };
    const network = input.dataset.network as string;
    const version = input.value.trim();
    if (version !== this.versions.find((row) => row.network === network)?.version) {
      this.dispatchEvent(new CustomEvent('version', { detail: { network, version } }));
    }
  }
}
