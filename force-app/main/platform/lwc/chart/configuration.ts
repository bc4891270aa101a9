import type { ChartConfiguration, ChartDataset, Plugin, Scale } from 'chart.js';
import LOCALE from '@salesforce/i18n/locale';
import { fillOf, type Fill } from './fills';

export type BarValue = number | [from: number, to: number] | null;

/** One set of bars. */
export interface ChartSeries {
  label: string;
  /** One a category; null draws nothing, and two numbers a bar from one to the other. */
  values: readonly BarValue[];
  fill: Fill;
}

/** What a chart shows: bars, as plain data. */
export interface ChartData {
  categories: readonly string[];
  series: readonly ChartSeries[];
  /** Bars lie, one category below the other; good for long names. */
  isHorizontal?: boolean;
  /** The series of a category stand on one another. */
  isStacked?: boolean;
  /** The series of a category lie on one another: each category has a bar of one series. */
  isOverlaid?: boolean;
  format?: 'number' | 'percent';
}

const NAME_LENGTH = 28;
/** Below this width, in pixels, a chart has space for names of half that length. */
const NARROW = 480;
const INK = '#181818';
const GRID = '#e5e5e5';

const numbers = new Intl.NumberFormat(LOCALE);
const rates = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });

/** @returns what Chart.js draws for the data */
export function chartConfiguration(data: ChartData): ChartConfiguration<'bar', BarValue[]> {
  const format = (value: number): string => (data.format === 'percent' ? rates : numbers).format(value);
  const valueScale = {
    beginAtZero: true,
    stacked: data.isStacked,
    grid: { color: GRID },
    ticks: {
      color: INK,
      maxTicksLimit: 6,
      callback: (value: number | string) => format(Number(value)),
      ...(data.format === 'percent' ? {} : { precision: 0 }),
    },
  };
  const categoryScale = { stacked: data.isStacked, grid: { display: false }, ticks: { color: INK } };
  const nameScale = {
    ...categoryScale,
    ticks: {
      color: INK,
      callback(this: Scale, index: number | string) {
        return linesOf(this.getLabelForValue(Number(index)), this.chart.width);
      },
    },
  };
  return {
    type: 'bar',
    data: {
      labels: data.categories.map((name) => shortened(name)),
      datasets: data.series.map((series) => ({ ...dataset(series), grouped: !data.isOverlaid })),
    },
    options: {
      indexAxis: data.isHorizontal ? 'y' : 'x',
      animation: false,
      maintainAspectRatio: false,
      // Room for the number at the end of the longest bar.
      layout: { padding: data.isHorizontal ? { right: 44 } : 0 },
      scales: data.isHorizontal ? { x: valueScale, y: nameScale } : { x: categoryScale, y: valueScale },
      plugins: {
        legend: { display: data.series.length > 1, position: 'bottom', labels: { color: INK, boxWidth: 16 } },
        tooltip: {
          callbacks: {
            title: (items) => data.categories[items[0]?.dataIndex ?? 0] ?? '',
            label: (item) => `${item.dataset.label ?? ''}: ${format(lengthOf(item.raw as BarValue) ?? 0)}`,
          },
        },
      },
    },
    plugins: data.isHorizontal && !data.isStacked ? [valueLabels(format)] : [],
  };
}

function dataset({ label, values, fill }: ChartSeries): ChartDataset<'bar', BarValue[]> {
  const { background, border } = fillOf(fill);
  return {
    label,
    data: [...values],
    backgroundColor: background,
    borderColor: border,
    borderWidth: 1,
    maxBarThickness: 28,
  };
}

/** What a bar says: its number, or by how much it goes up or down. */
function lengthOf(value: BarValue): number | null {
  return Array.isArray(value) ? value[1] - value[0] : value;
}

/** Writes each number at the end of its bar. */
function valueLabels(format: (value: number) => string): Plugin<'bar'> {
  return {
    id: 'valueLabels',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.fillStyle = INK;
      ctx.font = "600 12px 'Salesforce Sans', Arial, sans-serif";
      ctx.textBaseline = 'middle';
      chart.data.datasets.forEach(({ data }, index) => {
        chart.getDatasetMeta(index).data.forEach((bar, row) => {
          const length = lengthOf(data[row] ?? null);
          // A bar from a larger number to a smaller one ends on its left.
          const { base = bar.x } = bar.getProps(['base']) as { base?: number };
          if (length !== null) ctx.fillText(format(length), Math.max(bar.x, base) + 5, bar.y);
        });
      });
      ctx.restore();
    },
  };
}

/**
 * @param name of a category
 * @param width of the chart, in pixels
 * @returns the name in one line, or in two where the chart is so narrow that Chart.js would cut off its beginning
 */
export function linesOf(name: string, width: number): string | string[] {
  const most = NAME_LENGTH / 2;
  if (width >= NARROW || name.length <= most) return name;
  const space = name.lastIndexOf(' ', most);
  const lines = space > 0 ? [name.slice(0, space), name.slice(space + 1)] : [name];
  return lines.map((line) => shortened(line, most));
}

function shortened(name: string, most = NAME_LENGTH): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
