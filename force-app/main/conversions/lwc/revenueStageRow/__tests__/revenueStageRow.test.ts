import { button, change, find, get, mount, settle } from 'testing';
import RevenueStageRow from '../revenueStageRow';

const SOURCES: Apex.StageSources.Source[] = [
  {
    objectName: 'Lead',
    fieldName: 'Status',
    label: 'Lead: Status',
    values: [{ value: 'Qualified', label: 'Qualified' }],
    valueFields: [],
  },
  {
    objectName: 'Opportunity',
    fieldName: 'StageName',
    label: 'Opportunity: Stage',
    values: [{ value: 'Closed Won', label: 'Won' }],
    valueFields: [{ value: 'Amount', label: 'Amount' }],
  },
];

const STAGE: Apex.StageInput = {
  id: null,
  objectName: 'Lead',
  fieldName: 'Status',
  value: 'Qualified',
  eventName: 'Lead',
  won: false,
  fixedValue: null,
  valueField: null,
  currencyCode: null,
};

function row(part: Partial<Apex.StageInput> = {}, properties: object = {}) {
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
    ['valueField', { value: '' }, { valueField: null }],
    ['currency', { value: 'eur' }, { currencyCode: 'EUR' }],
    ['won', { checked: true }, { won: true }],
  ])('tells its owner the stage with a new %s', (part, detail, expected) => {
    const { changed, enter } = row();

    enter(part, detail);

    expect(changed).toHaveBeenCalledWith({ ...STAGE, ...expected });
  });

  it('takes a conversion name of ones own', async () => {
    const { element, changed, enter } = row();
    expect(find(element, '[data-part="ownName"]')).toBeNull();

    enter('conversion', { value: 'ownName' });
    await settle();
    enter('ownName', { value: 'DealSigned' });

    expect(changed).toHaveBeenLastCalledWith({ ...STAGE, eventName: 'DealSigned' });
  });

  it('recognises a name of ones own in a draft', () => {
    const { element } = row({ eventName: 'DealSigned' });

    expect(get(element, '[data-part="conversion"]').value).toBe('ownName');
    expect(get(element, '[data-part="ownName"]').value).toBe('DealSigned');
  });

  it('moves and is removed', () => {
    const { element } = row();
    const done: unknown[] = [];
    element.addEventListener('stagemove', (event) => done.push((event as CustomEvent).detail));
    element.addEventListener('stageremove', () => done.push('removed'));

    for (const label of ['Move up', 'Move down', 'Remove stage']) button(element, label).click();

    expect(done).toEqual([-1, 1, 'removed']);
  });

  it('does not move beyond the ends', () => {
    expect(button(row({}, { rowNumber: 1 }).element, 'Move up').disabled).toBe(true);
    expect(button(row({}, { isLast: true }).element, 'Move down').disabled).toBe(true);
  });

  it('is valid only with a picklist and a value', () => {
    const isValid = (part: Partial<Apex.StageInput>) => (row(part).element.reportValidity as () => boolean)();

    expect(isValid({})).toBe(true);
    expect(isValid({ value: '' })).toBe(false);
    expect(isValid({ objectName: '', fieldName: '' })).toBe(false);
  });

  it('is accessible', async () => {
    await expect(row({ eventName: 'DealSigned' }).element).toBeAccessible();
  });
});
