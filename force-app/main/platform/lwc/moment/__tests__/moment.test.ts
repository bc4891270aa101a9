import { get, mount } from 'testing';
import Moment from '../moment';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Oslo' }), { virtual: true });

describe('c-moment', () => {
  it("shows a moment in the user's time zone, whatever the browser's is", async () => {
    const moment = mount('c-moment', Moment, { value: '2026-01-07T23:00:00.000Z' });

    const formatted = get(moment, 'lightning-formatted-date-time');
    expect([formatted.value, formatted.timeZone]).toEqual(['2026-01-07T23:00:00.000Z', 'Europe/Oslo']);
    await expect(moment).toBeAccessible();
  });

  it.each([
    [false, 'short'],
    [true, 'numeric'],
  ])('writes the month as its neighbors do: %s, %s', (isShort, month) => {
    const moment = mount('c-moment', Moment, { value: '2026-01-07T23:00:00.000Z', isShort });

    expect(get(moment, 'lightning-formatted-date-time').month).toBe(month);
  });
});
