import { LightningElement, api } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import CHART_JS from '@salesforce/resourceUrl/ChartJs';
import unavailableLabel from '@salesforce/label/c.Chart_Unavailable';
import type { Chart as DrawnChart } from 'chart.js';
import { chartConfiguration, type ChartData } from './configuration';

const ROW_HEIGHT = 30;
const SERIES_HEIGHT = 16;
const AXES_HEIGHT = 64;
const STANDING_HEIGHT = 240;

type ChartClass = new (canvas: HTMLCanvasElement, configuration: object) => Pick<DrawnChart, 'destroy'>;

/**
 * A bar chart of plain data, drawn by Chart.js. Screen readers get `description` in its place; a table with the same
 * numbers belongs beside it, and is all there is where the library cannot be loaded.
 */
export default class Chart extends LightningElement {
  @api heading = '';
  /** What the picture shows, in words. */
  @api description = '';

  readonly unavailable = unavailableLabel;
  hasFailed = false;

  private shown: ChartData | undefined;
  private drawn: Pick<DrawnChart, 'destroy'> | undefined;
  private isLoaded = false;
  private isStale = false;

  @api
  get data(): ChartData | undefined {
    return this.shown;
  }

  set data(data: ChartData | undefined) {
    this.shown = data;
    this.isStale = true;
  }

  connectedCallback(): void {
    this.isStale = true;
    void this.loadLibrary();
  }

  renderedCallback(): void {
    this.draw();
  }

  disconnectedCallback(): void {
    this.drawn?.destroy();
    this.drawn = undefined;
  }

  /** The canvas fills its frame; a lying chart grows with its rows. */
  get frameStyle(): string {
    const { categories = [], series = [], isHorizontal } = this.shown ?? {};
    const row = ROW_HEIGHT + SERIES_HEIGHT * (series.length - 1);
    return `height: ${isHorizontal ? categories.length * row + AXES_HEIGHT : STANDING_HEIGHT}px`;
  }

  private async loadLibrary(): Promise<void> {
    try {
      await loadScript(this, CHART_JS);
      this.isLoaded = Boolean(chartClass());
      this.hasFailed = !this.isLoaded;
    } catch {
      this.hasFailed = true;
    }
    this.draw();
  }

  private draw(): void {
    const canvas = this.template?.querySelector('canvas');
    const ChartJs = chartClass();
    if (!this.isLoaded || !this.isStale || !this.shown || !canvas || !ChartJs || !this.isConnected) return;
    this.isStale = false;
    this.drawn?.destroy();
    this.drawn = new ChartJs(canvas, chartConfiguration(this.shown));
  }
}

/** The library names itself globally. */
function chartClass(): ChartClass | undefined {
  return (window as { Chart?: ChartClass }).Chart;
}
