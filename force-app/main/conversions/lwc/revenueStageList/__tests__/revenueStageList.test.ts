import { findAll, get, mount, textOf } from 'testing';
import RevenueStageList from '../revenueStageList';

const SOURCES: Apex.StagePicklists.Source[] = [
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
  id: 'a05',
  objectName: 'Opportunity',
  fieldName: 'StageName',
  value: 'Closed Won',
  eventName: 'Purchase',
  won: true,
  fixedValue: null,
  valueField: 'Amount',
  currencyCode: 'EUR',
  problem: null,
};

const list = (...stages: Apex.EditableStage[]) =>
  mount('c-revenue-stage-list', RevenueStageList, { caption: 'Approved', stages, sources: SOURCES });

describe('c-revenue-stage-list', () => {
  it('shows each stage with the labels users know', async () => {
    const element = list(STAGE);

    expect(textOf(get(element, 'tbody tr'))).toBe('1 Opportunity: Stage Won Purchase Amount EUR');
    await expect(element).toBeAccessible();
  });

  it('shows a fixed value as money, and that a stage sends nothing', () => {
    const element = list(
      { ...STAGE, valueField: null, fixedValue: 50 },
      { ...STAGE, value: 'Open', eventName: null, valueField: null, won: false },
    );

    const money = get(element, 'lightning-formatted-number');
    expect([money.value, money.currencyCode]).toEqual([50, 'EUR']);
    expect(textOf(findAll(element, 'tbody tr')[1])).toBe('2 Opportunity: Stage Open Sends nothing');
  });

  it('flags what cannot work', () => {
    const element = list({ ...STAGE, problem: 'In use but inactive' });
    expect(textOf(get(element, '[data-part="problem"]'))).toBe('In use but inactive');
  });

  it('shows a fixed value without a currency as a number', () => {
    const number = get(
      list({ ...STAGE, valueField: null, fixedValue: 5, currencyCode: null }),
      'lightning-formatted-number',
    );
    expect([number.value, number.formatStyle]).toEqual([5, undefined]);
  });

  it('still shows a stage whose picklist is gone', () => {
    expect(textOf(list({ ...STAGE, fieldName: 'Gone__c' }))).toContain('Opportunity.Gone__c Closed Won');
  });
});
