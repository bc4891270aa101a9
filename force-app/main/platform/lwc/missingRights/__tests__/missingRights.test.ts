import { findAll, mount, textOf } from 'testing';
import MissingRights from '../missingRights';

describe('c-missing-rights', () => {
  // Specification: touchpoints.access.missing-rights
  it('lists what the admin gives', async () => {
    const element = mount('c-missing-rights', MissingRights, { rights: ['Campaign: Edit', 'Marketing User'] });

    expect(findAll(element, 'li').map(({ textContent }) => textContent)).toEqual(['Campaign: Edit', 'Marketing User']);
    await expect(element).toBeAccessible();
  });

  it('shows nothing where no right is missing', () => {
    expect(textOf(mount('c-missing-rights', MissingRights, { rights: [] }))).toBe('');
  });
});
