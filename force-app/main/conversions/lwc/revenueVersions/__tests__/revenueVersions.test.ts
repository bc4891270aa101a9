import { find, findAll, mount, textOf } from 'testing';
import RevenueVersions from '../revenueVersions';

const version = (id: string, approvedBy: string | null): Apex.RevenueModelController.Model => ({
  id,
  status: 'Retired',
  approvedAt: '2026-01-01T00:00:00.000Z',
  approvedBy,
  revision: 1,
  stages: [],
});

// Specification: conversions.model.retired
describe('c-revenue-versions', () => {
  it('shows nothing where there is none', () => {
    expect(find(mount('c-revenue-versions', RevenueVersions), 'section')).toBeNull();
  });

  it('shows each with when and by whom it was approved', async () => {
    const versions = [version('a01', 'Ada Admin'), version('a02', null)];
    const element = mount('c-revenue-versions', RevenueVersions, { versions, sources: [] });
    const summaries = findAll(element, 'summary').map(textOf);
    expect(summaries[0]).toMatch(/^Approved on .*by Ada Admin$/);
    expect(summaries[1]).not.toContain(' by ');
    expect(findAll(element, 'c-revenue-stage-list')).toHaveLength(2);
    await expect(element).toBeAccessible();
  });
});
