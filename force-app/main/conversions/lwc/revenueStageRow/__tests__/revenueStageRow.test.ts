import { button, change, find, get, mistype, mount, settle, textOf } from 'testing';
import RevenueStageRow from '../revenueStageRow';

const SOURCES: Apex.StagePicklists.Source[] = [
  {
    objectName: 'Lead',
    fieldName: 'Status',
    label: 'Lead: Status',
    values: [{ value: 'Qualified', label: 'Qualified' }],
    valueFields: [],
    note: null,
  },
  {
    objectName: 'Opportunity',
    fieldName: 'StageName',
    label: 'Opportunity: Stage',
    values: [{ value: 'Closed Won', label: 'Won' }],
    valueFields: [{ value: 'Amount', label: 'Amount' }],
    note: null,
  },
];

const STAGE: Apex.EditableStage = {
  id: null,
  objectName: 'Lead',
  fieldName: 'Status',
  value: 'Qualified',
  eventName: 'Lead',
  won: false,
  fixedValue: null,
  valueField: null,
  currencyCode: null,
  problem: null,
};

function row(part: Partial<Apex.EditableStage> = {}, properties: object = {}) {
  const element = mount('c-revenue-stage-row', RevenueStageRow, {
    stage: { ...STAGE, ...part },
    sources: SOURCES,
    conversionNames: [{ value: 'Lead', label: 'Lead' }],
    rowNumber: 2,
    ...properties,
  });
  const changed = jest.fn();
  element.addEventListener('stagechange', (event) => changed((event as CustomEvent).detail));
  const enter = (name: string, detail: object) => change(get(element, `[data-part="${name}"]`), detail);
  return { element, changed, enter };
}

