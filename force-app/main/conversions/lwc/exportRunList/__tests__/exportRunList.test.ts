import getRequests from '@salesforce/apex/ConversionLogController.getRequests';
import getRuns from '@salesforce/apex/ConversionLogController.getRuns';
import { apexError, button, find, findAll, get, mount, settle, textOf } from 'testing';
import ExportRunList from '../exportRunList';

jest.mock('@salesforce/apex/ConversionLogController.getRequests', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionLogController.getRuns', () => ({ default: jest.fn() }), { virtual: true });

const runs = getRuns as jest.MockedFunction<typeof getRuns>;
const requests = getRequests as jest.MockedFunction<typeof getRequests>;

const RUN: Apex.ExportRunPage.RunRow = {
  id: 'a03',
  name: 'EX-000001',
  status: 'Done',
  started: '2026-01-08T10:00:00.000Z',
  finished: '2026-01-08T10:00:05.000Z',
  sent: 12,
  rejected: 1,
  inDoubt: 2,
  requests: 3,
  message: "Facebook couldn't be reached.",
};

const REQUEST: Apex.ExportRequestPage.RequestRow = {
  id: 'a05',
  sentAt: '2026-01-08T10:00:01.000Z',
  events: 15,
  accepted: 12,
  outcome: 'Accepted',
  httpStatus: 200,
  errorCode: null,
  traceId: 'AbCdEf',
  milliseconds: 1250,
};

async function list() {
  const element = mount('c-export-run-list', ExportRunList);
  await settle();
  return element;
}

const toggle = (element: Element) => findAll<HTMLButtonElement>(element, 'td button')[0];

describe('c-export-run-list', () => {
  beforeEach(() => {
    runs.mockResolvedValue({ rows: [RUN], total: 21, nextCursor: 'a03' });
    requests.mockResolvedValue({ rows: [REQUEST], total: 101, nextCursor: 'a05' });
  });

  it('lists the exports with what became of them', async () => {
    expect(textOf(get(await list(), 'tbody tr'))).toBe(
      "EX-000001 2026-01-08T10:00:00.000Z 2026-01-08T10:00:05.000Z Done 12 1 2 Show 3 Requests Facebook couldn't be reached.",
    );
  });

  it('shows the requests of an export: answers, trace ids, durations; and hides them', async () => {
    const element = await list();

    toggle(element).click();
    await settle();
    expect(requests).toHaveBeenCalledWith({ runId: 'a03', cursor: null });
    expect(toggle(element).getAttribute('aria-expanded')).toBe('true');
    expect(textOf(get(element, 'section tbody tr'))).toBe('1 2026-01-08T10:00:01.000Z Accepted 15 12 200 AbCdEf 1.25');
    await expect(element).toBeAccessible();

    toggle(element).click();
    await settle();
    expect(find(element, 'section')).toBeNull();
  });

  it('pages exports and requests on the server', async () => {
    const element = await list();
    toggle(element).click();
    await settle();
    const pages = (what: string) => get(element, `[data-pages="${what}"]`);

    button(pages('runs'), 'Next Page').click();
    await settle();
    expect(runs).toHaveBeenLastCalledWith({ cursor: 'a03' });
    button(pages('runs'), 'Previous Page').click();
    await settle();
    expect(runs).toHaveBeenLastCalledWith({ cursor: null });

    button(pages('requests'), 'Next Page').click();
    await settle();
    expect(requests).toHaveBeenLastCalledWith({ runId: 'a03', cursor: 'a05' });
    expect(textOf(get(element, 'section tbody tr'))).toMatch(/^101 /);
    button(pages('requests'), 'Previous Page').click();
    await settle();
    expect(requests).toHaveBeenLastCalledWith({ runId: 'a03', cursor: null });
  });

  it('says when there was no export yet', async () => {
    runs.mockResolvedValue({ rows: [], total: 0, nextCursor: null });

    expect(textOf(await list())).toContain('No exports yet');
  });

  it('says what went wrong and tries again', async () => {
    runs.mockRejectedValueOnce(apexError('Too slow.'));
    const element = await list();
    expect(textOf(element)).toContain('Too slow.');

    button(element, 'Try Again').click();
    await settle();
    expect(textOf(element)).not.toContain('Too slow.');
  });
});
