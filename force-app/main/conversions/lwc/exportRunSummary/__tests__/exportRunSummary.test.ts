import { mount, textOf } from 'testing';
import ExportRunSummary from '../exportRunSummary';

const RUN: Apex.ExportProgress = {
  jobId: '707',
  runId: 'a03',
  status: 'Done',
  started: '2026-01-08T10:00:00.000Z',
  finished: '2026-01-08T10:00:05.000Z',
  sent: 12,
  rejected: 1,
  inDoubt: 3,
  waiting: 4,
  requests: 2,
  message: null,
};

const summary = (change: object = {}) =>
  mount('c-export-run-summary', ExportRunSummary, { run: { ...RUN, ...change } });

describe('c-export-run-summary', () => {
  it('sums up the last export', async () => {
    const element = summary();

    expect(textOf(element)).toContain('Last export');
    expect(textOf(element)).toContain('Sent: 12 · Rejected: 1 · In doubt: 3 · Waiting: 4 · Requests: 2');
    await expect(element).toBeAccessible();
  });

  it.each(['Queued', 'Running'])('shows that one is under way: %s', (status) => {
    expect(textOf(summary({ status, finished: null }))).toContain('Sending to Facebook');
  });

  it('says why one stopped', () => {
    const text = textOf(summary({ status: 'Failed', message: 'The token is not valid any more.' }));

    expect(text).toContain('The last export stopped');
    expect(text).toContain('The token is not valid any more.');
  });

  it.each([
    { change: {}, icon: 'utility:success' },
    { change: { message: "Facebook couldn't be reached." }, icon: 'utility:warning' },
    { change: { status: 'Failed', message: 'The token is not valid any more.' }, icon: 'utility:error' },
  ])('shows $icon for $change', ({ change, icon }) => {
    expect(summary(change).shadowRoot?.querySelector('lightning-icon')).toMatchObject({ iconName: icon });
  });

  it('shows nothing before the first export', () => {
    expect(textOf(mount('c-export-run-summary', ExportRunSummary))).toBe('');
  });
});
