import { isReversed, periodOf, today } from '../periods';

// Specification: ads.report.period
describe('periodOf', () => {
  it.each([
    ['last7Days', '2026-03-03', '2026-02-25', '2026-03-03'],
    ['last30Days', '2026-03-03', '2026-02-02', '2026-03-03'],
    ['last90Days', '2026-03-03', '2025-12-04', '2026-03-03'],
    ['thisMonth', '2026-03-03', '2026-03-01', '2026-03-03'],
    ['lastMonth', '2026-03-03', '2026-02-01', '2026-02-28'],
    ['lastMonth', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['thisYear', '2026-03-03', '2026-01-01', '2026-03-03'],
    ['allTime', '2026-03-03', null, null],
  ] as const)('%s on %s is from %s to %s', (preset, day, startDate, endDate) => {
    expect(periodOf(preset, day)).toEqual({ startDate, endDate });
  });
});

it('today is the day in the time zone of the user', () => {
  // The stub's time zone is that of Los Angeles: still the evening before there.
  expect(today(() => Date.parse('2026-03-03T02:00:00Z'))).toBe('2026-03-02');
  expect(today(() => Date.parse('2026-03-03T02:00:00Z'), 'UTC')).toBe('2026-03-03');
});

it('a period is reversed where it ends before it starts', () => {
  expect(isReversed({ startDate: '2026-02-02', endDate: '2026-02-01' })).toBe(true);
  expect(isReversed({ startDate: '2026-02-02', endDate: '2026-02-02' })).toBe(false);
  expect(isReversed({ startDate: '2026-02-02', endDate: null })).toBe(false);
});
