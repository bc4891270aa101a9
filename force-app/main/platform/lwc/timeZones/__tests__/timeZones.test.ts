import { currentMinute, startOfDay } from 'c/timeZones';

describe('startOfDay', () => {
  it.each([
    ['2026-01-08', 'UTC', '2026-01-08T00:00:00.000Z'],
    ['2026-01-08', 'America/Los_Angeles', '2026-01-08T08:00:00.000Z'],
    ['2026-07-08', 'America/Los_Angeles', '2026-07-08T07:00:00.000Z'],
    ['2026-01-08', 'Asia/Kolkata', '2026-01-07T18:30:00.000Z'],
    ['2026-01-08', 'Pacific/Kiritimati', '2026-01-07T10:00:00.000Z'],
  ])('of %s in %s is %s', (date, timeZone, moment) => {
    expect(startOfDay(date, timeZone)).toBe(moment);
  });

  it('uses the offset of midnight on days on which clocks change', () => {
    expect(startOfDay('2026-03-08', 'America/Los_Angeles')).toBe('2026-03-08T08:00:00.000Z');
    expect(startOfDay('2026-11-01', 'America/Los_Angeles')).toBe('2026-11-01T07:00:00.000Z');
    expect(startOfDay('2026-03-29', 'Europe/Oslo')).toBe('2026-03-28T23:00:00.000Z');
  });
});

describe('currentMinute', () => {
  it('drops seconds, which a picker cannot show', () => {
    expect(currentMinute(() => Date.parse('2026-01-08T10:20:30.400Z'))).toBe('2026-01-08T10:20:00.000Z');
  });
});
