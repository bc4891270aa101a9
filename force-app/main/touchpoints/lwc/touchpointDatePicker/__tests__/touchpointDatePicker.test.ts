import { button, change, get, mount, textOf } from 'testing';
import TouchpointDatePicker from '../touchpointDatePicker';

function picker(properties: object = {}) {
  const element = mount('c-touchpoint-date-picker', TouchpointDatePicker, properties);
  const changed = jest.fn();
  element.addEventListener('change', (event) => changed((event as CustomEvent).detail.value));
  return { element, changed };
}

describe('c-touchpoint-date-picker', () => {
  it('tells what was picked, and null when it was cleared', () => {
    const { element, changed } = picker();

    change(get(element, 'lightning-input'), { value: '2026-01-08T10:00:00.000Z' });
    change(get(element, 'lightning-input'), { value: '' });

    expect(changed.mock.calls).toEqual([['2026-01-08T10:00:00.000Z'], [null]]);
  });

  // Specification: touchpoints.bulk.shortcuts
  it('has a shortcut to now', () => {
    jest.useFakeTimers({ now: Date.parse('2026-01-08T10:20:30Z') });
    const { element, changed } = picker();

    button(element, 'Now').click();

    expect(changed).toHaveBeenCalledWith('2026-01-08T10:20:00.000Z');
  });

  // Specification: touchpoints.bulk.shortcuts
  it("has a shortcut to the campaign's start", () => {
    const { element, changed } = picker({ campaignStart: '2026-01-08T08:00:00.000Z' });

    button(element, 'Campaign Start Date').click();

    expect(changed).toHaveBeenCalledWith('2026-01-08T08:00:00.000Z');
  });

  it('leaves that shortcut out where the campaign has no start', () => {
    expect(textOf(picker().element)).not.toContain('Campaign Start Date');
  });

  it('is accessible', async () => {
    await expect(picker({ campaignStart: '2026-01-08T08:00:00.000Z' }).element).toBeAccessible();
  });
});
