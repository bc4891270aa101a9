import LightningConfirm from 'lightning/confirm';
import approve from '@salesforce/apex/RevenueModelController.approve';
import discardDraft from '@salesforce/apex/RevenueModelController.discardDraft';
import getModel from '@salesforce/apex/RevenueModelController.getModel';
import preview from '@salesforce/apex/RevenueModelController.preview';
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
jest.mock('@salesforce/apex/RevenueModelController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RevenueModelController.saveDraft', () => ({ default: jest.fn() }), { virtual: true });

type ModelState = Apex.RevenueModelController.ModelState;

const wire = getModel as unknown as { emit(state: ModelState): void; error(body: unknown): void };
const save = saveDraft as jest.MockedFunction<typeof saveDraft>;
const approveMock = approve as jest.MockedFunction<typeof approve>;
const discard = discardDraft as jest.MockedFunction<typeof discardDraft>;
const previewMock = preview as jest.MockedFunction<typeof preview>;
const confirm = jest.fn();

const stage = (value: string, id: string | null = null): Apex.EditableStage => ({
  id,
  objectName: 'Lead',
  fieldName: 'Status',
  value,
  eventName: 'Lead',
  won: false,
  fixedValue: null,
  valueField: null,
  currencyCode: null,
  problem: null,
});

const EMPTY: ModelState = {
  approved: null,
  draft: null,
  retired: [],
  isMultiCurrency: false,
  organizationCurrency: 'EUR',
  notKeptAt: null,
  notKeptReason: null,
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
      note: null,
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
    approvedBy: 'Ada Admin',
    revision: 3,
    stages: [stage('New', 'a07'), stage('Qualified', 'a08')],
  },
};

