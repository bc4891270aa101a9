import { button, change, get, mistype, mount, settle, textOf } from 'testing';
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

  // Specification: touchpoints.bulk.entry
  it('keeps an entry that is no date, and picks nothing by it', async () => {
    const { element, changed } = picker({ value: '2026-01-08T10:00:00.000Z' });
    const input = get(element, 'lightning-input');

    mistype(input);
    element.value = null;
    await settle();

    expect(changed).toHaveBeenLastCalledWith(null);
    expect(input.value).toBe('31.12.2026');
    expect((element.reportValidity as () => boolean)()).toBe(false);
  });

  // Specification: touchpoints.bulk.entry
  it('replaces that entry by a shortcut, even one to the date before', async () => {
    const start = '2026-01-08T08:00:00.000Z';
    const { element } = picker({ value: start, campaignStart: start });
    const input = get(element, 'lightning-input');
    mistype(input);
    element.value = null;
    await settle();

    element.value = start;
    await settle();

    expect(input.value).toBe(start);
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
