import PagedList from '../pagedList';
import { UNREAD_LIST } from 'c/pageReader';
import { button, find, mount, settle, textOf } from 'testing';

const ROWS = '[data-part="rows"]';
const EMPTY_TEXTS = { emptyHeading: 'No members', emptyMessage: 'Add members to the campaign.' };
const pageOf = (total: number) => ({ ...UNREAD_LIST, page: { total } });

const listOf = (properties: object) => mount('c-paged-list', PagedList, { ...EMPTY_TEXTS, ...properties });

describe('c-paged-list', () => {
  it('shows the rows and where they stand', async () => {
    const element = listOf({ list: pageOf(120), rowCount: 50 });

    expect(find(element, ROWS)).not.toBeNull();
    expect(textOf(element)).toContain('1–50 of 120');
    await expect(element).toBeAccessible();
  });

  it('says what to do where there is nothing, without a pager', async () => {
    const element = listOf({ list: pageOf(0) });

    expect(textOf(element)).toBe('No members Add members to the campaign.');
    expect(find(element, ROWS)).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('keeps its slot where an owner says nothing about emptiness', () => {
    expect(find(listOf({ emptyHeading: '', list: pageOf(0) }), ROWS)).not.toBeNull();
  });

  it('shows that the first page is on its way, and nothing else', async () => {
    const element = listOf({ list: { ...UNREAD_LIST, isLoading: true } });

    expect(find(element, 'lightning-spinner')).not.toBeNull();
    expect(find(element, ROWS)).toBeNull();
    expect(find(element, 'c-empty-state')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says what went wrong, keeps the rows, and passes a retry on', async () => {
    const element = listOf({ list: { ...pageOf(3), error: new Error('No connection') }, rowCount: 3 });
    const retried = jest.fn();
    element.addEventListener('retry', retried);
    await settle();

    expect(textOf(element)).toContain('No connection');
    expect(find(element, ROWS)).not.toBeNull();
    button(element, 'Try Again').click();
    expect(retried).toHaveBeenCalledTimes(1);
  });

  it('tells its owner where to go', () => {
    const list = { ...pageOf(120), position: { index: 1, cursors: [null, 'b'] } };
    const element = listOf({ list, rowCount: 50 });
    const gone: string[] = [];
    for (const name of ['previous', 'next']) element.addEventListener(name, () => gone.push(name));

    button(element, 'Next Page').click();
    button(element, 'Previous Page').click();

    expect(gone).toEqual(['next', 'previous']);
  });
});
