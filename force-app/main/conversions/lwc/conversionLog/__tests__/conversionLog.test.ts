import getDays from '@salesforce/apex/ConversionLogController.getDays';
import getEvents from '@salesforce/apex/ConversionLogController.getEvents';
import getRuns from '@salesforce/apex/ConversionLogController.getRuns';
import getSummary from '@salesforce/apex/ConversionLogController.getSummary';
import resume from '@salesforce/apex/ConversionLogController.resume';
import sendNow from '@salesforce/apex/ConversionSendController.sendNow';
import { refreshApex } from '@salesforce/apex';
import { apexError, button, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import ConversionLog from '../conversionLog';

jest.mock(
  '@salesforce/apex/ConversionLogController.getSummary',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/ConversionLogController.getDays', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
  '@salesforce/apex/ConversionLogController.getEventNames',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/ConversionLogController.getEvents', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionLogController.getRuns', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionLogController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionSendController.sendNow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });

type Summary = Apex.ConversionLogController.Summary;

const wire = getSummary as unknown as { emit(summary: Summary): void; error(body: unknown): void };
const events = getEvents as jest.MockedFunction<typeof getEvents>;
const runs = getRuns as jest.MockedFunction<typeof getRuns>;
const send = sendNow as jest.MockedFunction<typeof sendNow>;
const endPause = resume as jest.MockedFunction<typeof resume>;

const STATE: Apex.ExportOverview = {
  waiting: 7,
  backingOff: 2,
  forPerson: 1,
  expiring: 0,
  nextExport: '2026-01-08T10:07:00.000Z',
  throttledUntil: null,
  isPaused: false,
  blockedBecause: null,
};

const SUMMARY: Summary = {
  state: STATE,
  lastRun: null,
  retryJob: null,
  canSend: true,
  canResume: true,
};

const RUN: Apex.ExportProgress = {
  jobId: '707',
  runId: 'a03',
  status: 'Running',
  started: null,
  finished: null,
  sent: 12,
  rejected: 0,
  inDoubt: 0,
  waiting: 0,
  requests: 1,
  message: null,
};

async function log(change: Partial<Summary> = {}): Promise<Mounted> {
  const element = mount('c-conversion-log', ConversionLog);
  wire.emit({ ...SUMMARY, ...change });
  await settle();
  return element;
}

async function paused(canResume: boolean): Promise<Mounted> {
  return log({ canResume, state: { ...STATE, isPaused: true, blockedBecause: 'Sending is paused: renew the token.' } });
}

