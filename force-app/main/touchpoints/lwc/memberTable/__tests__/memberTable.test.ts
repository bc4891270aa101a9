import { UNREAD_LIST } from 'c/pageReader';
import { get, mount, type Mounted, textOf } from 'testing';
import MemberTable from '../memberTable';

const row = (id: string) => ({ id, personId: `${id}P`, name: `Member ${id}` });
const listOf = (...ids: string[]) => ({ ...UNREAD_LIST, page: { rows: ids.map(row), total: ids.length } });
const table = (properties: object) => mount('c-member-table', MemberTable, { list: listOf('1', '2'), ...properties });

/** What an event of the table carries, each time it is fired. */
function detailsOf(element: Mounted, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent).detail));
  return details;
}

function fire(element: Mounted, name: string, detail: object): void {
  get(element, 'lightning-datatable').dispatchEvent(new CustomEvent(name, { detail }));
}

describe('c-member-table', () => {
  it('keeps what is chosen on other pages', () => {
    const element = table({ selectedIds: ['2', '9'] });
    const chosen = detailsOf(element, 'select');

    fire(element, 'rowselection', { selectedRows: [row('1')], config: { action: 'rowSelect' } });

    expect(chosen).toEqual([['9', '1']]);
  });

  it('takes a new page for no change of what is chosen', () => {
    const element = table({ selectedIds: ['2'] });
    const chosen = detailsOf(element, 'select');

    fire(element, 'rowselection', { selectedRows: [], config: {} });

    expect(chosen).toEqual([]);
  });

  it('orders by the name where the column of the link is clicked', () => {
    const element = table({});
    const orders = detailsOf(element, 'order');

    fire(element, 'sort', { fieldName: 'personUrl', sortDirection: 'desc' });
    fire(element, 'sort', { fieldName: 'company', sortDirection: 'asc' });

    expect(orders).toEqual([
      { sortField: 'name', sortDirection: 'desc' },
      { sortField: 'company', sortDirection: 'asc' },
    ]);
  });

  it('distinguishes a filter without matches from a campaign without members', async () => {
    const filtered = textOf(table({ list: listOf(), isFiltered: true }));
    const empty = table({ list: listOf() });

    expect(filtered).not.toBe('');
    expect(filtered).not.toBe(textOf(empty));
    await expect(empty).toBeAccessible();
  });
});
