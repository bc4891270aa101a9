import LightningConfirm from 'lightning/confirm';
import { refreshApex } from '@salesforce/apex';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import cancel from '@salesforce/apex/EnableTouchpointsController.cancel';
import evaluate from '@salesforce/apex/EnableTouchpointsController.evaluate';
import getState from '@salesforce/apex/EnableTouchpointsController.getState';
import preview from '@salesforce/apex/EnableTouchpointsController.preview';
import save from '@salesforce/apex/EnableTouchpointsController.save';
import { apexError, button, change, find, get, mistype, mount, type Mounted, settle, textOf } from 'testing';
import EnableBuyerTouchpoints from '../enableBuyerTouchpoints';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });
jest.mock(
  '@salesforce/apex/EnableTouchpointsController.getState',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/EnableTouchpointsController.cancel', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/EnableTouchpointsController.evaluate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/EnableTouchpointsController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/EnableTouchpointsController.save', () => ({ default: jest.fn() }), { virtual: true });

type CampaignState = Apex.CampaignCardState;

interface WireMock {
  emit(value: CampaignState): void;
  error(body: unknown): void;
}

const wire = getState as unknown as WireMock;
const previewMock = preview as jest.MockedFunction<typeof preview>;
const saveMock = save as jest.MockedFunction<typeof save>;
const cancelMock = cancel as jest.MockedFunction<typeof cancel>;
const evaluateMock = evaluate as jest.MockedFunction<typeof evaluate>;
const confirm = jest.fn();

const STATE: CampaignState = {
  campaignId: '701000000000001AAA',
  campaignName: 'January Conference',
  choice: null,
  choices: [
    { value: 'IncludeAll', label: 'Include all Campaign Members', help: 'Everybody counts.' },
    { value: 'IncludeResponded', label: 'Include only "Responded" Campaign Members', help: 'Who came counts.' },
    { value: 'Exclude', label: 'Exclude all Campaign Members', help: 'Nobody counts.' },
  ],
  startDate: null,
  endDate: null,
  version: 'nothing chosen',
  canEdit: true,
  missingRights: [],
  memberCount: 100,
  touchpointCount: 0,
  statusCounts: [{ status: null, label: 'Not evaluated yet', memberCount: 100 }],
  syncRules: [],
  lateUndatedCount: 0,
  job: null,
  interrupted: false,
};

const EFFECT: Apex.TouchpointOutcome = {
  total: 100,
  willHaveTouchpoint: 93,
  excluded: 0,
  excludedByRule: 0,
  estimated: false,
  notResponded: 0,
  noEmail: 7,
  beforeStart: 0,
  afterEnd: 0,
  touchpointsNow: 0,
  touchpointsAdded: 93,
  touchpointsRemoved: 0,
};

const ENABLED: CampaignState = {
  ...STATE,
  choice: 'IncludeAll',
  version: 'all included',
  touchpointCount: 93,
  statusCounts: [
    { status: 'Created', label: 'Touchpoint created', memberCount: 93 },
    { status: 'NoEmail', label: 'No touchpoint: no email', memberCount: 7 },
  ],
};

const JOB: Apex.JobProgress = { jobId: '707', status: 'Running', processed: 1, total: 2 };

async function card(state: CampaignState): Promise<Mounted> {
  const element = mount('c-enable-buyer-touchpoints', EnableBuyerTouchpoints, { recordId: STATE.campaignId });
  wire.emit(state);
  await settle();
  return element;
}

async function choose(element: Mounted, choice: string): Promise<void> {
  change(get(element, 'lightning-combobox'), { value: choice });
  jest.runOnlyPendingTimers();
  await settle();
}

