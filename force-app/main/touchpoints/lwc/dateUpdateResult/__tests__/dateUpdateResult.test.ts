import { button, find, mount, textOf } from 'testing';
import { downloadFile } from 'c/fileDownload';
import DateUpdateResult from '../dateUpdateResult';

jest.mock('c/fileDownload', () => ({ downloadFile: jest.fn() }));

const DONE: Apex.BulkDateProgress = {
  updateId: 'a01',
  campaignId: '701',
  action: 'Set',
  startedAt: '2026-01-29T08:00:00.000Z',
  status: 'Done',
  newDate: '2026-01-08T10:00:00.000Z',
  total: 100,
  processed: 100,
  updated: 100,
  failed: 0,
  leftAlone: 0,
  canUndo: false,
  failures: [],
};

const result = (change: object = {}) =>
  mount('c-date-update-result', DateUpdateResult, { progress: { ...DONE, ...change } });

describe('c-date-update-result', () => {
  it('shows how far a running update is', async () => {
    const element = result({ status: 'Running', processed: 40 });

    expect(textOf(element)).toContain('Updating members: 40 of 100');
    await expect(element).toBeAccessible();
  });

  it('says how many were updated', async () => {
    const element = result();

    expect(textOf(element)).toContain('100 members updated.');
    await expect(element).toBeAccessible();
  });

  it('lists who was not updated and why, also to download', async () => {
    const element = result({
      updated: 99,
      failed: 1,
      failures: [{ memberId: '00v1', name: 'Ann Lee', reason: 'Locked.' }],
    });

    expect(textOf(element)).toContain("1 member couldn't be updated.");
    expect(textOf(element)).toContain('Ann Lee Locked.');
    button(element, 'Download as CSV').click();
    expect(downloadFile).toHaveBeenLastCalledWith(
      'touchpoint-date-failures.csv',
      expect.stringContaining('"00v1","Ann Lee","Locked."'),
    );
    await expect(element).toBeAccessible();
  });

  it('lists members that are gone by their ids', () => {
    const failures = [{ memberId: '00v1', name: null, reason: 'It was removed.' }];

    expect(textOf(result({ updated: 99, failed: 1, failures }))).toContain('00v1 It was removed.');
  });

  it('says that an update stopped half-way', () => {
    const element = result({ status: 'Failed', updated: 60 });

    expect(textOf(element)).toContain('60 of 100 members were updated');
    expect(find(element, '.slds-theme_success')).toBeNull();
  });

  it('says what a clear and an undo have done', () => {
    expect(textOf(result({ action: 'Clear' }))).toContain('100 touchpoint dates cleared.');
    expect(textOf(result({ action: 'Undo' }))).toContain('100 previous touchpoint dates restored.');
  });

  it('names the members that an undo leaves alone', async () => {
    const element = result({
      action: 'Undo',
      updated: 98,
      leftAlone: 1,
      failures: [{ memberId: '00v1', name: 'Ann Lee', reason: 'Changed after the update.' }],
    });

    expect(textOf(element)).toContain('1 member changed after the update and keeps its date.');
    expect(textOf(element)).toContain('Ann Lee Changed after the update.');
    expect(find(element, '.slds-theme_success')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('lets a finished update be undone', async () => {
    const element = result({ canUndo: true });
    const undone = jest.fn();
    element.addEventListener('undo', undone);

    button(element, 'Undo Update').click();

    expect(undone).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('says which update it is, where it was not started just now', async () => {
    const element = mount('c-date-update-result', DateUpdateResult, {
      progress: { ...DONE, canUndo: true },
      isEarlier: true,
    });

    expect(textOf(element)).toContain('Latest update of this campaign');
    expect(find(element, '.slds-theme_success')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('downloads all failures, not only those it shows', () => {
    const failure = (number: number) => ({ memberId: `00v${number}`, name: `Member ${number}`, reason: 'Locked.' });
    const element = mount('c-date-update-result', DateUpdateResult, {
      progress: { ...DONE, updated: 97, failed: 3, failures: [failure(1)] },
      allFailures: [failure(1), failure(2), failure(3)],
    });

    expect(textOf(element)).toContain('The list shows 1 of 3 members. The download contains 3.');
    button(element, 'Download as CSV').click();
    expect(downloadFile).toHaveBeenLastCalledWith(
      'touchpoint-date-failures.csv',
      expect.stringContaining('"00v3","Member 3","Locked."'),
    );
  });

  it('can be closed', () => {
    const element = result();
    const closed = jest.fn();
    element.addEventListener('close', closed);

    button(element, 'Close').click();

    expect(closed).toHaveBeenCalledTimes(1);
  });
});
