import { button, findAll, get, mount, settle, textOf } from 'testing';
import MemberFilters from '../memberFilters';

const BLANK = { field: 'touchpointDate', operator: 'isBlank', value: null };
const NAMED = { field: 'name', operator: 'contains', value: 'Ann' };

function filters(properties: object = {}) {
  const element = mount('c-member-filters', MemberFilters, { fields: [], ...properties });
  const applied = jest.fn();
  element.addEventListener('apply', (event) => applied((event as CustomEvent).detail));
  return { element, applied };
}

describe('c-member-filters', () => {
  // Specification: touchpoints.bulk.blank
  it('finds members without a touchpoint date with one click', () => {
    const { element, applied } = filters({ filters: [NAMED] });

    button(element, 'Find Blank Dates').click();

    expect(applied).toHaveBeenCalledWith([BLANK]);
  });

  // Specification: touchpoints.bulk.filters
  it('applies what was entered', async () => {
    const { element, applied } = filters();
    button(element, 'Add Filter').click();
    await settle();
    get(element, 'c-member-filter-row').dispatchEvent(new CustomEvent('filterchange', { detail: NAMED }));
    await settle();

    button(element, 'Apply').click();

    expect(applied).toHaveBeenCalledWith([NAMED]);
  });

  it('does not apply a condition that is not complete', () => {
    const { element, applied } = filters({ filters: [{ field: 'name', operator: 'contains', value: null }] });

    button(element, 'Apply').click();

    expect(applied).not.toHaveBeenCalled();
  });

  // Specification: touchpoints.bulk.filters
  it('takes no more than the maximum', async () => {
    const { element } = filters({ filters: [NAMED, BLANK], maximum: 3 });
    button(element, 'Add Filter').click();
    await settle();

    expect(findAll(element, 'c-member-filter-row')).toHaveLength(3);
    expect(button(element, 'Add Filter').disabled).toBe(true);
  });

  // Specification: touchpoints.bulk.filters
  it('removes one condition, or all', async () => {
    const { element, applied } = filters({ filters: [NAMED, BLANK] });
    get(element, 'c-member-filter-row').dispatchEvent(new CustomEvent('filterremove'));
    await settle();
    expect(element.filters).toEqual([BLANK]);

    button(element, 'Clear').click();
    await settle();

    expect(applied).toHaveBeenCalledWith([]);
    expect(textOf(element)).toContain('All members of the campaign are shown');
  });

  it('is accessible', async () => {
    await expect(filters({ filters: [NAMED] }).element).toBeAccessible();
  });
});
