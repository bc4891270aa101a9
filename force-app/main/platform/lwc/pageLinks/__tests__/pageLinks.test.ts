import { componentPage, pageState, recordAddress } from 'c/pageLinks';

describe('componentPage', () => {
  it('links to a component with the state that is there', () => {
    expect(componentPage('bulkTouchpointDateEditor', { campaignId: '701', touchpointStatus: null })).toEqual({
      type: 'standard__component',
      attributes: { componentName: 'c__bulkTouchpointDateEditor' },
      state: { c__campaignId: '701' },
    });
  });
});

describe('pageState', () => {
  it.each(['c__campaignId', 'touchline__campaignId'])('reads %s', (name) => {
    expect(pageState({ type: 'standard__component', state: { [name]: '701' } }, 'campaignId')).toBe('701');
  });

  it('is null without a page, a state or that value', () => {
    expect(pageState(undefined, 'campaignId')).toBeNull();
    expect(pageState({ type: 'standard__component' }, 'campaignId')).toBeNull();
    expect(pageState({ type: 'standard__component', state: {} }, 'campaignId')).toBeNull();
  });
});

describe('recordAddress', () => {
  it("leads to the record's page", () => {
    expect(recordAddress('701000000000001AAA')).toBe('/lightning/r/701000000000001AAA/view');
  });
});