describe('c-enable-buyer-touchpoints', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    (LightningConfirm as unknown as { open: jest.Mock }).open = confirm;
    previewMock.mockResolvedValue(EFFECT);
    saveMock.mockResolvedValue(ENABLED);
  });

  it('names the sync rules that beat the choice', async () => {
    expect(textOf(await card(ENABLED))).not.toContain('Sync rules');
    const ruled = {
      ...ENABLED,
      syncRules: [
        { name: 'Webinars', memberCount: 1200 },
        { name: 'VIP', memberCount: 3 },
      ],
    };
    expect(textOf(await card(ruled))).toContain('Webinars (1,200), VIP (3)');
  });

  it('shows that it is loading until the campaign is there', () => {
    const element = mount('c-enable-buyer-touchpoints', EnableBuyerTouchpoints, { recordId: STATE.campaignId });

    expect(find(element, 'lightning-spinner')).not.toBeNull();
  });

  it('says what went wrong when the campaign cannot be read', async () => {
    const element = mount('c-enable-buyer-touchpoints', EnableBuyerTouchpoints, { recordId: '001' });
    wire.error({ message: 'This is not a campaign.' });
    await settle();

    expect(textOf(element)).toContain('This is not a campaign.');
    expect(find(element, 'c-touchpoint-choice')).toBeNull();
  });

  // Specification: touchpoints.card.choices
  it('explains all three choices while none is made, and then the one chosen', async () => {
    const element = await card(STATE);
    expect(textOf(element)).toContain('Everybody counts.');
    expect(textOf(element)).toContain('Nobody counts.');

    await choose(element, 'Exclude');
    expect(textOf(element)).toContain('Nobody counts.');
    expect(textOf(element)).not.toContain('Everybody counts.');
  });

  it('previews the effect before anything is saved', async () => {
    const element = await card(STATE);

    await choose(element, 'IncludeAll');

    expect(previewMock).toHaveBeenCalledWith({
      campaignId: STATE.campaignId,
      choice: 'IncludeAll',
      startDate: null,
      endDate: null,
    });
    expect(textOf(element)).toContain('93 with a touchpoint');
    expect(textOf(element)).toContain('7 without an email');
    expect(saveMock).not.toHaveBeenCalled();
  });

  // Specification: touchpoints.card.entry
  it('saves nothing while a date is none, and shows the saved one again on Cancel', async () => {
    const element = await card({ ...ENABLED, startDate: '2026-01-01' });
    const input = get(element, '[data-field="startDate"]');

    mistype(input);
    await settle();
    button(element, 'Save').click();
    await settle();

    expect(saveMock).not.toHaveBeenCalled();
    expect(input.value).toBe('31.12.2026');

    button(element, 'Cancel').click();
    await settle();

    expect(input.value).toBe('2026-01-01');
    expect(() => button(element, 'Save')).toThrow('No button');
  });

  it('shows the preview of the last choice, whichever answer comes last', async () => {
    const element = await card(STATE);
    let answerFirst: (effect: Apex.TouchpointOutcome) => void = () => undefined;
    previewMock.mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)));

    await choose(element, 'IncludeResponded');
    await choose(element, 'IncludeAll');
    answerFirst({ ...EFFECT, willHaveTouchpoint: 40 });
    await settle();

    expect(textOf(element)).toContain('93 with a touchpoint');
  });

  it('saves, says so, shows the counts by status and tells the rest of the page', async () => {
    const element = await card(STATE);
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);
    await choose(element, 'IncludeAll');

    button(element, 'Save').click();
    await settle();

    expect(saveMock).toHaveBeenCalledWith(expect.objectContaining({ choice: 'IncludeAll' }));
    expect(confirm).not.toHaveBeenCalled();
    expect(toast.mock.calls[0][0].detail.message).toBe('93 buyer touchpoints · 100 campaign members');
    expect(textOf(element)).toContain('Touchpoint created');
    expect(textOf(element)).toContain('No touchpoint: no email');
    expect(find(element, 'c-touchpoint-preview')).toBeNull();
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: STATE.campaignId }]);
  });

  // Specification: touchpoints.card.confirm
  it('asks with the number before touchpoints are removed, and leaves all as it is on a no', async () => {
    const element = await card(ENABLED);
    previewMock.mockResolvedValue({ ...EFFECT, willHaveTouchpoint: 0, excluded: 100, touchpointsRemoved: 93 });
    await choose(element, 'Exclude');
    confirm.mockResolvedValueOnce(false);

    button(element, 'Save').click();
    await settle();

    expect(confirm.mock.calls[0][0].message).toContain('93');
    expect(saveMock).not.toHaveBeenCalled();

    confirm.mockResolvedValueOnce(true);
    button(element, 'Save').click();
    await settle();

    expect(saveMock).toHaveBeenCalledTimes(1);
  });

  it('shows why saving was refused and keeps what was entered', async () => {
    const element = await card(STATE);
    await choose(element, 'IncludeAll');
    saveMock.mockRejectedValueOnce(apexError('You may not edit this campaign.'));

    button(element, 'Save').click();
    await settle();

    expect(textOf(element)).toContain('You may not edit this campaign.');
    expect(get(element, 'lightning-combobox').value).toBe('IncludeAll');
    expect(button(element, 'Save').disabled).toBe(false);
  });

  // Specification: touchpoints.card.conflict
  it("doesn't overwrite another user's changes", async () => {
    const element = await card(STATE);
    await choose(element, 'Exclude');
    wire.emit(ENABLED);
    await settle();
    expect(get(element, 'lightning-combobox').value).toBe('Exclude');
    saveMock.mockRejectedValueOnce(apexError('Another user changed it.'));

    button(element, 'Save').click();
    await settle();

    expect(saveMock).toHaveBeenLastCalledWith(expect.objectContaining({ version: STATE.version }));
    expect(textOf(element)).toContain('Another user changed it.');

    button(element, 'Cancel').click();
    await settle();
    expect(get(element, 'lightning-combobox').value).toBe('IncludeAll');

    await choose(element, 'Exclude');
    button(element, 'Save').click();
    await settle();
    expect(saveMock).toHaveBeenLastCalledWith(expect.objectContaining({ version: ENABLED.version }));
  });

  it('offers to save only what was changed, and takes changes back', async () => {
    const element = await card(ENABLED);
    expect(find(element, '.edit-buttons')).toBeNull();

    await choose(element, 'Exclude');
    button(element, 'Cancel').click();
    await settle();

    expect(get(element, 'lightning-combobox').value).toBe('IncludeAll');
    expect(find(element, '.edit-buttons')).toBeNull();
    expect(find(element, 'c-touchpoint-preview')).toBeNull();
  });

  // Specification: touchpoints.card.late-dates
  it('warns about members whose date is missing', async () => {
    expect(textOf(await card({ ...STATE, lateUndatedCount: 100 }))).toContain(
      '100 members without a touchpoint date were added',
    );
  });

  it('says that a campaign without members has none', async () => {
    const element = await card({ ...STATE, memberCount: 0, statusCounts: [] });

    expect(textOf(element)).toContain('No members yet');
    expect(find(element, 'c-touchpoint-status-counts')).toBeNull();
  });

  it('only shows, where the user may not edit', async () => {
    const element = await card({ ...ENABLED, canEdit: false });

    expect(textOf(element)).toContain('but not change');
    expect(textOf(element)).toContain('Include all Campaign Members');
    expect(find(element, 'lightning-combobox')).toBeNull();
  });

  // Specification: touchpoints.card.progress
  it('shows the progress of a large campaign', async () => {
    const element = await card({
      ...ENABLED,
      job: JOB,
    });

    expect(textOf(element)).toContain("Evaluating the campaign's members");
  });

  it('asks anew when the campaign is edited elsewhere on the page', async () => {
    const refresh = refreshApex as jest.MockedFunction<typeof refreshApex>;
    const record = getRecord as unknown as { emit(value: object): void };
    await card(ENABLED);
    record.emit({ fields: { Enable_Buyer_Touchpoints__c: { value: 'IncludeAll' } } });
    await settle();
    refresh.mockClear();

    record.emit({ fields: { Enable_Buyer_Touchpoints__c: { value: 'Exclude' } } });
    await settle();

    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('asks on, also when an answer brings nothing new', async () => {
    const refresh = refreshApex as jest.MockedFunction<typeof refreshApex>;
    await card({ ...ENABLED, job: JOB });
    refresh.mockClear();

    await jest.advanceTimersByTimeAsync(9000);

    expect(refresh).toHaveBeenCalledTimes(3);
  });

  it('stops an evaluation, then offers to complete it', async () => {
    const element = await card({ ...ENABLED, job: JOB });
    cancelMock.mockResolvedValue({ ...ENABLED, interrupted: true });

    button(element, 'Stop Evaluation').click();
    await settle();

    expect(cancelMock).toHaveBeenCalledWith({ campaignId: STATE.campaignId });
    expect(textOf(element)).toContain('stopped early');
    evaluateMock.mockResolvedValue({ ...ENABLED, job: JOB });

    button(element, 'Evaluate Members Again').click();
    await settle();

    expect(evaluateMock).toHaveBeenCalledWith({ campaignId: STATE.campaignId });
    expect(textOf(element)).toContain("Evaluating the campaign's members");
  });

  it('says why an evaluation could not be stopped', async () => {
    const element = await card({ ...ENABLED, job: JOB });
    cancelMock.mockRejectedValueOnce(apexError('You may not change this campaign.'));

    button(element, 'Stop Evaluation').click();
    await settle();

    expect(textOf(element)).toContain('You may not change this campaign.');
  });

  it("doesn't let users without edit access stop or repeat an evaluation", async () => {
    const running = await card({ ...ENABLED, canEdit: false, job: JOB });
    expect(textOf(running)).not.toContain('Stop Evaluation');
    running.remove();

    const interrupted = await card({ ...ENABLED, canEdit: false, interrupted: true });
    expect(textOf(interrupted)).not.toContain('Evaluate Members Again');
  });

  // Specification: touchpoints.card.progress
  it('opens the members of a status', async () => {
    const element = await card(ENABLED);
    const opened = jest.fn();
    get(element, 'c-touchpoint-status-counts').addEventListener('openstatus', opened);

    button(element, 'No touchpoint: no email').click();

    expect(opened.mock.calls[0][0].detail).toEqual({ status: 'NoEmail' });
  });

  it('is accessible while loading, with a choice to make, with its preview and read only', async () => {
    jest.useRealTimers();
    const element = mount('c-enable-buyer-touchpoints', EnableBuyerTouchpoints, { recordId: STATE.campaignId });
    await expect(element).toBeAccessible();

    wire.emit({ ...ENABLED, lateUndatedCount: 3 });
    await settle();
    await expect(element).toBeAccessible();

    // The preview waits for a moment without another choice; axe needs the real clock.
    jest.useFakeTimers();
    await choose(element, 'Exclude');
    jest.useRealTimers();
    expect(find(element, 'c-touchpoint-preview')).not.toBeNull();
    await expect(element).toBeAccessible();

    wire.emit({ ...ENABLED, canEdit: false });
    await settle();
    await expect(element).toBeAccessible();

    wire.emit({ ...ENABLED, job: JOB });
    await settle();
    await expect(element).toBeAccessible();

    wire.emit({ ...ENABLED, interrupted: true });
    await settle();
    await expect(element).toBeAccessible();
  });
});
