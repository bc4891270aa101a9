import getRecordsAtOnce from '@salesforce/apex/PackageSchedulesController.getRecordsAtOnce';
import saveRecordsAtOnce from '@salesforce/apex/PackageSchedulesController.saveRecordsAtOnce';
import { apexError, button, change, get, mount, type Mounted, settle, textOf } from 'testing';
import RecordsAtOnce from '../recordsAtOnce';

jest.mock(
  '@salesforce/apex/PackageSchedulesController.getRecordsAtOnce',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/PackageSchedulesController.saveRecordsAtOnce', () => ({ default: jest.fn() }), {
  virtual: true,
});

const wire = getRecordsAtOnce as unknown as { emit(value: number): void; error(body: unknown): void };
const save = saveRecordsAtOnce as jest.MockedFunction<typeof saveRecordsAtOnce>;

async function form(): Promise<Mounted> {
  const element = mount('c-records-at-once', RecordsAtOnce);
  wire.emit(200);
  await settle();
  return element;
}

async function enter(element: Mounted, value: string): Promise<Mounted> {
  const input = get(element, 'lightning-input');
  change(input, { value });
  await settle();
  return input;
}

// Specification: touchpoints.jobs.records-at-once
describe('c-records-at-once', () => {
  it('shows what is stored, and saves another number', async () => {
    save.mockResolvedValue(1);
    const element = await form();

    expect(get(element, 'lightning-input').value).toBe('200');
    expect(button(element, 'Save').disabled).toBe(true);
    await expect(element).toBeAccessible();

    const input = await enter(element, '1');
    input.reportValidity = () => true;
    button(element, 'Save').click();
    wire.emit(1);
    await settle();

    expect(save).toHaveBeenCalledWith({ records: 1 });
    expect(textOf(element)).toContain('Saved. The next step writes 1 record.');
    expect(button(element, 'Save').disabled).toBe(true);
  });

  it('saves nothing that the input calls invalid', async () => {
    const element = await form();
    const input = await enter(element, '0');
    input.reportValidity = () => false;

    button(element, 'Save').click();
    await settle();

    expect(save).not.toHaveBeenCalled();
    expect(input.value).toBe('0');
    expect([input.min, input.max, input.step]).toEqual(['1', 2000, '1']);
  });

  it('keeps the entry when it is refused', async () => {
    save.mockRejectedValue(apexError('Enter a whole number from 1 to 2,000.'));
    const element = await form();
    const input = await enter(element, '2001');
    input.reportValidity = () => true;

    button(element, 'Save').click();
    await settle();

    expect(textOf(element)).toContain('Enter a whole number from 1 to 2,000.');
    expect(input.value).toBe('2001');
    await expect(element).toBeAccessible();
  });

  it('tells why the number could not be read', async () => {
    const element = mount('c-records-at-once', RecordsAtOnce);
    wire.error({ message: 'Your permissions don’t include schedules.' });
    await settle();

    expect(textOf(element)).toContain('Your permissions don’t include schedules.');
  });
});
