import JobProgress from '../jobProgress';
import { get, mount, textOf } from 'testing';

describe('c-job-progress', () => {
  it('shows how much is done', async () => {
    const progress = mount('c-job-progress', JobProgress, { label: 'Evaluating', processed: 1, total: 4 });

    expect(textOf(progress)).toContain('Evaluating');
    expect(get(progress, 'lightning-progress-bar').value).toBe(25);
    await expect(progress).toBeAccessible();
  });

  it.each([
    ['is at the start while the total is unknown', 0, 0, 0],
    ['never shows more than everything', 7, 4, 100],
  ])('%s', (_what, processed, total, percent) => {
    const progress = mount('c-job-progress', JobProgress, { processed, total });

    expect(get(progress, 'lightning-progress-bar').value).toBe(percent);
  });
});
