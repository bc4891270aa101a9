import addAccount from '@salesforce/apex/AdAccountsController.addAccount';
import changeVersion from '@salesforce/apex/AdAccountsController.changeVersion';
import chooseType from '@salesforce/apex/AdAccountsController.chooseType';
import getPage from '@salesforce/apex/AdAccountsController.getPage';
import grantAccess from '@salesforce/apex/AdAccountsController.grantAccess';
import importNow from '@salesforce/apex/AdAccountsController.importNow';
import { apexError, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import AdAccounts from '../adAccounts';

jest.mock('@salesforce/apex/AdAccountsController.addAccount', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdAccountsController.changeVersion', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdAccountsController.chooseType', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdAccountsController.getPage', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdAccountsController.grantAccess', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdAccountsController.importNow', () => ({ default: jest.fn() }), { virtual: true });

const mocks = {
  addAccount: addAccount as jest.MockedFunction<typeof addAccount>,
  changeVersion: changeVersion as jest.MockedFunction<typeof changeVersion>,
  chooseType: chooseType as jest.MockedFunction<typeof chooseType>,
  getPage: getPage as jest.MockedFunction<typeof getPage>,
  grantAccess: grantAccess as jest.MockedFunction<typeof grantAccess>,
  importNow: importNow as jest.MockedFunction<typeof importNow>,
};

const account = (more: Partial<Apex.AdAccountsPage.Account> = {}): Apex.AdAccountsPage.Account => ({
  recordId: 'a01000000000001',
  name: 'Acme',
  network: 'Facebook',
  accountId: 'act_1001',
  timeZone: 'Europe/Oslo',
  currencyCode: 'NOK',
  status: 'Current',
  errorCode: '',
  coveredFrom: '2026-11-01',
  coveredThrough: '2026-11-20',
  importedAt: '2026-11-20T12:00:00.000Z',
  ...more,
});
const page = (more: Partial<Apex.AdAccountsPage> = {}): Apex.AdAccountsPage => ({
  canEdit: true,
  isScheduled: true,
  accounts: [account()],
  versions: [{ network: 'Facebook', version: 'v27.0', lastDay: null, endsSoon: false }],
  types: [
    { network: 'Facebook', type: 'lead', countsAs: 'Total', isChosen: false },
    { network: 'Google', type: 'WEBPAGE', countsAs: 'Web', isChosen: false },
  ],
  ...more,
});

async function shown(answer: Apex.AdAccountsPage): Promise<Mounted> {
  mocks.getPage.mockResolvedValue(answer);
  const element = mount('c-ad-accounts', AdAccounts);
  await settle();
  return element;
}

const row = (element: Mounted) => textOf(get(element, 'tbody tr'));
const fire = (element: Mounted, selector: string, type: string, detail: unknown) =>
  get(element, selector).dispatchEvent(new CustomEvent(type, { detail }));

describe('c-ad-accounts', () => {
  beforeEach(() => {
    mocks.grantAccess.mockResolvedValue(true);
  });

  // Specification: ads.accounts.list
  it('shows each account with its status, zone and covered days', async () => {
    const element = await shown(page());

    expect(row(element)).toMatch(/^Acme act_1001 Facebook Up to date .*Europe\/Oslo NOK/);
    expect(findAll(element, 'tbody lightning-formatted-date-time').map(({ value }) => value)).toEqual([
      '2026-11-01',
      '2026-11-20',
    ]);
    await expect(element).toBeAccessible();
  });

  // Specification: ads.accounts.error
  it('says what went wrong and what to do', async () => {
    const element = await shown(
      page({ accounts: [account({ status: 'Paused', errorKind: 'TOKEN', errorCode: '190/463' })] }),
    );

    expect(row(element)).toContain("Paused The network doesn't accept the sign-in.");
    expect(row(element)).toContain('Code: 190/463');
    await expect(element).toBeAccessible();
  });

  // Specification: ads.accounts.import
  it('gives access to the credential, then starts the import and shows how far it is', async () => {
    const element = await shown(page());
    mocks.importNow.mockResolvedValue(page({ accounts: [account({ status: 'Importing', percent: 40 })] }));
    get(element, 'tbody lightning-button').click();
    await settle();

    expect(mocks.grantAccess).toHaveBeenCalledWith({ network: 'Facebook' });
    expect(mocks.importNow).toHaveBeenCalledWith({ recordId: 'a01000000000001' });
    expect(row(element)).toContain('40% imported');
    expect(get(element, 'tbody lightning-button').disabled).toBe(true);
  });

  // Specification: ads.accounts.add
  it('adds an account, and keeps what was entered where it is refused', async () => {
    const element = await shown(page({ accounts: [] }));
    expect(get(element, 'c-empty-state').heading).toBe('No ad accounts yet');
    const entered = { network: 'Google', accountId: '1', name: '', managerId: '', importFrom: null };
    mocks.addAccount.mockRejectedValueOnce(apexError("This isn't an account ID of the network."));
    fire(element, 'c-ad-account-form', 'add', entered);
    await settle();
    expect(textOf(element)).toContain("This isn't an account ID of the network.");

    mocks.addAccount.mockResolvedValue(page());
    fire(element, 'c-ad-account-form', 'add', { ...entered, accountId: '1234567890' });
    await settle();
    expect(mocks.addAccount).toHaveBeenLastCalledWith({ ...entered, accountId: '1234567890' });
    expect(find(element, 'c-empty-state')).toBeNull();
  });

  it('says where access to the credential must be given by hand', async () => {
    const element = await shown(page());
    mocks.grantAccess.mockResolvedValue(false);
    mocks.importNow.mockResolvedValue(page());
    get(element, 'tbody lightning-button').click();
    await settle();

    expect(textOf(element)).toContain("Touchline couldn't give access to the credential.");
  });

  // Specification: ads.accounts.settings
  it('changes versions and conversion types', async () => {
    const element = await shown(page());
    mocks.changeVersion.mockResolvedValue(page());
    mocks.chooseType.mockResolvedValue(page());
    fire(element, 'c-ad-versions', 'version', { network: 'Google', version: 'v26' });
    await settle();
    fire(element, 'c-conversion-types', 'choose', { network: 'Facebook', type: 'lead', countsAs: 'Ignored' });
    await settle();

    expect(mocks.changeVersion).toHaveBeenCalledWith({ network: 'Google', version: 'v26' });
    expect(mocks.chooseType).toHaveBeenCalledWith({ network: 'Facebook', type: 'lead', countsAs: 'Ignored' });
  });

  // Specification: ads.results.versions
  it('warns of a version that ends', async () => {
    const element = await shown(
      page({ versions: [{ network: 'LinkedIn', version: '202601', lastDay: '2027-01-15', endsSoon: true }] }),
    );

    expect(textOf(element)).toContain('This version of LinkedIn ends on');
    await expect(element).toBeAccessible();
  });

  // Specification: ads.accounts.access
  it('lets others look only', async () => {
    const element = await shown(page({ canEdit: false, isScheduled: false }));

    expect(textOf(element)).toContain('You can see the ad accounts, but not change them.');
    expect(find(element, 'c-ad-account-form')).toBeNull();
    expect(find(element, 'lightning-button')).toBeNull();
    expect(textOf(element)).not.toContain("Imports don't run by themselves.");
  });

  it('says that nothing is scheduled, and what could not be loaded', async () => {
    expect(textOf(await shown(page({ isScheduled: false })))).toContain("Imports don't run by themselves.");
    mocks.getPage.mockRejectedValueOnce(apexError('No access.'));
    const element = mount('c-ad-accounts', AdAccounts);
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    await settle();
    expect(textOf(element)).toContain('No access.');
  });
});
