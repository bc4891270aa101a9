import { button, findAll, mount, textOf } from 'testing';
import TouchpointStatusCounts from '../touchpointStatusCounts';

const COUNTS = {
  memberCount: 100,
  touchpointCount: 90,
  statusCounts: [
    { status: 'Created', label: 'Touchpoint created', memberCount: 90 },
    { status: null, label: 'Not evaluated yet', memberCount: 10 },
  ],
};

describe('c-touchpoint-status-counts', () => {
  it('lists the statuses with their numbers and shares', async () => {
    const counts = mount('c-touchpoint-status-counts', TouchpointStatusCounts, COUNTS);

    expect(textOf(counts)).toContain('90 buyer touchpoints · 100 campaign members');
    expect(findAll<HTMLElement>(counts, '.bar').map((bar) => bar.style.width)).toEqual(['90%', '10%']);
    await expect(counts).toBeAccessible();
  });

  it('tells which status was opened, null for members not evaluated', () => {
    const counts = mount('c-touchpoint-status-counts', TouchpointStatusCounts, COUNTS);
    const opened = jest.fn();
    counts.addEventListener('openstatus', opened);

    button(counts, 'Touchpoint created').click();
    button(counts, 'Not evaluated yet').click();

    expect(opened.mock.calls.map(([event]) => event.detail.status)).toEqual(['Created', null]);
  });
});
