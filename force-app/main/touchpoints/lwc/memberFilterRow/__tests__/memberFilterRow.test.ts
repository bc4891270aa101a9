import { button, change, find, get, mistype, mount } from 'testing';
import MemberFilterRow from '../memberFilterRow';

const TEXT_OPERATORS = [
  { value: 'contains', label: 'contains' },
  { value: 'isBlank', label: 'is blank' },
];

const FIELDS: Apex.BulkDateSetup.FilterField[] = [
  { name: 'name', label: 'Name', type: 'text', operators: TEXT_OPERATORS, options: [] },
  {
    name: 'type',
    label: 'Type',
    type: 'picklist',
    operators: [{ value: 'equals', label: 'equals' }],
    options: [{ value: 'Lead', label: 'Lead' }],
  },
  {
    name: 'createdDate',
    label: 'Created Date',
    type: 'datetime',
    operators: [{ value: 'lessThan', label: 'before' }],
    options: [],
  },
];

function row(filter: Apex.MemberFilter) {
  const element = mount('c-member-filter-row', MemberFilterRow, { fields: FIELDS, filter, rowNumber: 2 });
  const changed = jest.fn();
  element.addEventListener('filterchange', changed);
  return { element, lastFilter: () => changed.mock.lastCall?.[0].detail };
}

describe('c-member-filter-row', () => {
  it('starts a field with its first operator and no value', () => {
    const { element, lastFilter } = row({ field: 'name', operator: 'contains', value: 'Ann' });

    change(get(element, '[data-part="field"]'), { value: 'type' });

    expect(lastFilter()).toEqual({ field: 'type', operator: 'equals', value: null });
  });

  it('asks for no value where the operator takes none', () => {
    const { element, lastFilter } = row({ field: 'name', operator: 'contains', value: 'Ann' });
    change(get(element, '[data-part="operator"]'), { value: 'isBlank' });
    expect(lastFilter()).toEqual({ field: 'name', operator: 'isBlank', value: null });

    expect(find(row({ field: 'name', operator: 'isBlank' }).element, '[data-part="value"]')).toBeNull();
  });

  it('offers the values of a picklist, a calendar for dates, and text for the rest', () => {
    const value = (filter: Apex.MemberFilter) => get(row(filter).element, '[data-part="value"]');

    expect(value({ field: 'type', operator: 'equals' }).options).toEqual(FIELDS[1].options);
    expect(value({ field: 'createdDate', operator: 'lessThan' }).type).toBe('date');
    expect(value({ field: 'name', operator: 'contains' }).type).toBe('text');
  });

  // Specification: touchpoints.bulk.entry
  it('keeps an entry that is no date, and is not valid by it', () => {
    const { element, lastFilter } = row({ field: 'createdDate', operator: 'lessThan', value: '2026-01-08' });

    mistype(get(element, '[data-part="value"]'));

    expect(lastFilter()).toBeUndefined();
    expect((element.reportValidity as () => boolean)()).toBe(false);
  });

  it('can be removed', () => {
    const { element } = row({ field: 'name', operator: 'contains' });
    const removed = jest.fn();
    element.addEventListener('filterremove', removed);

    button(element, 'Remove Filter').click();

    expect(removed).toHaveBeenCalledTimes(1);
  });

  it('is accessible', async () => {
    await expect(row({ field: '', operator: '' }).element).toBeAccessible();
  });
});
