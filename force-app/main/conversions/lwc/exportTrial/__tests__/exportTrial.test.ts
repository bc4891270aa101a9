import dryRun from '@salesforce/apex/ConversionSendController.dryRun';
import sendTestEvent from '@salesforce/apex/ConversionSendController.sendTestEvent';
import { apexError, button, find, get, mount, settle, textOf } from 'testing';
import { downloadFile } from 'c/fileDownload';
import ExportTrial from '../exportTrial';

jest.mock('c/fileDownload', () => ({ downloadFile: jest.fn() }));

jest.mock('@salesforce/apex/ConversionSendController.dryRun', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConversionSendController.sendTestEvent', () => ({ default: jest.fn() }), { virtual: true });

const dry = dryRun as jest.MockedFunction<typeof dryRun>;
const test = sendTestEvent as jest.MockedFunction<typeof sendTestEvent>;

async function trial() {
  const element = mount('c-export-trial', ExportTrial);
  const toast = jest.fn();
  element.addEventListener('lightning__showtoast', (event) => toast((event as CustomEvent).detail.title));
  await settle();
  return { element, toast };
}

async function press(element: Element, label: string): Promise<void> {
  button(element, label).click();
  await settle();
}

// Specification: conversions.log.trials
describe('c-export-trial', () => {
  beforeEach(() => {
    dry.mockResolvedValue({
      body: '{ "data": [] }',
      eventCount: 2,
      total: 60,
      leftOut: [{ eventId: 'e-1', eventName: 'Purchase', status: 'Skipped', reason: 'No consent.' }],
    });
    test.mockResolvedValue({ isAccepted: true, message: 'It works.', errorCode: null, traceId: 'AbC' });
  });

  it('shows what would be sent, and what would be left out and why', async () => {
    const { element } = await trial();
    await press(element, 'Dry Run');

    expect(textOf(element)).toContain('Dry Run: 2 of 60 Events');
    expect(textOf(get(element, 'pre'))).toBe('{ "data": [] }');
    expect(textOf(element)).toContain('Purchase: No consent.');
    await press(element, 'Download JSON');
    expect(downloadFile).toHaveBeenLastCalledWith('dry-run.json', '{ "data": [] }');
    await expect(element).toBeAccessible();

    await press(element, 'Close');
    expect(find(element, 'section')).toBeNull();
  });

  it('says where nothing would be sent', async () => {
    dry.mockResolvedValue({ body: null, eventCount: 0, total: 0, leftOut: [] });
    const { element } = await trial();
    await press(element, 'Dry Run');

    expect(textOf(element)).toContain("There's nothing to send.");
    expect(find(element, 'pre')).toBeNull();
  });

  it('copies the JSON, and says where the browser forbids it', async () => {
    const writeText = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('forbidden'));
    Object.assign(navigator, { clipboard: { writeText } });
    const { element, toast } = await trial();
    await press(element, 'Dry Run');

    await press(element, 'Copy');
    expect(writeText).toHaveBeenCalledWith('{ "data": [] }');
    expect(toast).toHaveBeenLastCalledWith('Copied');

    await press(element, 'Copy');
    expect(toast).toHaveBeenLastCalledWith("Your browser doesn't allow copying. Download the file instead.");
  });

  it('sends a test event and shows the answer', async () => {
    const { element } = await trial();
    await press(element, 'Send Test Event');
    expect(textOf(get(element, 'section'))).toContain('It works. Trace ID: AbC.');
    expect(get(element, 'section lightning-icon').iconName).toBe('utility:success');

    test.mockResolvedValue({ isAccepted: false, message: 'Token expired.', errorCode: '190', traceId: null });
    await press(element, 'Send Test Event');
    expect(textOf(get(element, 'section'))).toContain('Token expired. Code: 190.');
    expect(get(element, 'section lightning-icon').iconName).toBe('utility:error');
  });

  it('says what is missing', async () => {
    test.mockRejectedValueOnce(apexError('Enter a test event code in the settings.'));
    const { element } = await trial();
    await press(element, 'Send Test Event');

    expect(textOf(element)).toContain('Enter a test event code in the settings.');
    expect(button(element, 'Dry Run').disabled).toBe(false);
  });
});
