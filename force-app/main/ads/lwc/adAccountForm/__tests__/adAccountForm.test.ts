import { button, change, get, mistype, mount, settle } from 'testing';
import AdAccountForm from '../adAccountForm';

describe('c-ad-account-form', () => {
  // Specification: ads.accounts.entry
  it('adds no account while the first day is no date, and keeps what was typed', async () => {
    const element = mount('c-ad-account-form', AdAccountForm);
    const added = jest.fn();
    element.addEventListener('add', (event) => added((event as CustomEvent).detail));
    change(get(element, '[data-name="accountId"]'), { value: 'act_1001' });
    const firstDay = get(element, '[data-name="importFrom"]');
    change(firstDay, { value: '2026-01-01' });
    await settle();

    mistype(firstDay);
    await settle();
    button(element, 'Add Account').click();

    expect(added).not.toHaveBeenCalled();
    expect(firstDay.value).toBe('31.12.2026');

    firstDay.validity = { badInput: false };
    change(firstDay, { value: '2026-12-31' });
    await settle();
    button(element, 'Add Account').click();

    expect(added).toHaveBeenCalledWith(expect.objectContaining({ accountId: 'act_1001', importFrom: '2026-12-31' }));
  });

  it('is accessible', async () => {
    await expect(mount('c-ad-account-form', AdAccountForm)).toBeAccessible();
  });
});
