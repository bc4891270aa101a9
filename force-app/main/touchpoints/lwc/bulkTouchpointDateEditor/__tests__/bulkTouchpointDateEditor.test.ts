import LightningConfirm from 'lightning/confirm';
import { CurrentPageReference } from 'lightning/navigation';
import askPreview from '@salesforce/apex/BulkTouchpointDatesController.preview';
import askPreviewOfClear from '@salesforce/apex/BulkTouchpointDatesController.previewClear';
import clear from '@salesforce/apex/BulkTouchpointDatesController.clear';
import getFailures from '@salesforce/apex/BulkTouchpointDatesController.getFailures';
import getLatestUpdate from '@salesforce/apex/BulkTouchpointDatesController.getLatestUpdate';
import getMembers from '@salesforce/apex/BulkTouchpointDatesController.getMembers';
import getProgress from '@salesforce/apex/BulkTouchpointDatesController.getProgress';
import getSetup from '@salesforce/apex/BulkTouchpointDatesController.getSetup';
import start from '@salesforce/apex/BulkTouchpointDatesController.start';
import undo from '@salesforce/apex/BulkTouchpointDatesController.undo';
import { apexError, button, change, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import BulkTouchpointDateEditor from '../bulkTouchpointDateEditor';

jest.mock(
  '@salesforce/apex/BulkTouchpointDatesController.getSetup',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/BulkTouchpointDatesController.getLatestUpdate', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/BulkTouchpointDatesController.getMembers', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/BulkTouchpointDatesController.getProgress', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/BulkTouchpointDatesController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BulkTouchpointDatesController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BulkTouchpointDatesController.clear', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BulkTouchpointDatesController.getFailures', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/BulkTouchpointDatesController.previewClear', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/BulkTouchpointDatesController.undo', () => ({ default: jest.fn() }), { virtual: true });

const CAMPAIGN = '701000000000001AAA';
const NEW_DATE = '2026-01-08T10:00:00.000Z';

const SETUP: Apex.BulkDateSetup = {
  campaignId: CAMPAIGN,
  campaignName: 'January Conference',
  campaignStart: '2026-01-08T08:00:00.000Z',
  canEdit: true,
  missingRights: [],
  maximumFilters: 5,
  fields: [],
};

const row = (number: number): Apex.MemberPageSelector.Row => ({
  id: `00v${number}`,
  personId: `00Q${number}`,
  name: `Member ${number}`,
  title: '',
  company: '',
  email: '',
  type: 'Lead',
  status: 'Sent',
  touchpointDate: '',
  createdDate: '2026-01-29T00:00:00.000Z',
  touchpointStatus: '',
});

const PAGE: Apex.MemberPageSelector.MemberPage = { rows: [row(1), row(2)], total: 100, nextCursor: 'after 2' };

const PREVIEW: Apex.BulkDatePreview = {
  total: 100,
  willChange: 100,
  alreadyThere: 0,
  clears: false,
  leaveWindow: false,
  willLeaveWindow: 0,
  estimated: false,
  inFuture: false,
  samples: [],
};

const DONE: Apex.BulkDateProgress = {
  updateId: 'a01',
  campaignId: CAMPAIGN,
  action: 'Set',
  startedAt: '2026-01-29T08:00:00.000Z',
  status: 'Done',
  newDate: NEW_DATE,
  total: 100,
  processed: 100,
  updated: 100,
  failed: 0,
  leftAlone: 0,
  canUndo: false,
  failures: [],
};

const setupWire = getSetup as unknown as { emit(value: Apex.BulkDateSetup): void; error(body: unknown): void };
const pageWire = CurrentPageReference as unknown as { emit(page: object): void };
const members = getMembers as jest.MockedFunction<typeof getMembers>;
const preview = askPreview as jest.MockedFunction<typeof askPreview>;
const startUpdate = start as jest.MockedFunction<typeof start>;
const progress = getProgress as jest.MockedFunction<typeof getProgress>;
const latest = getLatestUpdate as jest.MockedFunction<typeof getLatestUpdate>;
const previewOfClear = askPreviewOfClear as jest.MockedFunction<typeof askPreviewOfClear>;
const startClear = clear as jest.MockedFunction<typeof clear>;
const startUndo = undo as jest.MockedFunction<typeof undo>;
const allFailures = getFailures as jest.MockedFunction<typeof getFailures>;
const confirm = jest.fn();

/** As the button on the Campaign page opens it. */
async function editor(state: Record<string, string> = {}): Promise<Mounted> {
  const element = mount('c-bulk-touchpoint-date-editor', BulkTouchpointDateEditor);
  pageWire.emit({ type: 'standard__component', state: { c__campaignId: CAMPAIGN, ...state } });
  await settle();
  setupWire.emit(SETUP);
  await settle();
  return element;
}

/** The page now shows another campaign. */
async function visit(campaignId: string): Promise<void> {
  pageWire.emit({ type: 'standard__component', state: { c__campaignId: campaignId } });
  await settle();
  setupWire.emit({ ...SETUP, campaignId });
  await settle();
}

const inputOf = (element: Mounted, type: string) =>
  findAll(element, 'lightning-input').find((input) => input.type === type)!;
const includeAll = (element: Mounted) => change(inputOf(element, 'checkbox'), { checked: true });
const pickDate = (element: Mounted) => change(inputOf(element, 'datetime'), { value: NEW_DATE });

function select(element: Mounted, rows: object[], config: object = { action: 'rowSelect' }): void {
  get(element, 'lightning-datatable').dispatchEvent(
    new CustomEvent('rowselection', { detail: { selectedRows: rows, config } }),
  );
}

async function click(element: Mounted, label: string): Promise<void> {
  button(element, label).click();
  await settle();
}

const lastRequest = () => members.mock.lastCall?.[0].request;

describe('c-bulk-touchpoint-date-editor', () => {
  beforeEach(() => {
    (LightningConfirm as unknown as { open: jest.Mock }).open = confirm;
    members.mockResolvedValue(PAGE);
    preview.mockResolvedValue(PREVIEW);
    startUpdate.mockResolvedValue(DONE);
    latest.mockResolvedValue(null);
  });

  it('asks for a campaign where its address names none', async () => {
    const element = mount('c-bulk-touchpoint-date-editor', BulkTouchpointDateEditor);
    pageWire.emit({ type: 'standard__component', state: {} });
    await settle();

    expect(textOf(element)).toContain('No campaign selected');
    expect(members).not.toHaveBeenCalled();
  });

  it('works on the record page of a campaign as well', async () => {
    mount('c-bulk-touchpoint-date-editor', BulkTouchpointDateEditor, { recordId: CAMPAIGN });
    await settle();

    expect(lastRequest()).toEqual(expect.objectContaining({ campaignId: CAMPAIGN }));
  });

  // Specification: touchpoints.bulk.pages
  it('shows the newest fifty members, and how many there are', async () => {
    const element = await editor();

    expect(lastRequest()).toEqual({
      campaignId: CAMPAIGN,
      filters: [],
      sortField: 'createdDate',
      sortDirection: 'desc',
      cursor: null,
      pageSize: 50,
    });
    expect(textOf(element)).toContain('January Conference');
    expect(textOf(element)).toContain('Campaign Members (100)');
    expect(get(element, 'lightning-datatable').data).toHaveLength(2);
  });

  it('opens with the members of a touchpoint status', async () => {
    await editor({ c__touchpointStatus: 'No touchpoint: no email' });

    expect(lastRequest()?.filters).toEqual([
      { field: 'touchpointStatus', operator: 'equals', value: 'No touchpoint: no email' },
    ]);
  });

  it('filters, sorts and pages on the server', async () => {
    const element = await editor();
    await click(element, 'Find Blank Dates');
    expect(lastRequest()?.filters).toEqual([{ field: 'touchpointDate', operator: 'isBlank', value: null }]);

    get(element, 'lightning-datatable').dispatchEvent(
      new CustomEvent('sort', { detail: { fieldName: 'personUrl', sortDirection: 'desc' } }),
    );
    await settle();
    expect(lastRequest()).toEqual(expect.objectContaining({ sortField: 'name', sortDirection: 'desc', cursor: null }));

    members.mockResolvedValueOnce({ rows: [row(3)], total: null, nextCursor: null });
    await click(element, 'Next Page');
    expect(lastRequest()?.cursor).toBe('after 2');
    expect(textOf(element)).toContain('Campaign Members (100)');
    await click(element, 'Previous Page');
    expect(lastRequest()?.cursor).toBeNull();
  });

  it('says so when no member matches', async () => {
    members.mockResolvedValue({ rows: [], total: 0, nextCursor: null });

    const element = await editor({ c__touchpointStatus: 'No touchpoint: no email' });

    expect(textOf(element)).toContain('No members found');
    expect(button(element, 'Preview Update').disabled).toBe(true);
  });

  it('does not speak of filters where a campaign has no members', async () => {
    members.mockResolvedValue({ rows: [], total: 0, nextCursor: null });

    const element = await editor();

    expect(textOf(element)).toContain('No members yet');
    expect(textOf(element)).not.toContain('Change or clear the filter');
  });

  it('shows again whom the latest update could not write, to those who come back', async () => {
    const failures = [{ memberId: '00v000000000001AAA', name: 'Ada Berg', reason: 'Locked' }];
    latest.mockResolvedValue({ ...DONE, updated: 0, failed: 1, canUndo: false, failures });

    const element = await editor();

    expect(get(element, 'c-date-update-result').progress).toEqual(expect.objectContaining({ failures }));
  });

  it('shows again an update that stopped before it had written anybody', async () => {
    latest.mockResolvedValue({ ...DONE, status: 'Failed', updated: 0, canUndo: false });

    expect(textOf(await editor())).toContain('The update stopped early: 0 of 100 members were updated.');
  });

  it('shows neither the update nor the choice of a campaign that the page has left', async () => {
    let answer: (update: Apex.BulkDateProgress) => void = () => undefined;
    latest.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await editor();
    select(element, [row(1)]);
    await settle();
    expect(textOf(element)).toContain('1 member selected');

    await visit('701000000000002AAA');
    answer({ ...DONE, failed: 1 });
    await settle();

    expect(find(element, 'c-date-update-result')).toBeNull();
    expect(textOf(element)).toContain('0 members selected');
  });

  it('does not follow an update of a campaign that the page has left', async () => {
    jest.useFakeTimers();
    latest.mockResolvedValueOnce({ ...DONE, status: 'Running', processed: 10 });
    let answer: (update: Apex.BulkDateProgress) => void = () => undefined;
    progress.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = await editor();
    await jest.advanceTimersByTimeAsync(2000);
    expect(progress).toHaveBeenCalledTimes(1);

    await visit('701000000000002AAA');
    answer({ ...DONE, status: 'Running', processed: 20 });
    await settle();
    await jest.advanceTimersByTimeAsync(10_000);

    expect(textOf(element)).not.toContain('Updating members');
    expect(progress).toHaveBeenCalledTimes(1);
  });

  // Specification: touchpoints.bulk.selection
  it('remembers members chosen on other pages', async () => {
    const element = await editor();
    select(element, [row(1)]);
    members.mockResolvedValue({ rows: [row(3)], total: 100, nextCursor: null });
    await click(element, 'Next Page');
    select(element, [], {});
    select(element, [row(3)]);
    pickDate(element);
    await settle();
    expect(textOf(element)).toContain('2 members selected');

    await click(element, 'Preview Update');

    expect(preview).toHaveBeenCalledWith(expect.objectContaining({ selectedIds: ['00v1', '00v3'] }));
  });

  // Specification: touchpoints.bulk.selection
  it('previews and updates all members that match', async () => {
    const element = await editor();
    includeAll(element);
    pickDate(element);
    await settle();
    expect(textOf(element)).toContain('All 100 members that match the filter are selected.');

    await click(element, 'Preview Update');
    expect(textOf(element)).toContain('100 members change.');
    expect(startUpdate).not.toHaveBeenCalled();

    await click(element, 'Update 100 Dates');
    expect(startUpdate).toHaveBeenCalledWith({
      campaignId: CAMPAIGN,
      filters: [],
      selectedIds: null,
      newDate: NEW_DATE,
    });
    expect(textOf(element)).toContain('100 members updated.');
    expect(members).toHaveBeenCalledTimes(2);
  });

  it('previews and clears dates, without a date to choose', async () => {
    previewOfClear.mockResolvedValue({ ...PREVIEW, clears: true, leaveWindow: true, willLeaveWindow: 7 });
    startClear.mockResolvedValue({ ...DONE, action: 'Clear', newDate: null });
    const element = await editor();
    includeAll(element);
    await settle();

    await click(element, 'Preview Clearing Dates');
    expect(textOf(element)).toContain('outside the touchpoint window for 7 touchpoints');
    await click(element, 'Clear 100 Dates');

    expect(startClear).toHaveBeenCalledWith({ campaignId: CAMPAIGN, filters: [], selectedIds: null });
    expect(startUpdate).not.toHaveBeenCalled();
    expect(textOf(element)).toContain('100 touchpoint dates cleared.');
  });

  it('undoes an update once the user agrees', async () => {
    latest.mockResolvedValue({ ...DONE, canUndo: true });
    startUndo.mockResolvedValue({ ...DONE, updateId: 'a02', action: 'Undo', newDate: null });
    const element = await editor();
    expect(textOf(element)).toContain('Latest update of this campaign');
    confirm.mockResolvedValueOnce(false);
    await click(element, 'Undo Update');
    expect(startUndo).not.toHaveBeenCalled();

    confirm.mockResolvedValueOnce(true);
    await click(element, 'Undo Update');

    expect(startUndo).toHaveBeenCalledWith({ updateId: 'a01' });
    expect(textOf(element)).toContain('100 previous touchpoint dates restored.');
  });

  it('does not bring up an earlier update that cannot be undone', async () => {
    latest.mockResolvedValue(DONE);

    expect(find(await editor(), 'c-date-update-result')).toBeNull();
  });

  it('asks for all failures where the progress names only the first', async () => {
    const failure = { memberId: '00v1', name: 'Member 1', reason: 'Locked.' };
    startUpdate.mockResolvedValue({ ...DONE, updated: 98, failed: 2, failures: [failure] });
    allFailures.mockResolvedValue([failure, { ...failure, memberId: '00v2' }]);
    const element = await editor();
    includeAll(element);
    pickDate(element);
    await settle();
    await click(element, 'Preview Update');
    await click(element, 'Update 100 Dates');

    expect(allFailures).toHaveBeenCalledWith({ updateId: 'a01' });
    expect(textOf(element)).toContain('The list shows 1 of 2 members. The download contains 2.');
  });

  it('says so when the failures cannot be read', async () => {
    startUpdate.mockResolvedValue({ ...DONE, updated: 98, failed: 2 });
    allFailures.mockRejectedValueOnce(apexError('This update does not exist.'));
    const element = await editor();
    includeAll(element);
    pickDate(element);
    await settle();
    await click(element, 'Preview Update');
    await click(element, 'Update 100 Dates');

    expect(textOf(element)).toContain('This update does not exist.');
  });

  it('wants a date before it previews', async () => {
    const element = await editor();
    includeAll(element);
    await settle();

    await click(element, 'Preview Update');

    expect(preview).not.toHaveBeenCalled();
  });

  // Specification: touchpoints.bulk.shortcuts
  it('asks again before it writes a date in the future', async () => {
    preview.mockResolvedValue({ ...PREVIEW, inFuture: true });
    const element = await editor();
    includeAll(element);
    pickDate(element);
    await settle();
    await click(element, 'Preview Update');
    confirm.mockResolvedValueOnce(false);
    await click(element, 'Update 100 Dates');
    expect(startUpdate).not.toHaveBeenCalled();

    confirm.mockResolvedValueOnce(true);
    await click(element, 'Update 100 Dates');
    expect(startUpdate).toHaveBeenCalledTimes(1);
  });

  it('drops a preview that no longer fits what is chosen', async () => {
    const element = await editor();
    includeAll(element);
    pickDate(element);
    await settle();
    await click(element, 'Preview Update');

    change(inputOf(element, 'datetime'), { value: '2026-01-09T10:00:00.000Z' });
    await settle();

    expect(find(element, 'c-date-update-preview')).toBeNull();
  });

  it('follows a long update to its end', async () => {
    jest.useFakeTimers();
    startUpdate.mockResolvedValue({ ...DONE, status: 'Running', processed: 40, updated: 40 });
    progress.mockResolvedValue(DONE);
    const element = await editor();
    includeAll(element);
    pickDate(element);
    await settle();
    await click(element, 'Preview Update');
    await click(element, 'Update 100 Dates');
    expect(textOf(element)).toContain('Updating members: 40 of 100');
    expect(button(element, 'Preview Update').disabled).toBe(true);

    jest.advanceTimersByTime(2000);
    await settle();

    expect(progress).toHaveBeenCalledWith({ updateId: 'a01' });
    expect(textOf(element)).toContain('100 members updated.');
  });

  it('goes on following a long update where the network fails once', async () => {
    jest.useFakeTimers();
    latest.mockResolvedValue({ ...DONE, status: 'Running', processed: 40, updated: 40 });
    progress.mockRejectedValueOnce(apexError('The network is gone.')).mockResolvedValueOnce(DONE);
    const element = await editor();

    await jest.advanceTimersByTimeAsync(2100);
    expect(textOf(element)).toContain('The network is gone.');
    await jest.advanceTimersByTimeAsync(2100);

    expect(textOf(element)).toContain('100 members updated.');
    expect(textOf(element)).not.toContain('The network is gone.');
  });

  // Specification: touchpoints.bulk.progress
  it('shows an update that was running already', async () => {
    jest.useFakeTimers();
    latest.mockResolvedValue({ ...DONE, status: 'Running', processed: 10 });

    expect(textOf(await editor())).toContain('Updating members: 10 of 100');
  });

  it.each([
    ['the members cannot be read', () => members.mockRejectedValueOnce(apexError('The operator does not fit.'))],
    ['the last update cannot be read', () => latest.mockRejectedValueOnce(apexError('The operator does not fit.'))],
  ])('says what is wrong when %s', async (_what, fail) => {
    fail();

    expect(textOf(await editor())).toContain('The operator does not fit.');
  });

  it('says why an update was refused, and leaves the choice as it was', async () => {
    startUpdate.mockRejectedValueOnce(apexError('An update of this campaign is still running.'));
    const element = await editor();
    includeAll(element);
    pickDate(element);
    await settle();
    await click(element, 'Preview Update');

    await click(element, 'Update 100 Dates');

    expect(textOf(element)).toContain('An update of this campaign is still running.');
    expect(inputOf(element, 'datetime').value).toBe(NEW_DATE);
  });

  it('says what is wrong with the campaign', async () => {
    const element = mount('c-bulk-touchpoint-date-editor', BulkTouchpointDateEditor, { recordId: '001' });
    setupWire.error({ message: 'This is not a campaign.' });
    await settle();

    expect(textOf(element)).toContain('This is not a campaign.');
    expect(find(element, 'lightning-datatable')).toBeNull();
  });

  it('only shows the members, where the user may not edit', async () => {
    const element = mount('c-bulk-touchpoint-date-editor', BulkTouchpointDateEditor, { recordId: CAMPAIGN });
    setupWire.emit({ ...SETUP, canEdit: false });
    await settle();

    expect(textOf(element)).toContain('but not change');
    expect(find(element, 'c-touchpoint-date-picker')).toBeNull();
    expect(get(element, 'lightning-datatable').hideCheckboxColumn).toBe(true);
  });

  it('is accessible without a campaign, with its members and with a preview', async () => {
    const empty = mount('c-bulk-touchpoint-date-editor', BulkTouchpointDateEditor);
    await expect(empty).toBeAccessible();
    empty.remove();

    const element = await editor();
    await expect(element).toBeAccessible();

    includeAll(element);
    pickDate(element);
    await settle();
    await click(element, 'Preview Update');
    await expect(element).toBeAccessible();
  });
});
