import { button, find, get, mount, textOf } from 'testing';
import DateUpdateResult from '../dateUpdateResult';

const DONE: Apex.BulkDateProgress = {
  updateId: 'a01',
  campaignId: '701',
  status: 'Done',
  newDate: '2026-01-08T10:00:00.000Z',
  total: 100,
  processed: 100,
  updated: 100,
  failed: 0,
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

    expect(textOf(element)).toContain('Members updated: 100');
    await expect(element).toBeAccessible();
  });

  it('lists who was not updated and why, also to download', async () => {
    const element = result({
      updated: 99,
      failed: 1,
      failures: [{ memberId: '00v1', name: 'Ann Lee', reason: 'Locked.' }],
    });

    expect(textOf(element)).toContain('Members not updated: 1.');
    expect(textOf(element)).toContain('Ann Lee Locked.');
    const address = get<HTMLAnchorElement>(element, 'a[download]').href;
    expect(decodeURIComponent(address)).toContain('"00v1","Ann Lee","Locked."');
    await expect(element).toBeAccessible();
  });

  it('says that an update stopped half-way', () => {
    const element = result({ status: 'Failed', updated: 60 });

    expect(textOf(element)).toContain('Members updated: 60 of 100');
    expect(find(element, '.slds-theme_success')).toBeNull();
  });

  it('can be closed', () => {
    const element = result();
    const closed = jest.fn();
    element.addEventListener('close', closed);

    button(element, 'Close').click();

    expect(closed).toHaveBeenCalledTimes(1);
  });
});
