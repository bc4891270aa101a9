import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import { reasonLabels } from 'c/adReasonLabels';
import { focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { checkLabels, labels } from './labels';

type Row = Apex.AdConversionsPage.Row;

const numbers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const signed = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

/**
 * Why conversions and contacts of a row differ: a waterfall from the one to the other, and each reason with what can be
 * done. Fires `people` ({ row, reason }) and `close`.
 */
export default class AdReasons extends LightningElement {
  @api row: Row | undefined;

  readonly labels = labels;

  @api focus(): void {
    void focusOn(this, 'h3');
  }

  get heading(): string {
    return formatLabel(labels.heading, this.row?.name || labels.noName);
  }

  get conversions(): string {
    return numbers.format(this.row?.networkConversions ?? 0);
  }

  get contacts(): string {
    return numbers.format(this.row?.attributedContacts ?? 0);
  }

  /** What a reason takes away is written with a minus: from conversions one comes to contacts. */
  get reasons() {
    return (this.row?.reasons ?? []).map(({ name, amount, people }) => ({
      name,
      label: reasonLabels[name] ?? name,
      amount: signed.format(0 - (amount ?? 0)),
      check: checkLabels[name],
      peopleLabel: people && this.row?.key ? formatCount(labels.showPeople, people) : null,
    }));
  }

  get notes(): string[] {
    const { nearEdges, isListKnown } = this.row ?? {};
    return [
      ...(nearEdges ? [formatCount(labels.nearEdges, nearEdges)] : []),
      ...(isListKnown ? [] : [labels.listUnknown]),
    ];
  }

  get chart() {
    const reasons = this.row?.reasons ?? [];
    const conversions = this.row?.networkConversions ?? 0;
    let level = conversions;
    const steps = reasons.map(({ amount }): [number, number] => {
      const from = level;
      level -= amount ?? 0;
      return [from, level];
    });
    const blanks = steps.map(() => null);
    const only = (isWanted: (from: number, to: number) => boolean) => [
      null,
      ...steps.map((step) => (isWanted(...step) ? step : null)),
      null,
    ];
    return {
      categories: [
        labels.networkConversions,
        ...reasons.map(({ name }) => reasonLabels[name] ?? name),
        labels.attributedContacts,
      ],
      series: [
        { label: labels.stays, values: [conversions, ...blanks, this.row?.attributedContacts ?? 0], fill: 'strong' },
        { label: labels.less, values: only((from, to) => to < from), fill: 'alert' },
        { label: labels.more, values: only((from, to) => to > from), fill: 'soft' },
      ],
      isHorizontal: true,
      isOverlaid: true,
    };
  }

  get chartDescription(): string {
    const bars: [string, string][] = [
      [labels.networkConversions, this.conversions],
      ...this.reasons.map(({ label, amount }): [string, string] => [label, amount]),
      [labels.attributedContacts, this.contacts],
    ];
    return [`${this.heading}.`, ...bars.map(([name, value]) => formatLabel(labels.waterfallBar, name, value))].join(
      ' ',
    );
  }

  handlePeople(event: Event): void {
    const { reason } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('people', { detail: { row: this.row, reason } }));
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
