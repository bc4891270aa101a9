import check from '@salesforce/apex/ConnectionController.check';
import grantAccess from '@salesforce/apex/ConnectionController.grantAccess';
import getConnection from '@salesforce/apex/ConnectionController.getConnection';
import saveSettings from '@salesforce/apex/ConnectionController.saveSettings';
import storeToken from '@salesforce/apex/ConnectionController.storeToken';
import { apexError, button, change, find, findAll, get, mistype, mount, type Mounted, settle, textOf } from 'testing';
import FacebookConnection from '../facebookConnection';

jest.mock(
  '@salesforce/apex/ConnectionController.getConnection',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/ConnectionController.check', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionController.grantAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionController.saveSettings', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionController.storeToken', () => ({ default: jest.fn() }), { virtual: true });

const TOKEN = 'EAAGm0PX4ZCpsBAKZB3secret';

const STATE: Apex.ConnectionController.ConnectionState = {
  settings: {
    datasetId: '123456789',
    adAccountId: null,
    pageIds: null,
    graphVersion: null,
    leadIdField: null,
    consentField: null,
    matchWithoutLeadId: false,
    limitedDataUse: false,
    dataProcessingCountry: null,
    dataProcessingState: null,
    testEventCode: null,
    partnerAgent: null,
    exportIntervalMinutes: 60,
    retentionDays: 90,
    revision: 'first',
  },
  token: 'MISSING',
  leadIdFields: [],
  consentFields: [{ value: 'Consents__c', label: 'Consents (Consents__c)', help: null }],
  intervals: [
    { value: '15', label: 'Every 15 minutes', help: null },
    { value: '60', label: 'Every hour', help: null },
  ],
  defaultVersion: 'v27.0',
};

const finding = (outcome: string, remedy: string | null = null): Apex.ConnectionFinding => ({
  subject: 'dataset',
  label: 'Dataset',
  outcome,
  finding: `It ${outcome.toLowerCase()}.`,
  remedy,
});

const wire = getConnection as unknown as { emit(value: object): void; error(body: unknown): void };
const grant = grantAccess as jest.MockedFunction<typeof grantAccess>;
const ask = check as jest.MockedFunction<typeof check>;
const save = saveSettings as jest.MockedFunction<typeof saveSettings>;
const store = storeToken as jest.MockedFunction<typeof storeToken>;

async function page(state: object = STATE): Promise<Mounted> {
  const element = mount('c-facebook-connection', FacebookConnection);
  wire.emit(state);
  await settle();
  return element;
}

const part = (element: Mounted, name: string) => get<Mounted>(element, `c-connection-${name}`);
const form = (element: Mounted) => part(element, 'settings-form');
const field = (element: Mounted, name: string) => get(form(element), `[data-name="${name}"]`);

async function enterDataset(element: Mounted, value: string): Promise<void> {
  change(field(element, 'datasetId'), { value });
  await settle();
}

describe('c-facebook-connection', () => {
  // Specification: conversions.connection.entry
  it('saves nothing while an entry is no number, and keeps the stored one', async () => {
    const element = await page();
    const days = field(element, 'retentionDays');

    mistype(days);
    await settle();
    button(form(element), 'Save').click();
    await settle();

    expect(save).not.toHaveBeenCalled();
    expect(days.value).toBe('31.12.2026');

    days.validity = { badInput: true };
    button(form(element), 'Cancel').click();
    await settle();

    expect(days.value).toBe('90');
  });

  it('shows what is stored and that no token is', async () => {
    const element = await page();

    expect(field(element, 'datasetId').value).toBe('123456789');
    expect(field(element, 'exportIntervalMinutes').value).toBe('60');
    expect(textOf(part(element, 'token'))).toContain('Not stored');
    await expect(element).toBeAccessible();
  });

  it('says why the page cannot be shown', async () => {
    const element = mount('c-facebook-connection', FacebookConnection);
    wire.error({ message: 'Only people with the permission set Touchline Admin can see it.' });
    await settle();

    expect(textOf(element)).toContain('Touchline Admin');
    expect(find(element, 'c-connection-token')).toBeNull();
  });

  // Specification: conversions.connection.token-secret
  it('hands a token on once and forgets it', async () => {
    store.mockResolvedValue({ ...STATE, token: 'STORED' });
    const element = await page();
    const input = get(part(element, 'token'), 'lightning-input');
    expect(input.type).toBe('password');
    change(input, { value: TOKEN });
    await settle();

    button(part(element, 'token'), 'Store Token').click();
    await settle();

    expect(store).toHaveBeenCalledWith({ token: TOKEN });
    expect(input.value).toBe('');
    expect(textOf(part(element, 'token'))).toContain('Stored');
  });

  it('keeps what is being entered while a token is stored', async () => {
    store.mockResolvedValue({ ...STATE, token: 'STORED' });
    const element = await page();
    await enterDataset(element, '555555');
    change(get(part(element, 'token'), 'lightning-input'), { value: TOKEN });
    await settle();

    button(part(element, 'token'), 'Store Token').click();
    await settle();

    expect(field(element, 'datasetId').value).toBe('555555');
  });

  // Specification: conversions.connection.settings
  it('saves all settings with what was changed', async () => {
    save.mockImplementation(({ settings }) => Promise.resolve({ ...STATE, settings: settings! }));
    const element = await page();
    expect(button(form(element), 'Save').disabled).toBe(true);
    await enterDataset(element, '555555');
    change(field(element, 'exportIntervalMinutes'), { value: '15' });
    change(field(element, 'consentField'), { value: 'Consents__c' });
    await settle();

    button(form(element), 'Save').click();
    await settle();

    expect(save).toHaveBeenCalledWith({
      settings: { ...STATE.settings, datasetId: '555555', exportIntervalMinutes: 15, consentField: 'Consents__c' },
    });
    expect(button(form(element), 'Save').disabled).toBe(true);
  });

  it('asks for the state where data use is limited', async () => {
    const element = await page();
    expect(find(form(element), '[data-name="dataProcessingState"]')).toBeNull();

    change(field(element, 'limitedDataUse'), { checked: true });
    await settle();

    expect(field(element, 'dataProcessingCountry').value).toBe('1');
    expect(field(element, 'dataProcessingState').required).toBe(true);
    await expect(element).toBeAccessible();
  });

  // Specification: conversions.connection.invalid
  it('keeps what was entered if it is rejected', async () => {
    save.mockRejectedValue(apexError('The partner agent must have 2 to 22 plain characters.'));
    const element = await page();
    await enterDataset(element, '555555');

    button(form(element), 'Save').click();
    await settle();

    expect(textOf(element)).toContain('The partner agent must have');
    expect(field(element, 'datasetId').value).toBe('555555');
    expect(button(form(element), 'Save').disabled).toBe(false);
  });

  it('discards what was entered', async () => {
    const element = await page();
    await enterDataset(element, '555555');

    button(form(element), 'Cancel').click();
    await settle();

    expect(field(element, 'datasetId').value).toBe('123456789');
    expect(button(part(element, 'check'), 'Check Connection').disabled).toBe(false);
  });

  // Specification: conversions.connection.check
  it('shows what the check found, with the remedies', async () => {
    ask.mockImplementation(() => {
      expect(grant).toHaveBeenCalledTimes(1);
      return Promise.resolve([finding('Works'), finding('Fails', 'Give it access.')]);
    });
    const element = await page();

    button(part(element, 'check'), 'Check Connection').click();
    await settle();

    const rows = findAll(part(element, 'check'), 'li').map((row) => textOf(row));
    expect(rows).toEqual(['Dataset It works.', 'Dataset It fails. Give it access.']);
    expect(textOf(get(part(element, 'check'), '[role="status"]'))).toBe(
      '1 problem prevents sending. Fix it, then check again.',
    );
    await expect(element).toBeAccessible();
  });

  it.each([
    ['Works', 'Everything works.'],
    ['Warns', 'No errors found. Review 1 warning.'],
  ])('sums up a check that finds that it %s', async (outcome, sentence) => {
    ask.mockResolvedValue([finding(outcome)]);
    const element = await page();

    button(part(element, 'check'), 'Check Connection').click();
    await settle();

    expect(textOf(get(part(element, 'check'), '[role="status"]'))).toBe(sentence);
  });

  it('says why a check could not be made', async () => {
    ask.mockRejectedValue(apexError('Something unforeseen happened.'));
    const element = await page();

    button(part(element, 'check'), 'Check Connection').click();
    await settle();

    expect(textOf(element)).toContain('Something unforeseen happened.');
  });

  it('checks only what is stored', async () => {
    const element = await page();
    await enterDataset(element, '555555');

    expect(button(part(element, 'check'), 'Check Connection').disabled).toBe(true);
    expect(textOf(part(element, 'check'))).toContain('Save the settings first');
  });

  it('forgets what was found when something changes', async () => {
    ask.mockResolvedValue([finding('Fails')]);
    save.mockImplementation(({ settings }) => Promise.resolve({ ...STATE, settings: settings! }));
    const element = await page();
    button(part(element, 'check'), 'Check Connection').click();
    await settle();
    await enterDataset(element, '555555');

    button(form(element), 'Save').click();
    await settle();

    expect(findAll(part(element, 'check'), 'li')).toHaveLength(0);
  });
});
