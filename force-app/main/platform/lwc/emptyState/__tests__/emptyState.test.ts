import EmptyState from '../emptyState';
import { mount, textOf } from 'testing';

describe('c-empty-state', () => {
  it('says what is missing and what to do', async () => {
    const state = mount('c-empty-state', EmptyState, { heading: 'No members yet', message: 'Add some.' });

    expect(textOf(state)).toBe('No members yet Add some.');
    await expect(state).toBeAccessible();
  });
});
