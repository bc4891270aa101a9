import { change, get, mistype, mount, textOf } from 'testing';
import TouchpointChoice from '../touchpointChoice';

const CHOICES = [
  { value: 'IncludeAll', label: 'All', help: 'Everybody counts.' },
  { value: 'Exclude', label: 'None', help: 'Nobody counts.' },
];

const choice = (properties: object) =>
  mount('c-touchpoint-choice', TouchpointChoice, { choices: CHOICES, ...properties });

describe('c-touchpoint-choice', () => {
  it('tells its owner the whole choice, blanks as null', () => {
    const element = choice({ choice: 'IncludeAll', startDate: '2026-01-01' });
    const changed = jest.fn();
    element.addEventListener('change', changed);

    change(get(element, '[data-field="endDate"]'), { value: '2026-02-01' });
    change(get(element, '[data-field="startDate"]'), { value: '' });

    expect(changed.mock.calls.map(([event]) => event.detail)).toEqual([
      { choice: 'IncludeAll', startDate: '2026-01-01', endDate: '2026-02-01' },
      { choice: 'IncludeAll', startDate: null, endDate: null },
    ]);
  });

  // Specification: touchpoints.card.window
  it('refuses a window that ends before it starts, beside the end date', () => {
    const element = choice({ startDate: '2026-02-01', endDate: '2026-01-01' });

    expect((element.reportValidity as () => boolean)()).toBe(false);
    expect(get(element, '[data-field="endDate"]').message).toBe('The end date is before the start date.');
  });

  // Specification: touchpoints.card.window
  it('accepts a window of one day', () => {
    const element = choice({ startDate: '2026-01-08', endDate: '2026-01-08' });

    expect((element.reportValidity as () => boolean)()).toBe(true);
  });

  // Specification: touchpoints.card.entry
  it('changes no date by an entry that is none, and says so', () => {
    const element = choice({ choice: 'IncludeAll', startDate: '2026-01-01' });
    const [changed, entered] = [jest.fn(), jest.fn()];
    element.addEventListener('change', changed);
    element.addEventListener('entry', entered);

    mistype(get(element, '[data-field="startDate"]'));

    expect(changed).not.toHaveBeenCalled();
    expect(entered.mock.calls.map(([event]) => event.detail)).toEqual([false]);
    expect((element.reportValidity as () => boolean)()).toBe(false);
  });

  // Specification: touchpoints.card.entry
  it('takes the date once the entry is right', () => {
    const element = choice({ choice: 'IncludeAll', startDate: '2026-01-01' });
    const [changed, entered] = [jest.fn(), jest.fn()];
    element.addEventListener('change', changed);
    element.addEventListener('entry', entered);
    const input = get(element, '[data-field="startDate"]');

    mistype(input);
    input.validity = { badInput: false };
    change(input, { value: '2026-12-31' });

    expect(changed.mock.calls[0][0].detail.startDate).toBe('2026-12-31');
    expect(entered.mock.calls.map(([event]) => event.detail)).toEqual([false, true]);
  });

  // Specification: touchpoints.card.entry
  it('shows the dates again where entries are discarded', () => {
    const element = choice({ choice: 'IncludeAll', startDate: '2026-01-01' });
    const entered = jest.fn();
    element.addEventListener('entry', entered);
    const input = get(element, '[data-field="startDate"]');
    mistype(input);

    (element.discardEntries as () => void)();

    expect(input.value).toBe('2026-01-01');
    expect(entered).toHaveBeenLastCalledWith(expect.objectContaining({ detail: true }));
  });

  it('only shows choice and window where they may not be changed', () => {
    const element = choice({ readOnly: true, choice: 'Exclude', startDate: '2026-01-08' });

    expect(textOf(element)).toBe(
      'Which members get a buyer touchpoint? None Touchpoint Start Date 2026-01-08 Touchpoint End Date No limit',
    );
  });

  it('is accessible to change and to read', async () => {
    await expect(choice({})).toBeAccessible();
    await expect(choice({ readOnly: true, choice: 'Exclude', startDate: '2026-01-08' })).toBeAccessible();
  });
});