describe('c-revenue-stage-row', () => {
  // Specification: conversions.model.person-accounts
  it('shows what to know before using a picklist', async () => {
    const [status, stage] = SOURCES;
    const { element } = row({}, { sources: [{ ...status, note: 'Not of person accounts.' }, stage] });

    expect(textOf(element)).toContain('Not of person accounts.');
    expect(find(row({ objectName: 'Opportunity', fieldName: 'StageName' }).element, '[data-part="note"]')).toBeNull();
    await expect(element).toBeAccessible();
  });

  // Specification: conversions.model.entry
  it('keeps the fixed value where the entry is no number', () => {
    const { element, changed } = row({ fixedValue: 120 });

    mistype(get(element, '[data-part="fixedValue"]'));

    expect(changed).not.toHaveBeenCalled();
    expect((element.reportValidity as () => boolean)()).toBe(false);
  });

  it('forgets the value when another picklist is chosen', () => {
    const { changed, enter } = row();

    enter('source', { value: 'Opportunity.StageName' });

    expect(changed).toHaveBeenCalledWith({
      ...STAGE,
      objectName: 'Opportunity',
      fieldName: 'StageName',
      value: '',
    });
  });

  it.each([
    ['value', { value: 'Qualified' }, { value: 'Qualified' }],
    ['conversion', { value: 'nothing' }, { eventName: null }],
    ['fixedValue', { value: '12.50' }, { fixedValue: 12.5 }],
    ['fixedValue', { value: '' }, { fixedValue: null }],
    ['fixedValue', { value: '1e3010' }, { fixedValue: Number.MAX_VALUE }],
    ['valueField', { value: '' }, { valueField: null }],
    ['currency', { value: 'eur' }, { currencyCode: 'EUR' }],
    ['won', { checked: true }, { won: true }],
  ])('tells its owner the stage with a new %s', (part, detail, expected) => {
    const { changed, enter } = row();

    enter(part, detail);

    expect(changed).toHaveBeenCalledWith({ ...STAGE, ...expected });
  });

  // Specification: conversions.model.names
  it('accepts a custom conversion name', async () => {
    const { element, changed, enter } = row();
    expect(find(element, '[data-part="ownName"]')).toBeNull();

    enter('conversion', { value: 'ownName' });
    await settle();
    enter('ownName', { value: 'DealSigned' });

    expect(changed).toHaveBeenLastCalledWith({ ...STAGE, eventName: 'DealSigned' });
  });

  it('recognizes a custom name in a draft', () => {
    const { element } = row({ eventName: 'DealSigned' });

    expect(get(element, '[data-part="conversion"]').value).toBe('ownName');
    expect(get(element, '[data-part="ownName"]').value).toBe('DealSigned');
  });

  it('distinguishes an empty custom name from sending nothing', () => {
    const { changed, enter } = row();
    enter('conversion', { value: 'ownName' });
    expect(changed).toHaveBeenLastCalledWith({ ...STAGE, eventName: '' });
  });

  it('proposes the currency of the organization for a value', () => {
    const { changed, enter } = row({}, { organizationCurrency: 'NOK' });
    enter('fixedValue', { value: '5' });
    expect(changed).toHaveBeenLastCalledWith({ ...STAGE, fixedValue: 5, currencyCode: 'NOK' });
    enter('fixedValue', { value: '' });
    expect(changed).toHaveBeenLastCalledWith(STAGE);
  });

  it('leaves a number as it is being typed', async () => {
    const { element, enter } = row();
    enter('fixedValue', { value: '12.' });
    element.stage = { ...STAGE, fixedValue: 12 };
    await settle();
    expect(get(element, '[data-part="fixedValue"]').value).toBe('12.');
    element.stage = { ...STAGE, fixedValue: 7 };
    await settle();
    expect(get(element, '[data-part="fixedValue"]').value).toBe(7);
  });

  it('leaves the currency to the record where records have one', () => {
    const properties = { organizationCurrency: 'NOK', isMultiCurrency: true };
    const { element, changed, enter } = row({ valueField: 'Amount' }, properties);
    expect(get(element, '[data-part="currency"]').placeholder).toBe("In the record's currency");
    enter('valueField', { value: 'Amount' });
    expect(changed).toHaveBeenLastCalledWith({ ...STAGE, valueField: 'Amount' });
  });

  it('flags an inactive picklist value, and still shows it', () => {
    const { element } = row({ value: 'Retired', problem: 'In use but inactive' });
    expect(textOf(get(element, '[data-part="problem"]'))).toContain('In use but inactive');
    const options = get(element, '[data-part="value"]').options as Apex.PageOption[];
    expect(options.map(({ value }) => value)).toEqual(['Qualified', 'Retired']);
  });

  it('can be grabbed by its handle, which carries the whole box', () => {
    const { element } = row();
    const grabbed = jest.fn();
    element.addEventListener('stagegrab', grabbed);
    const dataTransfer = { setData: jest.fn(), setDragImage: jest.fn() };
    const handle = get(element, '[data-part="handle"]');
    handle.dispatchEvent(Object.assign(new CustomEvent('dragstart', { bubbles: true }), { dataTransfer }));
    expect(grabbed).toHaveBeenCalledTimes(1);
    expect(dataTransfer.setData).toHaveBeenCalledWith('text/plain', 'Stage 2');
    expect(dataTransfer.setDragImage).toHaveBeenCalledTimes(1);
    expect(handle.getAttribute('draggable')).toBe('true');
  });

  it('moves and is removed', () => {
    const { element } = row();
    const done: unknown[] = [];
    element.addEventListener('stagemove', (event) => done.push((event as CustomEvent).detail));
    element.addEventListener('stageremove', () => done.push('removed'));

    for (const label of ['Move Up', 'Move Down', 'Remove Stage']) button(element, label).click();

    expect(done).toEqual([-1, 1, 'removed']);
  });

  it('does not move beyond the ends', () => {
    expect(button(row({}, { rowNumber: 1 }).element, 'Move Up').disabled).toBe(true);
    expect(button(row({}, { isLast: true }).element, 'Move Down').disabled).toBe(true);
  });

  it('is valid only with a picklist and a value', () => {
    const isValid = (part: Partial<Apex.EditableStage>) => (row(part).element.reportValidity as () => boolean)();

    expect(isValid({})).toBe(true);
    expect(isValid({ value: '' })).toBe(false);
    expect(isValid({ objectName: '', fieldName: '' })).toBe(false);
  });

  it('is accessible', async () => {
    await expect(row({ eventName: 'DealSigned' }).element).toBeAccessible();
  });
});
