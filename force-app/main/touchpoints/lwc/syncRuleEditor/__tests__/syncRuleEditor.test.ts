import { button, change, find, findAll, get, mount, settle } from 'testing';
import SyncRuleEditor from '../syncRuleEditor';

const RULE: Apex.EditableSyncRule = {
  id: 'a01',
  name: 'Webinars',
  active: true,
  decision: 'Include',
  dateField: 'Campaign.StartDate',
  conditions: [
    { box: 2, field: 'Campaign.Type', operator: 'isBlank', value: null },
    { box: 4, field: 'Campaign.Name', operator: 'contains', value: 'VIP' },
  ],
  problems: [],
};
const PROPS = {
  rule: RULE,
  fields: [],
  dateFields: [{ value: '', label: 'Member: date added', help: null }],
  decisions: [
    { value: 'Include', label: 'Include', help: null },
    { value: 'Exclude', label: 'Exclude', help: null },
  ],
};

function editor() {
  const element = mount('c-sync-rule-editor', SyncRuleEditor, PROPS);
  const saved = jest.fn();
  element.addEventListener('save', saved);
  for (const row of findAll(element, 'c-member-filter-row')) row.reportValidity = () => true;
  return { element, saved, last: () => saved.mock.lastCall?.[0].detail as Apex.EditableSyncRule };
}

describe('c-sync-rule-editor', () => {
  it('shows a box for each number and hands over the rule with boxes numbered from 1', async () => {
    const { element, last } = editor();
    expect(findAll(element, 'fieldset')).toHaveLength(2);
    change(get(element, '[data-part="name"]'), { value: 'Renamed' });
    change(get(element, '[data-part="active"]'), { checked: false });
    change(get(element, '[data-part="dateField"]'), { value: '' });
    button(element, 'Save').click();
    await settle();
    expect(last()).toMatchObject({ id: 'a01', name: 'Renamed', active: false, dateField: null });
    expect(last().conditions.map(({ box }) => box)).toEqual([1, 2]);
    await expect(element).toBeAccessible();
  });

  it('adds conditions and boxes and takes them away', async () => {
    const { element, last } = editor();
    button(element, 'Add Condition').click();
    button(element, 'Add Box (Or)').click();
    await settle();
    expect(findAll(element, 'fieldset')).toHaveLength(3);
    const rows = findAll(element, 'c-member-filter-row');
    expect(rows).toHaveLength(4);
    rows[1].dispatchEvent(
      new CustomEvent('filterchange', { detail: { field: 'Campaign.Type', operator: 'equals', value: 'Webinar' } }),
    );
    rows[3].dispatchEvent(new CustomEvent('filterremove'));
    await settle();
    for (const row of findAll(element, 'c-member-filter-row')) row.reportValidity = () => true;
    button(element, 'Save').click();
    expect(last().conditions).toHaveLength(3);
    expect(last().conditions[1]).toEqual({ box: 1, field: 'Campaign.Type', operator: 'equals', value: 'Webinar' });
  });

  it('asks for no date where the rule excludes', async () => {
    const { element, last } = editor();
    change(get(element, '[data-part="decision"]'), { value: 'Exclude' });
    await settle();
    expect(find(element, '[data-part="dateField"]')).toBeNull();
    button(element, 'Save').click();
    expect(last().decision).toBe('Exclude');
  });

  it('hands nothing over while something is missing', () => {
    const { element, saved } = editor();
    get(element, 'c-member-filter-row').reportValidity = () => false;
    button(element, 'Save').click();
    expect(saved).not.toHaveBeenCalled();
  });

  it('can be left', () => {
    const { element } = editor();
    const canceled = jest.fn();
    element.addEventListener('cancel', canceled);
    button(element, 'Cancel').click();
    expect(canceled).toHaveBeenCalledTimes(1);
  });
});
