import LightningConfirm from 'lightning/confirm';
import getRules from '@salesforce/apex/SyncRulesController.getRules';
import remove from '@salesforce/apex/SyncRulesController.remove';
import reorder from '@salesforce/apex/SyncRulesController.reorder';
import save from '@salesforce/apex/SyncRulesController.save';
import setActive from '@salesforce/apex/SyncRulesController.setActive';
import { apexError, button, change, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import SyncRules from '../syncRules';

jest.mock(
  '@salesforce/apex/SyncRulesController.getRules',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/SyncRulesController.remove', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SyncRulesController.reorder', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SyncRulesController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SyncRulesController.setActive', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SyncRulesController.test', () => ({ default: jest.fn() }), { virtual: true });

type RulesState = Apex.SyncRulesController.RulesState;

const wire = getRules as unknown as { emit(state: RulesState): void; error(body: unknown): void };
const saveMock = save as jest.MockedFunction<typeof save>;
const removeMock = remove as jest.MockedFunction<typeof remove>;
const reorderMock = reorder as jest.MockedFunction<typeof reorder>;
const activeMock = setActive as jest.MockedFunction<typeof setActive>;
const confirm = jest.fn();

const rule = (id: string, name: string, problems: string[] = []): Apex.EditableSyncRule => ({
  id,
  name,
  active: true,
  decision: 'Include',
  dateField: null,
  conditions: [
    { box: 1, field: 'Campaign.Type', operator: 'equals', value: 'Webinar' },
    { box: 1, field: 'Campaign.Name', operator: 'contains', value: 'VIP' },
    { box: 2, field: 'Campaign.Gone__c', operator: 'isBlank', value: null },
  ],
  problems,
});

const STATE: RulesState = {
  canEdit: true,
  rules: [rule('a01', 'First'), rule('a02', 'Second', ['There is no field Campaign.Gone__c.'])],
  fields: [
    {
      name: 'Campaign.Type',
      label: 'Campaign: Type',
      type: 'picklist',
      operators: [{ value: 'equals', label: 'equals', help: null }],
      options: [{ value: 'Webinar', label: 'Web Seminar', help: null }],
    },
  ],
  dateFields: [{ value: '', label: 'Member: date added', help: null }],
  decisions: [{ value: 'Include', label: 'Include', help: null }],
  job: null,
};

async function page(state: RulesState = STATE): Promise<Mounted> {
  const element = mount('c-sync-rules', SyncRules);
  wire.emit(state);
  await settle();
  return element;
}

async function click(element: Mounted, label: string): Promise<void> {
  button(element, label).click();
  await settle();
}

describe('c-sync-rules', () => {
  beforeEach(() => {
    (LightningConfirm as unknown as { open: jest.Mock }).open = confirm;
    confirm.mockResolvedValue(true);
    for (const mock of [saveMock, removeMock, reorderMock, activeMock]) mock.mockResolvedValue(STATE);
  });

  it('lists the rules in their order with what they look at, and flags those that are broken', async () => {
    const element = await page();
    const items = findAll(element, 'li');
    expect(items).toHaveLength(2);
    expect(items[0].textContent).toContain('1. First');
    expect(items[0].textContent).toContain('Campaign: Type equals Web Seminar and Campaign.Name contains VIP or');
    expect(findAll(element, '[data-part="problems"]')).toHaveLength(1);
    expect(get(element, '[data-part="problems"]').textContent).toContain('There is no field Campaign.Gone__c.');
    await expect(element).toBeAccessible();
  });

  it('moves rules by button and says where to', async () => {
    const element = await page();
    reorderMock.mockResolvedValue({ ...STATE, rules: [STATE.rules[1], STATE.rules[0]] });
    await click(element, 'Move Second Up');
    expect(reorderMock).toHaveBeenLastCalledWith({ ruleIds: ['a02', 'a01'] });
    expect(get(element, '[aria-live]').textContent).toBe('Second is now rule 1 of 2.');
    await click(element, 'Move Second Down');
    expect(reorderMock).toHaveBeenLastCalledWith({ ruleIds: ['a01', 'a02'] });
  });

  it('does not say that a rule was moved where it was not', async () => {
    const element = await page();
    reorderMock.mockRejectedValueOnce(apexError('There are other rules by now.'));
    await click(element, 'Move Second Up');
    expect(textOf(element)).toContain('There are other rules by now.');
    expect(get(element, '[aria-live]').textContent).toBe('');
  });

  it('moves rules by dragging', async () => {
    const element = await page();
    const [first, second] = findAll(element, 'li');
    first.dispatchEvent(new CustomEvent('dragstart'));
    second.dispatchEvent(new CustomEvent('dragover', { cancelable: true }));
    second.dispatchEvent(new CustomEvent('drop', { cancelable: true }));
    await settle();
    expect(reorderMock).toHaveBeenLastCalledWith({ ruleIds: ['a02', 'a01'] });
  });

  it('switches a rule off', async () => {
    const element = await page();
    change(get(element, 'lightning-input[data-id="a01"]'), { checked: false });
    await settle();
    expect(activeMock).toHaveBeenLastCalledWith({ ruleId: 'a01', active: false });
  });

  it('removes a rule only after asking', async () => {
    const element = await page();
    confirm.mockResolvedValue(false);
    await click(element, 'Delete First');
    expect(removeMock).not.toHaveBeenCalled();
    confirm.mockResolvedValue(true);
    await click(element, 'Delete First');
    expect(removeMock).toHaveBeenLastCalledWith({ ruleId: 'a01' });
  });

  it('saves what the editor hands over and closes it', async () => {
    const element = await page();
    await click(element, 'Edit Second');
    expect(get(element, 'c-sync-rule-editor').rule).toEqual(STATE.rules[1]);
    get(element, 'c-sync-rule-editor').dispatchEvent(new CustomEvent('save', { detail: STATE.rules[1] }));
    await settle();
    expect(saveMock).toHaveBeenLastCalledWith({ rule: STATE.rules[1] });
    expect(find(element, 'c-sync-rule-editor')).toBeNull();
  });

  it('keeps the editor open and shows the sentence when saving is refused', async () => {
    const element = await page();
    saveMock.mockRejectedValue(apexError('There is no field Campaign.Gone__c.'));
    await click(element, 'New Rule');
    get(element, 'c-sync-rule-editor').dispatchEvent(new CustomEvent('save', { detail: rule('', 'New') }));
    await settle();
    expect(textOf(element)).toContain('There is no field Campaign.Gone__c.');
    expect(find(element, 'c-sync-rule-editor')).not.toBeNull();
    get(element, 'c-sync-rule-editor').dispatchEvent(new CustomEvent('cancel'));
    await settle();
    expect(find(element, 'c-sync-rule-editor')).toBeNull();
  });

  it('shows the rules without buttons to those who may only look', async () => {
    const element = await page({ ...STATE, canEdit: false });
    expect(findAll(element, 'lightning-button-icon')).toHaveLength(0);
    expect(textOf(element)).toContain('You can view sync rules but not change them.');
    expect(get(element, 'lightning-input[data-id="a01"]').disabled).toBe(true);
  });

  it('says so where there are none, and while campaigns are looked for', async () => {
    const element = await page({
      ...STATE,
      rules: [],
      job: { jobId: '707', status: 'Running', processed: 1, total: 2 },
    });
    expect(find(element, 'c-empty-state')).not.toBeNull();
    expect(find(element, 'c-job-progress')).not.toBeNull();
    element.remove();
  });

  it('shows why the rules could not be read', async () => {
    const element = mount('c-sync-rules', SyncRules);
    wire.error(apexError('No access.').body);
    await settle();
    expect(textOf(element)).toContain('No access.');
  });
});
