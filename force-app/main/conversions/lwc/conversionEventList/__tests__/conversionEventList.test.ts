import countFailed from '@salesforce/apex/ConversionSendController.countFailed';
import getEventNames from '@salesforce/apex/ConversionLogController.getEventNames';
import getEvents from '@salesforce/apex/ConversionLogController.getEvents';
import retry from '@salesforce/apex/ConversionSendController.retry';
import retryFailed from '@salesforce/apex/ConversionSendController.retryFailed';
import LightningConfirm from 'lightning/confirm';
import { apexError, button, change, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import { downloadFile } from 'c/fileDownload';
import ConversionEventList from '../conversionEventList';

jest.mock('c/fileDownload', () => ({ downloadFile: jest.fn() }));

jest.mock('@salesforce/apex/ConversionSendController.countFailed', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
  '@salesforce/apex/ConversionLogController.getEventNames',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/ConversionLogController.getEvents', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionSendController.retry', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionSendController.retryFailed', () => ({ default: jest.fn() }), { virtual: true });

const events = getEvents as jest.MockedFunction<typeof getEvents>;
const again = retry as jest.MockedFunction<typeof retry>;
const failed = countFailed as jest.MockedFunction<typeof countFailed>;
const allAgain = retryFailed as jest.MockedFunction<typeof retryFailed>;
const confirm = jest.fn();

const EVENT: Apex.EventPage.EventRow = {
  id: 'a04000000000001AAA',
  name: 'CE-0001',
  eventName: 'Purchase',
  eventTime: '2026-01-08T10:00:00.000Z',
  status: 'Rejected',
  statusLabel: 'Rejected',
  personId: '00Q000000000001AAA',
  personLabel: 'Lead',
  opportunityId: null,
  value: 100,
  currencyCode: 'EUR',
  reason: 'Unknown lead. Fix the problem, then retry the event.',
  errorCode: '100/1',
  traceId: 'AbCdEf',
  eventId: 'e-1',
  attempts: 1,
  nextAttempt: null,
  runId: null,
  runName: null,
};

const PAGE: Apex.EventPage = {
  rows: [EVENT],
  statusCounts: [
    { status: 'Pending', label: 'Pending', eventCount: 1 },
    { status: 'Rejected', label: 'Rejected', eventCount: 59 },
  ],
  total: 60,
  nextCursor: 'after 1',
};

async function list(properties: object = {}) {
  const element = mount('c-conversion-event-list', ConversionEventList, {
    canSend: true,
    ...properties,
  });
  const toast = jest.fn();
  const retried = jest.fn();
  (getEventNames as unknown as { emit(names: string[]): void }).emit(['Purchase']);
  element.addEventListener('lightning__showtoast', (event) => toast((event as CustomEvent).detail));
  element.addEventListener('retried', retried);
  await settle();
  return { element, toast, retried };
}

const tableRows = (element: Mounted) => get(element, 'lightning-datatable').data as Record<string, unknown>[];
const chip = (element: Mounted, status: string) =>
  findAll<HTMLButtonElement>(element, 'button').find((found) => found.dataset.status === status)!;
const filterOf = () => events.mock.lastCall?.[0].filter;

async function choose(element: Mounted): Promise<void> {
  const detail = { selectedRows: [EVENT] };
  get(element, 'lightning-datatable').dispatchEvent(new CustomEvent('rowselection', { detail }));
  await settle();
}

describe('c-conversion-event-list', () => {
  beforeEach(() => {
    events.mockResolvedValue(PAGE);
    again.mockResolvedValue({ retried: 1, leftAlone: [] });
    failed.mockResolvedValue(12);
    allAgain.mockResolvedValue({ jobId: '707', status: 'Queued', processed: 0, total: 0 });
    confirm.mockResolvedValue(true);
    Object.assign(LightningConfirm, { open: confirm });
  });

  it('asks for the last 30 days at first', async () => {
    await list();
    const { startDate, endDate, ...others } = filterOf() ?? {};

    expect(Date.parse(String(endDate)) - Date.parse(String(startDate))).toBe(29 * 86_400_000);
    expect(others).toEqual({ status: null, eventName: null, adId: null, personId: null });
  });

  it('shows each event with its reason, and the person as a link without a name', async () => {
    const [row] = tableRows((await list()).element);

    expect(row).toMatchObject({
      reason: 'Unknown lead. Fix the problem, then retry the event.',
      statusIcon: 'utility:error',
      eventUrl: '/lightning/r/a04000000000001AAA/view',
      personUrl: '/lightning/r/00Q000000000001AAA/view',
      personLabel: 'Lead',
    });
  });

  it('shows no link where the person is gone', async () => {
    events.mockResolvedValue({ ...PAGE, rows: [{ ...EVENT, personId: null }] });

    expect(tableRows((await list()).element)[0]?.personUrl).toBeNull();
  });

  it('counts events by status, and shows those of one', async () => {
    const { element } = await list();
    expect(textOf(chip(element, 'all'))).toBe('All 60');
    expect(chip(element, 'all').getAttribute('aria-pressed')).toBe('true');

    chip(element, 'Rejected').click();
    await settle();
    expect(filterOf()).toMatchObject({ status: 'Rejected' });
    expect(chip(element, 'Rejected').getAttribute('aria-pressed')).toBe('true');

    chip(element, 'all').click();
    await settle();
    expect(filterOf()).toMatchObject({ status: null });
  });

  it('filters by period, conversion, ad and person', async () => {
    const { element } = await list();

    const conversions = findAll(element, 'lightning-combobox').find(({ name }) => name === 'event')!;
    expect(conversions.options).toEqual([
      { value: '', label: 'All conversions' },
      { value: 'Purchase', label: 'Purchase' },
    ]);
    const period = { startDate: '2026-01-01', endDate: '2026-01-31' };
    get(element, 'c-period-picker').dispatchEvent(new CustomEvent('periodchange', { detail: period }));
    change(
      findAll(element, 'lightning-combobox').find(({ name }) => name === 'event')!,
      { value: 'Purchase' },
    );
    change(get(element, '[data-field="ad"]'), { recordId: 'a02' });
    change(get(element, '[data-field="person"]'), { recordId: '00Q' });
    await settle();
    expect(filterOf()).toEqual({ ...period, status: null, eventName: 'Purchase', adId: 'a02', personId: '00Q' });

    change(
      findAll(element, 'lightning-combobox').find(({ name }) => name === 'person')!,
      { value: 'Contact' },
    );
    await settle();
    expect(filterOf()).toMatchObject({ personId: null });
    expect(get(element, '[data-field="person"]').objectApiName).toBe('Contact');
    change(
      findAll(element, 'lightning-combobox').find(({ name }) => name === 'event')!,
      { value: '' },
    );
    await settle();
    expect(filterOf()).toMatchObject({ eventName: null });
  });

  it('pages on the server', async () => {
    const { element } = await list();

    button(element, 'Next Page').click();
    await settle();
    expect(events).toHaveBeenLastCalledWith(expect.objectContaining({ cursor: 'after 1', pageSize: 50 }));

    button(element, 'Previous Page').click();
    await settle();
    expect(events).toHaveBeenLastCalledWith(expect.objectContaining({ cursor: null }));
  });

  it('retries the events that were chosen', async () => {
    const { element, toast, retried } = await list();
    expect(button(element, 'Retry Selected (0)').disabled).toBe(true);
    await choose(element);

    button(element, 'Retry Selected (1)').click();
    await settle();

    expect(again).toHaveBeenCalledWith({ eventIds: [EVENT.id] });
    expect(toast).toHaveBeenCalledWith(
      expect.objectContaining({ title: '1 event is back in the queue', variant: 'success' }),
    );
    expect(retried).toHaveBeenCalledTimes(1);
    expect(events).toHaveBeenCalledTimes(2);
    expect(button(element, 'Retry Selected (0)').disabled).toBe(true);
  });

  it('says why events were not retried', async () => {
    again.mockResolvedValue({ retried: 0, leftAlone: [{ reason: 'Sent already.', eventCount: 1 }] });
    const { element, toast } = await list();
    await choose(element);
    button(element, 'Retry Selected (1)').click();
    await settle();

    expect(toast).toHaveBeenCalledWith(
      expect.objectContaining({ message: "1 event wasn't retried: Sent already.", variant: 'warning' }),
    );
  });

  it('asks with the number before it retries all that failed under the filter', async () => {
    const { element, retried } = await list();
    chip(element, 'Rejected').click();
    await settle();

    button(element, 'Retry All Failed').click();
    await settle();

    expect(confirm.mock.calls[0][0].message).toContain('12 events go back into the queue.');
    expect(allAgain).toHaveBeenCalledWith({ filter: expect.objectContaining({ status: 'Rejected' }) });
    expect(retried).toHaveBeenCalledTimes(1);
  });

  it('retries nothing without consent, or where nothing failed', async () => {
    confirm.mockResolvedValueOnce(false);
    const { element, toast } = await list();
    button(element, 'Retry All Failed').click();
    await settle();

    failed.mockResolvedValueOnce(0);
    button(element, 'Retry All Failed').click();
    await settle();

    expect(allAgain).not.toHaveBeenCalled();
    expect(toast).toHaveBeenCalledWith(expect.objectContaining({ title: 'Nothing to retry' }));
  });

  it('lets only users who can send retry, and waits for a running retry', async () => {
    const { element } = await list({ canSend: false });
    expect(textOf(element)).not.toContain('Retry');
    expect(get(element, 'lightning-datatable').hideCheckboxColumn).toBe(true);
    document.body.replaceChildren();

    expect(button((await list({ isRetrying: true })).element, 'Retry All Failed').disabled).toBe(true);
  });

  // Specification: conversions.log.download
  it('gives all filtered events as a file, page after page', async () => {
    const { element } = await list();
    events.mockResolvedValueOnce(PAGE).mockResolvedValueOnce({ ...PAGE, nextCursor: null });

    button(element, 'Download CSV').click();
    await settle();

    const [name, text] = jest.mocked(downloadFile).mock.lastCall!;
    expect(name).toBe('conversion-log.csv');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('"Event","Event ID","Conversion"');
    expect(lines[1]).toContain('"CE-0001","e-1","Purchase","2026-01-08T10:00:00.000Z","Rejected","Unknown lead.');
    expect(lines[1]).not.toContain('00Q');
  });

  it('says when there are no events', async () => {
    events.mockResolvedValue({ rows: [], statusCounts: [], total: 0, nextCursor: null });
    const { element } = await list();

    expect(textOf(element)).toContain('No matching conversion events');
    expect(button(element, 'Download CSV').disabled).toBe(true);
  });

  it('says what went wrong and tries again', async () => {
    events.mockRejectedValueOnce(apexError('You may not see the log.'));
    const { element } = await list();
    expect(textOf(element)).toContain('You may not see the log.');

    button(element, 'Try Again').click();
    await settle();
    expect(textOf(element)).not.toContain('You may not see the log.');
    expect(tableRows(element)).toHaveLength(1);
  });

  it('is accessible', async () => {
    await expect((await list()).element).toBeAccessible();
  });
});