const WITH_DRAFT: ModelState = {
  ...APPROVED,
  draft: {
    id: 'a09',
    status: 'Draft',
    approvedAt: null,
    approvedBy: null,
    revision: 4,
    stages: [stage('Qualified', 'a10')],
  },
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
const valuesOf = (element: Mounted) => stageRows(element).map((row) => (row.stage as Apex.EditableStage).value);

/** jsdom has no drag and drop, so the test fires the browser's events. */
function drag(row: HTMLElement, type: string): boolean {
  return row.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable: true }));
}

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

    expect(save).toHaveBeenCalledWith({ stages: [stage('New'), stage('Qualified')], revision: null });
    expect(stageRows(element)).toHaveLength(0);
    expect(find(element, '[aria-label="Draft"]')).not.toBeNull();
  });

  it('edits the draft: changes, adds, moves and removes stages', async () => {
    const element = await model(WITH_DRAFT);
    await click(element, 'Edit Draft');
    await click(element, 'Add Stage');
    stageRows(element)[1].dispatchEvent(new CustomEvent('stagechange', { detail: stage('New') }));
    await settle();
    stageRows(element)[1].dispatchEvent(new CustomEvent('stagemove', { detail: -1 }));
    await settle();
    expect(valuesOf(element)).toEqual(['New', 'Qualified']);
    expect(textOf(get(element, '[aria-live]'))).toBe('New is now stage 1 of 2.');

    stageRows(element)[1].dispatchEvent(new CustomEvent('stageremove'));
    await settle();
    await click(element, 'Save Draft');

    expect(save).toHaveBeenCalledWith({ stages: [stage('New')], revision: 4 });
  });

  // Specification: conversions.model.order
  it('moves a stage to where it is dropped', async () => {
    const element = await model(APPROVED);
    await click(element, 'New Draft');
    const [first, second] = stageRows(element);
    expect(drag(second, 'dragover')).toBe(true);

    first.dispatchEvent(new CustomEvent('stagegrab'));
    expect(drag(second, 'dragover')).toBe(false);
    await settle();
    expect(second.className).toBe('target');
    drag(second, 'drop');
    await settle();

    expect(valuesOf(element)).toEqual(['Qualified', 'New']);
    expect(textOf(get(element, '[aria-live]'))).toBe('New is now stage 2 of 2.');
    expect(findAll(element, '.target')).toHaveLength(0);
  });

  it('says what is left when a stage is removed', async () => {
    const element = await model(APPROVED);
    await click(element, 'New Draft');
    stageRows(element)[0].dispatchEvent(new CustomEvent('stageremove'));
    await settle();
    expect(textOf(get(element, '[aria-live]'))).toBe('New was removed. 1 stage left.');
  });

  it('proposes the values of Lead Status for a first draft', async () => {
    const element = await model(EMPTY);
    await click(element, 'New Draft');
    expect(stageRows(element).map((row) => row.stage)).toEqual([
      stage('New'),
      { ...stage('Qualified'), eventName: null },
    ]);
  });

  it('begins with one empty stage where there is nothing to propose', async () => {
    const element = await model({ ...EMPTY, sources: [] });
    await click(element, 'New Draft');
    expect(valuesOf(element)).toEqual(['']);
  });

  it('shows what the draft would have sent', async () => {
    previewMock.mockResolvedValueOnce({ since: '', eventCount: 3, stages: [], sample: [], isPartial: false });
    const element = await model(WITH_DRAFT);
    await click(element, 'Preview Last 7 Days');
    expect(get(element, 'c-revenue-preview').preview).toMatchObject({ eventCount: 3 });
  });

  it('says that another user changed the draft, and keeps the entered values', async () => {
    save.mockRejectedValueOnce(apexError('Someone else changed this draft.'));
    const element = await model(WITH_DRAFT);
    await click(element, 'Edit Draft');
    stageRows(element)[0].dispatchEvent(new CustomEvent('stagechange', { detail: stage('New') }));
    await click(element, 'Save Draft');
    wire.emit({ ...WITH_DRAFT, draft: { ...WITH_DRAFT.draft!, revision: 9 } });
    await settle();
    expect(valuesOf(element)).toEqual(['New']);
    await click(element, 'Save Draft');
    expect(save).toHaveBeenLastCalledWith({ stages: [stage('New')], revision: 4 });
  });

  it('warns before approving stages that cannot work', async () => {
    const broken = { ...stage('SQL'), problem: 'In use but inactive' };
    const sources = [{ ...EMPTY.sources[0], values: [{ value: 'SQL', label: 'Sales Qualified' }] }];
    const element = await model({ ...WITH_DRAFT, sources, draft: { ...WITH_DRAFT.draft!, stages: [broken] } });
    await click(element, 'Approve Model');
    const [question] = confirm.mock.lastCall as [{ message: string }];
    expect(question.message).toContain('This stage has a problem: Sales Qualified.');
  });

  it('says that events could not be kept, and why', async () => {
    const element = await model({
      ...APPROVED,
      notKeptAt: '2026-01-08T10:00:00.000Z',
      notKeptReason: 'A rule says no',
    });
    expect(textOf(get(element, '[data-part="notKept"]'))).toContain('A rule says no');
  });

  it('names who approved it, and hands over the earlier versions', async () => {
    const element = await model({ ...APPROVED, retired: [APPROVED.approved!] });
    expect(textOf(element)).toContain('by Ada Admin');
    expect(get(element, 'c-revenue-versions').versions).toHaveLength(1);
  });

  // Specification: conversions.invalid.name
  it('does not save a stage that is not complete', async () => {
    const element = await model({ ...EMPTY, sources: [] });
    await click(element, 'New Draft');

    await click(element, 'Save Draft');

    expect(save).not.toHaveBeenCalled();
  });

  it('keeps the draft open and says why it was refused', async () => {
    save.mockRejectedValueOnce(apexError('The stage Qualified is mapped twice.'));
    const element = await model(WITH_DRAFT);
    await click(element, 'Edit Draft');

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
    await click(element, 'Approve Model');
    expect(approveMock).not.toHaveBeenCalled();

    await click(element, 'Approve Model');
    expect(approveMock).toHaveBeenCalledWith({ revision: 4 });
    expect(find(element, '[aria-label="Draft"]')).toBeNull();
  });

  it('discards the draft after asking', async () => {
    const element = await model(WITH_DRAFT);

    await click(element, 'Discard Draft');

    expect(confirm).toHaveBeenCalledTimes(1);
    expect(discard).toHaveBeenCalledWith({ revision: 4 });
  });

  it('only shows, where the user may not edit', async () => {
    const element = await model({ ...WITH_DRAFT, canEdit: false });

    const labelsOfButtons = findAll(element, 'lightning-button').map(({ label }) => label);
    expect(labelsOfButtons).toEqual(['Preview Last 7 Days']);
    expect(textOf(element)).toContain('You can view the revenue model but not edit it.');
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

    await click(element, 'Edit Draft');
    expect(get(element, 'c-revenue-stage-row')).not.toBeNull();
    await expect(element).toBeAccessible();
  });
});
