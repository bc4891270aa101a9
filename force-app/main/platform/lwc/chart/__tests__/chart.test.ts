import { loadScript } from 'lightning/platformResourceLoader';
import { find, get, mount, settle, textOf } from 'testing';
import Chart from '../chart';
import { chartConfiguration, linesOf, type ChartData } from '../configuration';

const DATA: ChartData = {
  categories: ['Ad 1', 'A name that is far too long to stand beside bars'],
  series: [
    { label: 'Leads', values: [20, null], fill: 'soft' },
    { label: 'Customers', values: [10, 5], fill: 'strong' },
  ],
  isHorizontal: true,
};

const destroy = jest.fn();
const draw = jest.fn();

class ChartJs {
  destroy = destroy;
  constructor(...asked: unknown[]) {
    draw(...asked);
  }
}

const library = window as { Chart?: unknown };

async function chart(properties: object = {}) {
  const element = mount('c-chart', Chart, { heading: 'Leads', description: 'Ad 1: 20.', data: DATA, ...properties });
  await settle();
  return element;
}

// Specification: ads.report.chart
describe('c-chart', () => {
  beforeEach(() => {
    library.Chart = ChartJs;
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it('draws the data with the library of the static resource', async () => {
    const element = await chart();

    expect(loadScript).toHaveBeenCalledTimes(1);
    expect(draw).toHaveBeenCalledTimes(1);
    expect(draw.mock.calls[0][0]).toBe(get(element, 'canvas'));
  });

  it('draws anew when the data change, and lets go of what it drew', async () => {
    const element = await chart();
    element.data = { ...DATA, categories: ['Ad 3'] };
    await settle();

    expect(destroy).toHaveBeenCalledTimes(1);
    expect(draw).toHaveBeenCalledTimes(2);

    element.remove();
    expect(destroy).toHaveBeenCalledTimes(2);
  });

  it('is described to those who cannot see it', async () => {
    const element = await chart();

    expect(get(element, '[role="img"]').getAttribute('aria-label')).toBe('Ad 1: 20.');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['cannot be loaded', () => jest.mocked(loadScript).mockRejectedValueOnce(new Error('no such resource'))],
    ['is not what it should be', () => delete library.Chart],
  ])('sends to the table where the library %s', async (_, fail) => {
    fail();
    const element = await chart();

    expect(textOf(element)).toContain("The chart isn't available. The table shows the same numbers.");
    expect(find(element, 'canvas')).toBeNull();
  });
});

describe('chartConfiguration', () => {
  beforeEach(() => {
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it('lays bars down, shortens long names and shows a legend for several series', () => {
    const { data, options } = chartConfiguration(DATA);

    expect(options?.indexAxis).toBe('y');
    expect(data.labels).toEqual(['Ad 1', 'A name that is far too long…']);
    expect(data.datasets.map(({ label }) => label)).toEqual(['Leads', 'Customers']);
    expect(options?.plugins?.legend?.display).toBe(true);
    expect(chartConfiguration({ ...DATA, series: [DATA.series[0]] }).options?.plugins?.legend?.display).toBe(false);
  });

  it('writes the numbers at the ends of lying bars', () => {
    const fillText = jest.fn();
    const [plugin] = chartConfiguration({ ...DATA, format: 'percent' }).plugins ?? [];
    const bars = [
      { x: 100, y: 10, getProps: () => ({}) },
      { x: 0, y: 20, getProps: () => ({}) },
    ];
    plugin.afterDatasetsDraw?.call(
      plugin,
      {
        ctx: { save: jest.fn(), restore: jest.fn(), fillText },
        data: { datasets: [{ data: [0.5, null] }] },
        getDatasetMeta: () => ({ data: bars }),
      } as never,
      {},
      {},
      false,
    );

    expect(fillText.mock.calls).toEqual([['50%', 105, 10]]);
    expect(chartConfiguration({ ...DATA, isHorizontal: false }).plugins).toEqual([]);
  });

  it('tells series apart by pattern where the browser can draw one', () => {
    const createPattern = jest.fn().mockReturnValue('pattern');
    const context = {
      fillRect: jest.fn(),
      beginPath: jest.fn(),
      moveTo: jest.fn(),
      lineTo: jest.fn(),
      stroke: jest.fn(),
    };
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ ...context, createPattern } as never);
    const fills = (['strong', 'soft', 'alert', 'quiet'] as const).map((fill) => ({ label: fill, values: [1], fill }));

    const { data } = chartConfiguration({ categories: ['a'], series: fills, isStacked: true });

    expect(data.datasets.map(({ backgroundColor }) => backgroundColor)).toEqual([
      '#0b5cab',
      'pattern',
      'pattern',
      'pattern',
    ]);
    expect(createPattern).toHaveBeenCalledTimes(3);
  });
});

describe('a name beside its bars', () => {
  it('takes one line in a wide chart, and two in a narrow one', () => {
    expect(linesOf('Ad 2: Watch the webinar', 640)).toBe('Ad 2: Watch the webinar');
    expect(linesOf('Ad 2: Watch the webinar', 330)).toEqual(['Ad 2: Watch', 'the webinar']);
    expect(linesOf('Ad 1: Demo', 330)).toBe('Ad 1: Demo');
  });

  it('is shortened where a word alone is too long for a narrow chart', () => {
    expect(linesOf('Autumnconference2026', 330)).toEqual(['Autumnconfere…']);
    expect(linesOf('Ad 2: Autumnconference2026', 330)).toEqual(['Ad 2:', 'Autumnconfere…']);
  });
});
