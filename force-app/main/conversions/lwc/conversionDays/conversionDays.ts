import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import getDays from '@salesforce/apex/ConversionLogController.getDays';
import { formatLabel } from 'c/formatLabel';
import { periodOf, todayInUtc, type Period } from 'c/periods';
import { labels } from './labels';

type EventDay = Apex.EventDay;

const INITIAL_PERIOD = 'last30Days';
const MILLISECONDS_A_DAY = 86_400_000;
/** More days would make the bars too thin, so days without events are left out. */
const MAX_DENSE_DAYS = 92;

// Dates as the reasons beside them have them, which Apex writes in the user's short style.
const DAY = { timeZone: 'UTC', month: 'numeric', day: 'numeric' } as const;
const dayFormat = new Intl.DateTimeFormat(LOCALE, DAY);
const longDayFormat = new Intl.DateTimeFormat(LOCALE, { ...DAY, year: 'numeric' });

/** The outcomes of the events of each day, as a chart and as a collapsed table. */
export default class ConversionDays extends LightningElement {
  readonly labels = labels;
  readonly initialPeriod = INITIAL_PERIOD;
  period: Period = periodOf(INITIAL_PERIOD, todayInUtc());
  days: EventDay[] | undefined;
  error: unknown;
  isLoading = false;

  private number = 0;

  connectedCallback(): void {
    void this.load();
  }

  /** Reads the days again. */
  @api async refresh(): Promise<void> {
    await this.load();
  }

  get isEmpty(): boolean {
    return this.days?.length === 0;
  }

  get hasDays(): boolean {
    return (this.days?.length ?? 0) > 0;
  }

  get chart() {
    const days = this.drawnDays;
    return {
      categories: days.map(({ day }) => dayFormat.format(Date.parse(day ?? ''))),
      series: [
        { label: labels.sent, values: days.map(({ sent }) => sent), fill: 'strong' },
        { label: labels.failed, values: days.map(({ failed }) => failed), fill: 'alert' },
        { label: labels.open, values: days.map(({ open }) => open), fill: 'quiet' },
      ],
      isStacked: true,
    };
  }

  get description(): string {
    const sum = (field: 'sent' | 'failed' | 'open') => (this.days ?? []).reduce((total, day) => total + day[field], 0);
    return `${labels.title}. ${formatLabel(labels.sum, sum('sent'), sum('failed'), sum('open'))}`;
  }

  get rows() {
    return (this.days ?? [])
      .map((row) => ({ ...row, label: longDayFormat.format(Date.parse(row.day ?? '')) }))
      .reverse();
  }

  handlePeriod(event: CustomEvent<Period>): void {
    this.period = event.detail;
    void this.load();
  }

  /** Shows a day without events as a gap. */
  private get drawnDays(): EventDay[] {
    const days = this.days ?? [];
    const first = Date.parse(days[0]?.day ?? '');
    const last = Date.parse(days.at(-1)?.day ?? '');
    const length = (last - first) / MILLISECONDS_A_DAY + 1;
    if (!(length <= MAX_DENSE_DAYS)) return days;
    const byDay = new Map(days.map((day) => [day.day, day]));
    return Array.from({ length }, (_, index) => {
      const day = new Date(first + index * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
      return byDay.get(day) ?? { day, sent: 0, failed: 0, open: 0 };
    });
  }

  /** Shows only the answer to the latest request. */
  private async load(): Promise<void> {
    const number = ++this.number;
    this.isLoading = true;
    try {
      const { startDate, endDate } = this.period;
      const days = await getDays({ startDate, endDate });
      if (number === this.number) [this.days, this.error] = [days, undefined];
    } catch (error) {
      if (number === this.number) this.error = error;
    } finally {
      if (number === this.number) this.isLoading = false;
    }
  }
}
