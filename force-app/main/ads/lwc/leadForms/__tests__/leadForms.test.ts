import getMapping from '@salesforce/apex/LeadFormsController.getMapping';
import getPage from '@salesforce/apex/LeadFormsController.getPage';
import readNow from '@salesforce/apex/LeadFormsController.readNow';
import saveMapping from '@salesforce/apex/LeadFormsController.saveMapping';
import saveSecrets from '@salesforce/apex/LeadFormsController.saveSecrets';
import setSync from '@salesforce/apex/LeadFormsController.setSync';
import { apexError, button, change, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import LeadForms from '../leadForms';

jest.mock('@salesforce/apex/LeadFormsController.getMapping', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LeadFormsController.getPage', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LeadFormsController.readNow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LeadFormsController.saveMapping', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LeadFormsController.saveSecrets', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LeadFormsController.setSync', () => ({ default: jest.fn() }), { virtual: true });

const mocks = {
  getMapping: getMapping as jest.MockedFunction<typeof getMapping>,
  getPage: getPage as jest.MockedFunction<typeof getPage>,
  readNow: readNow as jest.MockedFunction<typeof readNow>,
  saveMapping: saveMapping as jest.MockedFunction<typeof saveMapping>,
  saveSecrets: saveSecrets as jest.MockedFunction<typeof saveSecrets>,
  setSync: setSync as jest.MockedFunction<typeof setSync>,
};

const FORM: Apex.LeadFormsPage.Form = {
  recordId: 'a05000000000001',
  name: 'Booth',
  network: 'Facebook',
  formId: '2001',
  isArchived: false,
  lastSubmissionAt: '2026-11-20T11:00:00.000Z',
  polledThrough: '2026-11-20T12:00:00.000Z',
};
const ACCOUNT = { recordId: 'a01000000000001', name: 'Shop', network: 'Facebook', syncsLeads: false };
const page = (more: Partial<Apex.LeadFormsPage> = {}): Apex.LeadFormsPage => ({
  canEdit: true,
  isScheduled: true,
  accounts: [ACCOUNT],
  forms: [FORM],
  hasMetaSecrets: true,
  hasGoogleKey: false,
  hasLinkedInSecret: false,
  ...more,
});

async function shown(answer: Apex.LeadFormsPage): Promise<Mounted> {
  mocks.getPage.mockResolvedValue(answer);
  const element = mount('c-lead-forms', LeadForms);
  await settle();
  return element;
}

const row = (element: Mounted) => textOf(get(element, 'tbody tr'));

describe('c-lead-forms', () => {
  // Specification: ads.forms.list
  it('shows each form, and that it works', async () => {
    expect(row(await shown(page()))).toMatch(/Booth 2001 Facebook .* Works/);
  });

  // Specification: ads.forms.trouble
  it('names the problem of a form, what to do, and the code of the network', async () => {
    const element = await shown(page({ forms: [{ ...FORM, trouble: 'Unreadable', errorCode: '100/33' }] }));

    expect(row(element)).toContain("This form can't be read.");
    expect(row(element)).toContain('Code of the network: 100/33');
    expect(get(element, 'tbody lightning-icon').iconName).toBe('utility:warning');
  });

  // Specification: ads.forms.mapping
  it('maps the questions of a form', async () => {
    mocks.getMapping.mockResolvedValue({
      questions: [{ recordId: 'q1', text: 'Favorite color?', leadField: '' }],
      fields: [
        { value: '', label: 'No field' },
        { value: 'Description', label: 'Description' },
      ],
    });
    mocks.saveMapping.mockResolvedValue(page());
    const element = await shown(page());

    button(element, 'Map Fields').click();
    await settle();
    expect(textOf(get(element, 'c-lead-form-mapping'))).toContain('Favorite color?');
    await expect(element).toBeAccessible();
    change(get(get(element, 'c-lead-form-mapping'), 'lightning-combobox'), { value: 'Description' });
    await settle();
    button(element, 'Save').click();
    await settle();

    expect(mocks.saveMapping).toHaveBeenCalledWith({ formId: FORM.recordId, fieldById: { q1: 'Description' } });
    expect(find(element, 'c-lead-form-mapping')).toBeNull();
  });

  // Specification: ads.forms.mapping
  it('keeps what was chosen where saving fails', async () => {
    mocks.getMapping.mockResolvedValue({ questions: [], fields: [] });
    mocks.saveMapping.mockRejectedValue(apexError('A field is gone.'));
    const element = await shown(page());
    button(element, 'Map Fields').click();
    await settle();

    button(element, 'Save').click();
    await settle();

    expect(textOf(element)).toContain('A field is gone.');
    expect(find(element, 'c-lead-form-mapping')).not.toBeNull();
  });

  // Specification: ads.forms.sync
  it('chooses an account, and reads the forms', async () => {
    mocks.setSync.mockResolvedValue(page({ accounts: [{ ...ACCOUNT, syncsLeads: true }] }));
    mocks.readNow.mockResolvedValue(page());
    const element = await shown(page());

    change(get(element, 'lightning-input[data-id]'), { checked: true });
    await settle();
    expect(mocks.setSync).toHaveBeenCalledWith({ accountId: ACCOUNT.recordId, isSynced: true });

    button(element, 'Read Forms Now').click();
    await settle();
    expect(mocks.readNow).toHaveBeenCalled();
  });

  // Specification: ads.forms.secrets
  it('forgets secrets once they are saved', async () => {
    mocks.saveSecrets.mockResolvedValue(page({ hasGoogleKey: true }));
    const element = await shown(page());
    const field = () => get(element, 'lightning-input[data-name="googleKey"]');

    change(field(), { value: 'key' });
    await settle();
    button(element, 'Save Secrets').click();
    await settle();

    expect(mocks.saveSecrets).toHaveBeenCalledWith({
      metaAppSecret: '',
      metaVerifyToken: '',
      googleKey: 'key',
      linkedInClientSecret: '',
    });
    expect(field().value).toBe('');
  });

  // Specification: ads.forms.access
  it('only shows forms to users who may not change them', async () => {
    const element = await shown(page({ canEdit: false }));

    expect(textOf(element)).toContain("You can't change lead forms.");
    expect(findAll(element, 'lightning-button')).toHaveLength(0);
    expect(find(element, 'c-lead-webhooks')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says where to begin when there is nothing yet', async () => {
    const element = await shown(page({ forms: [], accounts: [], isScheduled: false }));

    expect(textOf(element)).toContain('No lead forms yet');
    expect(textOf(element)).toContain('Add an ad account on the Ad Accounts page first.');
    expect(textOf(element)).toContain("Lead forms aren't read by themselves.");
  });

  it('offers to load again where it could not be read', async () => {
    mocks.getPage.mockRejectedValue(apexError('No access.'));
    const element = mount('c-lead-forms', LeadForms);
    await settle();

    expect(textOf(element)).toContain('No access.');
  });
});