describe('c-conversion-log', () => {
  beforeEach(() => {
    events.mockResolvedValue({ rows: [], statusCounts: [], total: 0, nextCursor: null });
    runs.mockResolvedValue({ rows: [], total: 0, nextCursor: null });
    (getDays as jest.MockedFunction<typeof getDays>).mockResolvedValue([]);
    send.mockResolvedValue({ jobId: '707' });
    endPause.mockResolvedValue(SUMMARY);
  });

  it('shows that it is loading', () => {
    expect(find(mount('c-conversion-log', ConversionLog), 'lightning-spinner')).not.toBeNull();
  });

  it('asks again, because the first answer may be cached', async () => {
    await log();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('says what waits for what, and when the next export starts', async () => {
    const text = textOf(get(await log(), 'dl'));

    expect(text).toContain('Next export 2026-01-08T10:07:00.000Z');
    expect(text).toContain('Waiting for next export 7');
    expect(text).toContain('Of these, retrying later 2');
    expect(text).toContain('Needs attention 1');
  });

  it('says where nothing is scheduled', async () => {
    expect(textOf(await log({ state: { ...STATE, nextExport: null } }))).toContain('Not scheduled');
  });

  // Specification: conversions.errors.expiring
  it('warns of events that expire within 24 hours', async () => {
    expect(find(await log(), '[data-part="expiring"]')).toBeNull();
    document.body.replaceChildren();
    expect(textOf(get(await log({ state: { ...STATE, expiring: 3 } }), '[data-part="expiring"]'))).toContain(
      '3 events expire within 24 hours.',
    );
  });

  // Specification: conversions.errors.throttled
  it('says until when Facebook accepts no requests, and sends nothing', async () => {
    const element = await log({ state: { ...STATE, throttledUntil: '2026-01-08T11:00:00.000Z' } });

    expect(textOf(get(element, '[data-part="throttled"]'))).toContain('2026-01-08T11:00:00.000Z');
    expect(button(element, 'Send Now').disabled).toBe(true);
  });

  // Specification: conversions.errors.banner
  it('says why sending is paused, and lets an administrator resume', async () => {
    const element = await paused(true);
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);
    expect(textOf(element)).toContain('Sending is paused: renew the token.');
    expect(button(element, 'Send Now').disabled).toBe(true);

    button(element, 'Resume Sending').click();
    await settle();

    expect(endPause).toHaveBeenCalledTimes(1);
    expect(toast.mock.calls[0][0].detail.title).toBe('Sending resumed');
    expect(refreshApex).toHaveBeenCalledTimes(2);
  });

  it('leaves resuming to administrators, and sending to those who may', async () => {
    expect(textOf(await paused(false))).not.toContain('Resume Sending');
    document.body.replaceChildren();
    const element = await log({ canSend: false });
    expect(findAll(element, 'lightning-button').map(({ label }) => label)).not.toContain('Send Now');
  });

  // Specification: conversions.access.send
  it('names the permission set to whom sending is not allowed, and to nobody else', async () => {
    expect(textOf(await log({ canSend: false }))).toContain(
      'Ask your admin for the Touchline Marketer permission set.',
    );
    document.body.replaceChildren();
    expect(textOf(await log())).not.toContain('permission set');
  });

  // Specification: conversions.log.progress
  it('follows a running export, also of another user, and reads the lists at its end', async () => {
    jest.useFakeTimers();
    const element = await log({ lastRun: RUN });
    expect(textOf(element)).toContain('Sending to Facebook');
    expect(textOf(element)).toContain('Sent: 12');
    expect(button(element, 'Send Now').disabled).toBe(true);

    jest.advanceTimersByTime(2000);
    expect(refreshApex).toHaveBeenCalledTimes(2);
    events.mockClear();
    runs.mockClear();
    wire.emit({ ...SUMMARY, lastRun: { ...RUN, status: 'Done' } });
    await settle();

    expect(events).toHaveBeenCalledTimes(1);
    expect(runs).toHaveBeenCalledTimes(1);
    expect(button(element, 'Send Now').disabled).toBe(false);
    element.remove();
    jest.advanceTimersByTime(60_000);
    expect(refreshApex).toHaveBeenCalledTimes(2);
  });

  it('follows a retry of all that failed', async () => {
    const element = await log({ retryJob: { jobId: '707', status: 'Running', processed: 1, total: 4 } });

    expect(textOf(get(element, 'c-job-progress'))).toContain('Putting events back in the queue');
    expect(get(element, 'c-conversion-event-list').isRetrying).toBe(true);
  });

  it('sends now', async () => {
    const element = await log();
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);

    button(element, 'Send Now').click();
    await settle();

    expect(toast.mock.calls[0][0].detail.title).toBe('Export started');
    expect(refreshApex).toHaveBeenCalledTimes(2);
  });

  it('says why sending was refused', async () => {
    send.mockRejectedValueOnce(apexError('An export is running already.'));
    const element = await log();

    button(element, 'Send Now').click();
    await settle();

    expect(textOf(element)).toContain('An export is running already.');
    expect(button(element, 'Send Now').disabled).toBe(false);
  });

  it('reads everything again when asked, and when events are in the queue again', async () => {
    const element = await log();

    button(element, 'Refresh').click();
    await settle();
    expect(events).toHaveBeenCalledTimes(2);
    expect(runs).toHaveBeenCalledTimes(2);

    get(element, 'c-conversion-event-list').dispatchEvent(new CustomEvent('retried'));
    await settle();
    expect(refreshApex).toHaveBeenCalledTimes(3);
    expect(events).toHaveBeenCalledTimes(3);
  });

  it('says what is wrong when it cannot be read', async () => {
    const element = mount('c-conversion-log', ConversionLog);
    wire.error({ message: 'You may not see the log.' });
    await settle();

    expect(textOf(element)).toContain('You may not see the log.');
  });

  it('is accessible', async () => {
    await expect(await paused(true)).toBeAccessible();
  });
});
