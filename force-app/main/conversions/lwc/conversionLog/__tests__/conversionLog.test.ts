import getEvents from '@salesforce/apex/ConversionLogController.getEvents';
import getRun from '@salesforce/apex/ConversionLogController.getRun';
import getSummary from '@salesforce/apex/ConversionLogController.getSummary';
import sendNow from '@salesforce/apex/ConversionLogController.sendNow';
import { apexError, button, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import ConversionLog from '../conversionLog';

jest.mock(
  '@salesforce/apex/ConversionLogController.getSummary',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/ConversionLogController.getEvents', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionLogController.getRun', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionLogController.sendNow', () => ({ default: jest.fn() }), { virtual: true });

type Summary = Apex.ConversionLogController.Summary;

const wire = getSummary as unknown as { emit(summary: Summary): void; error(body: unknown): void };
const events = getEvents as jest.MockedFunction<typeof getEvents>;
const run = getRun as jest.MockedFunction<typeof getRun>;
const send = sendNow as jest.MockedFunction<typeof sendNow>;

const SUMMARY: Summary = {
  statusCounts: [
    { status: 'Pending', label: 'Pending', eventCount: 1 },
    { status: 'Sent', label: 'Sent', eventCount: 17 },
  ],
  lastRun: null,
  canSend: true,
  blockedBecause: null,
};

const EVENT: Apex.ConversionLogController.EventRow = {
  id: 'a04000000000001AAA',
  name: 'CE-0001',
  eventName: 'Purchase',
  eventTime: '2026-01-08T10:00:00.000Z',
  status: 'Sent',
  statusLabel: 'Sent',
  recordId: '00Q000000000001AAA',
  recordType: 'Lead',
  value: 100,
  currencyCode: 'EUR',
  reason: null,
  errorCode: '',
  traceId: 'AbCdEf',
  eventId: 'e-1',
  attempts: 1,
  nextAttempt: null,
};

const RUN: Apex.RunState = {
  jobId: '707',
  runId: 'a03',
  status: 'Running',
  started: null,
  finished: null,
  sent: 0,
  rejected: 0,
  requests: 0,
  message: null,
};

async function log(summary: Summary = SUMMARY): Promise<Mounted> {
  const element = mount('c-conversion-log', ConversionLog);
  wire.emit(summary);
  await settle();
  return element;
}

const tableRows = (element: Mounted) => get(element, 'lightning-datatable').data as Record<string, unknown>[];
const chip = (element: Mounted, status: string) =>
  findAll<HTMLButtonElement>(element, 'button').find((found) => found.dataset.status === status)!;

describe('c-conversion-log', () => {
  beforeEach(() => {
    events.mockResolvedValue({ rows: [EVENT], total: 60, nextCursor: 'after 1' });
    send.mockResolvedValue({ jobId: '707' });
    run.mockResolvedValue(RUN);
  });

  it('shows that it is loading', () => {
    expect(find(mount('c-conversion-log', ConversionLog), 'lightning-spinner')).not.toBeNull();
  });

  it('shows every event with its status, reason and trace id, linked to its record', async () => {
    const [row] = tableRows(await log());

    expect(row).toEqual(
      expect.objectContaining({
        statusLabel: 'Sent',
        traceId: 'AbCdEf',
        recordUrl: '/lightning/r/00Q000000000001AAA/view',
      }),
    );
  });

  it('shows no link where the record is gone', async () => {
    events.mockResolvedValue({ rows: [{ ...EVENT, recordId: null }], total: 1, nextCursor: null });

    expect(tableRows(await log())[0]?.recordUrl).toBeNull();
  });

  it('counts events by status, and shows those of one', async () => {
    const element = await log();
    expect(textOf(chip(element, 'all'))).toBe('All 18');
    expect(chip(element, 'all').ariaPressed).toBe('true');

    chip(element, 'Pending').click();
    await settle();

    expect(events).toHaveBeenLastCalledWith({ status: 'Pending', cursor: null, pageSize: 50 });
    expect(chip(element, 'Pending').getAttribute('aria-pressed')).toBe('true');
  });

  it('pages on the server', async () => {
    const element = await log();

    button(element, 'Next page').click();
    await settle();
    expect(events).toHaveBeenLastCalledWith({ status: null, cursor: 'after 1', pageSize: 50 });

    button(element, 'Previous page').click();
    await settle();
    expect(events).toHaveBeenLastCalledWith({ status: null, cursor: null, pageSize: 50 });
  });

  it('sends now, follows the export to its end and shows the events anew', async () => {
    jest.useFakeTimers();
    const element = await log();
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);

    button(element, 'Send Now').click();
    await settle();
    expect(toast.mock.calls[0][0].detail.title).toBe('Export started');
    expect(textOf(element)).toContain('Sending to Facebook');
    expect(button(element, 'Send Now').disabled).toBe(true);

    run.mockResolvedValue({ ...RUN, status: 'Done', sent: 1, requests: 1 });
    jest.advanceTimersByTime(2000);
    await settle();
    expect(textOf(element)).toContain('Sent: 1 · Rejected: 0 · Requests: 1');
    expect(button(element, 'Send Now').disabled).toBe(false);
    expect(events).toHaveBeenCalledTimes(2);
  });

  it('says why sending was refused', async () => {
    send.mockRejectedValueOnce(apexError('An export is running already.'));
    const element = await log();

    button(element, 'Send Now').click();
    await settle();

    expect(textOf(element)).toContain('An export is running already.');
    expect(button(element, 'Send Now').disabled).toBe(false);
  });

  it('says why nothing can be sent now', async () => {
    const element = await log({ ...SUMMARY, blockedBecause: 'Enter the dataset id in the settings.' });

    expect(textOf(element)).toContain('Enter the dataset id in the settings.');
    expect(button(element, 'Send Now').disabled).toBe(true);
  });

  it('leaves sending to those who may', async () => {
    expect(button(await log({ ...SUMMARY, canSend: false }), 'Send Now').disabled).toBe(true);
  });

  it('says when there are no events', async () => {
    events.mockResolvedValue({ rows: [], total: 0, nextCursor: null });

    expect(textOf(await log())).toContain('No conversion events');
  });

  it.each([
    ['events', () => events.mockRejectedValueOnce(apexError('You may not see the log.'))],
    ['summary', () => undefined],
  ])('says what is wrong when the %s cannot be read', async (what, fail) => {
    fail();
    const element = mount('c-conversion-log', ConversionLog);
    if (what === 'summary') wire.error({ message: 'You may not see the log.' });
    await settle();

    expect(textOf(element)).toContain('You may not see the log.');
  });

  it('is accessible', async () => {
    await expect(
      await log({ ...SUMMARY, blockedBecause: 'Paused.', lastRun: { ...RUN, status: 'Done' } }),
    ).toBeAccessible();
  });
});
