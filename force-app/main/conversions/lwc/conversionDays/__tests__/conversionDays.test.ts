import getDays from '@salesforce/apex/ConversionLogController.getDays';
import { apexError, button, get, mount, settle, textOf } from 'testing';
import ConversionDays from '../conversionDays';

jest.mock('@salesforce/apex/ConversionLogController.getDays', () => ({ default: jest.fn() }), { virtual: true });

const read = getDays as jest.MockedFunction<typeof getDays>;

const DAYS: Apex.EventDay[] = [
  { day: '2026-01-06', sent: 5, failed: 1, open: 0 },
  { day: '2026-01-08', sent: 7, failed: 0, open: 2 },
];

async function days() {
  const element = mount('c-conversion-days', ConversionDays);
  await settle();
  return element;
}

// Specification: conversions.log.chart
describe('c-conversion-days', () => {
  beforeEach(() => {
    read.mockResolvedValue(DAYS);
  });

  it('draws sent, failed and open events of each day, days without events as gaps', async () => {
    expect(get(await days(), 'c-chart').data).toMatchObject({
      categories: ['1/6', '1/7', '1/8'],
      series: [
        { label: 'Sent', values: [5, 0, 7] },
        { label: 'Not Sent', values: [1, 0, 0] },
        { label: 'Open', values: [0, 0, 2] },
      ],
      isStacked: true,
    });
  });

  it('draws days with events only where the period is long', async () => {
    read.mockResolvedValue([{ ...DAYS[0], day: '2025-01-06' }, DAYS[1]]);

    expect(get(await days(), 'c-chart').data).toMatchObject({ categories: ['1/6', '1/8'] });
  });

  it('has the same numbers as a table, newest first', async () => {
    const element = await days();

    expect(textOf(get(element, 'tbody'))).toBe('1/8/2026 7 0 2 1/6/2026 5 1 0');
    expect(get(element, 'c-chart').description).toBe('Events by Day. Sent: 12. Not sent: 1. Open: 2.');
    await expect(element).toBeAccessible();
  });

  it('asks for the days up to that of UTC, which may be ahead of the user', async () => {
    // In Los Angeles it is the evening of 7 March.
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-03-08T02:00:00Z'));
    const element = await days();
    jest.restoreAllMocks();

    expect(read).toHaveBeenLastCalledWith({ startDate: '2026-02-07', endDate: '2026-03-08' });
    expect(get(element, 'c-period-picker').inUtc).toBe(true);
  });

  it('asks for the period that was chosen', async () => {
    const element = await days();
    const period = { startDate: '2026-01-01', endDate: '2026-01-31' };

    get(element, 'c-period-picker').dispatchEvent(new CustomEvent('periodchange', { detail: period }));
    await settle();

    expect(read).toHaveBeenLastCalledWith(period);
  });

  it('says when there are no events', async () => {
    read.mockResolvedValue([]);

    expect(textOf(await days())).toContain('No events in this period');
  });

  it('says what went wrong and tries again', async () => {
    read.mockRejectedValueOnce(apexError('Too slow.'));
    const element = await days();
    expect(textOf(element)).toContain('Too slow.');

    button(element, 'Try Again').click();
    await settle();
    expect(textOf(element)).not.toContain('Too slow.');
  });
});
