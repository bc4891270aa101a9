import LightningConfirm from 'lightning/confirm';
import approve from '@salesforce/apex/RevenueModelController.approve';
import discardDraft from '@salesforce/apex/RevenueModelController.discardDraft';
import getModel from '@salesforce/apex/RevenueModelController.getModel';
import saveDraft from '@salesforce/apex/RevenueModelController.saveDraft';
import { apexError, button, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import RevenueModel from '../revenueModel';

jest.mock(
  '@salesforce/apex/RevenueModelController.getModel',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/RevenueModelController.approve', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RevenueModelController.discardDraft', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RevenueModelController.saveDraft', () => ({ default: jest.fn() }), { virtual: true });

type ModelState = Apex.RevenueModelController.ModelState;

const wire = getModel as unknown as { emit(state: ModelState): void; error(body: unknown): void };
const save = saveDraft as jest.MockedFunction<typeof saveDraft>;
const approveMock = approve as jest.MockedFunction<typeof approve>;
const discard = discardDraft as jest.MockedFunction<typeof discardDraft>;
const confirm = jest.fn();

const stage = (value: string, id: string | null = null): Apex.StageInput => ({
  id,
  objectName: 'Lead',
  fieldName: 'Status',
  value,
  eventName: 'Lead',
  won: false,
  fixedValue: null,
  valueField: null,
  currencyCode: null,
});

const EMPTY: ModelState = {
  approved: null,
  draft: null,
  canEdit: true,
  sources: [
    {
      objectName: 'Lead',
      fieldName: 'Status',
      label: 'Lead: Status',
      values: [
        { value: 'New', label: 'New' },
        { value: 'Qualified', label: 'Qualified' },
      ],
      valueFields: [],
    },
  ],
  conversionNames: [{ value: 'Lead', label: 'Lead' }],
};

const APPROVED: ModelState = {
  ...EMPTY,
  approved: {
    id: 'a06',
    status: 'Approved',
    approvedAt: '2026-01-01T00:00:00.000Z',
    stages: [stage('New', 'a07'), stage('Qualified', 'a08')],
  },
};

const WITH_DRAFT: ModelState = {
  ...APPROVED,
  draft: { id: 'a09', status: 'Draft', approvedAt: null, stages: [stage('Qualified', 'a10')] },
};

async function model(state: ModelState): Promise<Mounted> {
  const element = mount('c-revenue-model', RevenueModel);
  wire.emit(state);
  await settle();
  return element;
}

async function click(element: Mounted, label: string): Promise<void> {
  button(element, label).click();
  await settle();
}

const stageRows = (element: Mounted) => findAll(element, 'c-revenue-stage-row');

describe('c-revenue-model', () => {
  beforeEach(() => {
    (LightningConfirm as unknown as { open: jest.Mock }).open = confirm;
    confirm.mockResolvedValue(true);
    save.mockResolvedValue(WITH_DRAFT);
    approveMock.mockResolvedValue(APPROVED);
    discard.mockResolvedValue(APPROVED);
  });

  it('shows that it is loading', () => {
    expect(find(mount('c-revenue-model', RevenueModel), 'lightning-spinner')).not.toBeNull();
  });

  it('says what to do where there is no model yet', async () => {
    expect(textOf(await model(EMPTY))).toContain('No revenue model yet');
  });

  it('shows the approved model and the draft, each with its stages', async () => {
    const lists = findAll(await model(WITH_DRAFT), 'c-revenue-stage-list');

    expect(lists.map((list) => (list.stages as unknown[]).length)).toEqual([1, 2]);
  });

  it('starts a draft from the approved stages, without their ids', async () => {
    const element = await model(APPROVED);

    await click(element, 'New Draft');
    await click(element, 'Save Draft');

    expect(save).toHaveBeenCalledWith({ stages: [stage('New'), stage('Qualified')] });
    expect(stageRows(element)).toHaveLength(0);
    expect(find(element, '[aria-label="Draft"]')).not.toBeNull();
  });

  it('edits the draft: changes, adds, moves and removes stages', async () => {
    const element = await model(WITH_DRAFT);
    await click(element, 'Edit');
    await click(element, 'Add Stage');
    stageRows(element)[1].dispatchEvent(new CustomEvent('stagechange', { detail: stage('New') }));
    await settle();
    stageRows(element)[1].dispatchEvent(new CustomEvent('stagemove', { detail: -1 }));
    await settle();
    expect(stageRows(element).map((row) => (row.stage as Apex.StageInput).value)).toEqual(['New', 'Qualified']);

    stageRows(element)[1].dispatchEvent(new CustomEvent('stageremove'));
    await settle();
    await click(element, 'Save Draft');

    expect(save).toHaveBeenCalledWith({ stages: [stage('New')] });
  });

  it('does not save a stage that is not complete', async () => {
    const element = await model(EMPTY);
    await click(element, 'New Draft');

    await click(element, 'Save Draft');

    expect(save).not.toHaveBeenCalled();
  });

  it('keeps the draft open and says why it was refused', async () => {
    save.mockRejectedValueOnce(apexError('The stage Qualified is mapped twice.'));
    const element = await model(WITH_DRAFT);
    await click(element, 'Edit');

    await click(element, 'Save Draft');

    expect(textOf(element)).toContain('The stage Qualified is mapped twice.');
    expect(stageRows(element)).toHaveLength(1);

    await click(element, 'Cancel');
    expect(stageRows(element)).toHaveLength(0);
    expect(textOf(element)).not.toContain('mapped twice');
  });

  it('approves after asking', async () => {
    const element = await model(WITH_DRAFT);
    confirm.mockResolvedValueOnce(false);
    await click(element, 'Approve');
    expect(approveMock).not.toHaveBeenCalled();

    await click(element, 'Approve');
    expect(approveMock).toHaveBeenCalledTimes(1);
    expect(find(element, '[aria-label="Draft"]')).toBeNull();
  });

  it('discards the draft after asking', async () => {
    const element = await model(WITH_DRAFT);

    await click(element, 'Discard Draft');

    expect(confirm).toHaveBeenCalledTimes(1);
    expect(discard).toHaveBeenCalledTimes(1);
  });

  it('only shows, where the user may not edit', async () => {
    const element = await model({ ...WITH_DRAFT, canEdit: false });

    expect(findAll(element, 'lightning-button')).toHaveLength(0);
  });

  it('says what went wrong', async () => {
    const element = mount('c-revenue-model', RevenueModel);
    wire.error({ message: 'You may not see the model.' });
    await settle();

    expect(textOf(element)).toContain('You may not see the model.');
  });

  it('is accessible to read and to edit', async () => {
    const element = await model(WITH_DRAFT);
    await expect(element).toBeAccessible();

    await click(element, 'Edit');
    expect(get(element, 'c-revenue-stage-row')).not.toBeNull();
    await expect(element).toBeAccessible();
  });
});
