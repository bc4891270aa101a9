import { cursorOf, FIRST_PAGE, pageAfter, pageBefore } from 'c/pagePosition';

describe('a page position', () => {
  const second = pageAfter(FIRST_PAGE, 'after 1');
  const third = pageAfter(second, 'after 2');

  it('asks for the first page without a cursor and for later ones with that of the page before', () => {
    expect([FIRST_PAGE, second, third].map(cursorOf)).toEqual([null, 'after 1', 'after 2']);
  });

  it('finds its way back', () => {
    expect(cursorOf(pageBefore(third))).toBe('after 1');
    expect(pageBefore(pageBefore(pageBefore(third))).index).toBe(0);
  });

  it('stays where there is no next page', () => {
    expect(pageAfter(third, null)).toBe(third);
  });

  it('replaces the way forward when it changed since', () => {
    expect(cursorOf(pageAfter(pageBefore(third), 'other'))).toBe('other');
  });
});
