import PageNavigator from '../pageNavigator';
import { button, mount, textOf } from 'testing';

const navigator = (properties: object) => mount('c-page-navigator', PageNavigator, { pageSize: 50, ...properties });

describe('c-page-navigator', () => {
  it('says which rows of how many are shown', async () => {
    const element = navigator({ pageIndex: 1, rowCount: 50, total: 1230 });

    expect(textOf(element)).toContain('51–100 of 1,230');
    await expect(element).toBeAccessible();
  });

  it('goes no further than the first and the last page', () => {
    const first = navigator({ pageIndex: 0, rowCount: 50, total: 100 });
    const last = navigator({ pageIndex: 1, rowCount: 50, total: 100 });

    expect(button(first, 'Previous Page').disabled).toBe(true);
    expect(button(first, 'Next Page').disabled).toBe(false);
    expect(button(last, 'Previous Page').disabled).toBe(false);
    expect(button(last, 'Next Page').disabled).toBe(true);
  });

  it('tells its owner where to go', () => {
    const element = navigator({ pageIndex: 1, rowCount: 50, total: 200 });
    const gone: string[] = [];
    for (const name of ['previous', 'next']) element.addEventListener(name, () => gone.push(name));

    button(element, 'Next Page').click();
    button(element, 'Previous Page').click();

    expect(gone).toEqual(['next', 'previous']);
  });

  it('is not there where there is nothing to page', () => {
    expect(textOf(navigator({ total: 0 }))).toBe('');
  });
});
