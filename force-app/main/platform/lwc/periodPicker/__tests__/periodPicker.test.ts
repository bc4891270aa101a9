import { change, get, mistype, mount, settle } from 'testing';
import PeriodPicker from '../periodPicker';

async function picker() {
  const element = mount('c-period-picker', PeriodPicker, { initial: 'thisYear' });
  const heard = jest.fn();
  element.addEventListener('periodchange', (event) => heard((event as CustomEvent).detail));
  await settle();
  const field = (name: string) => get(element, `[data-field="${name}"]`);
  return { element, heard, field };
}

describe('c-period-picker', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-03T20:00:00Z') }));

  it('shows the given period without firing an event', async () => {
    const { element, heard, field } = await picker();

    expect(get(element, 'lightning-combobox').value).toBe('thisYear');
    expect(field('startDate').value).toBe('2026-01-01');
    expect(field('endDate').value).toBe('2026-03-03');
    expect(heard).not.toHaveBeenCalled();
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('tells the days of a usual period', async () => {
    const { element, heard } = await picker();

    change(get(element, 'lightning-combobox'), { value: 'last7Days' });

    expect(heard).toHaveBeenCalledWith({ startDate: '2026-02-25', endDate: '2026-03-03' });
  });

  it('counts days by UTC where it is told to', async () => {
    jest.setSystemTime(Date.parse('2026-03-04T02:00:00Z'));
    const { element, field } = await picker();
    expect(field('endDate').value).toBe('2026-03-03');

    element.inUtc = true;
    await settle();

    expect(element.initial).toBe('thisYear');
    expect(field('endDate').value).toBe('2026-03-04');
  });

  it('keeps the period while an entry is no date', async () => {
    const { heard, field } = await picker();

    mistype(field('startDate'));
    await settle();

    expect(heard).not.toHaveBeenCalled();
    expect(field('startDate').value).toBe('31.12.2026');
  });

  it('takes dates of one’s own', async () => {
    const { element, heard, field } = await picker();

    change(field('startDate'), { value: '2026-02-01' });
    await settle();

    expect(heard).toHaveBeenCalledWith({ startDate: '2026-02-01', endDate: '2026-03-03' });
    expect(get(element, 'lightning-combobox').value).toBe('own');
  });

  it('keeps a period to itself that ends before it starts', async () => {
    const { heard, field } = await picker();

    change(field('endDate'), { value: '2025-12-31' });
    await settle();

    expect(field('endDate').message).toBe('The end date is before the start date.');
    expect(heard).not.toHaveBeenCalled();
  });
});
