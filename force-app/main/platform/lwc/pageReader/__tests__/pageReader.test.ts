import { PageReader, type ListState } from 'c/pageReader';

interface Letters {
  letters: string;
  total: number;
  nextCursor: string | null;
}

const PAGES: Record<string, Letters> = {
  first: { letters: 'ab', total: 6, nextCursor: 'b' },
  b: { letters: 'cd', total: 6, nextCursor: 'd' },
  d: { letters: 'ef', total: 6, nextCursor: null },
};

const answer = (cursor: string | null): Promise<Letters> => Promise.resolve(PAGES[cursor ?? 'first']);

/** A reader and the states it has shown. */
function readerOf(read: (cursor: string | null) => Promise<Letters>) {
  const states: ListState<Letters>[] = [];
  const reader = new PageReader(read, (state) => states.push(state));
  return { reader, states, last: () => states[states.length - 1] };
}

describe('a page reader', () => {
  it('goes forward by the cursor of the page on screen, and back', async () => {
    const { reader, last } = readerOf(answer);

    await reader.first();
    await reader.next();
    await reader.next();
    expect(last()).toMatchObject({ page: PAGES.d, position: { index: 2 } });

    await reader.previous();
    expect(last()).toMatchObject({ page: PAGES.b, position: { index: 1 } });
  });

  it('reads the page on screen again', async () => {
    const read = jest.fn(answer);
    const { reader, last } = readerOf(read);
    await reader.first();
    await reader.next();

    await reader.again();

    expect(read).toHaveBeenLastCalledWith('b');
    expect(last().position.index).toBe(1);
  });

  it('keeps the page on screen while the next one is on its way', async () => {
    const { reader, states } = readerOf(answer);
    await reader.first();
    await reader.next();

    const waiting = states.filter(({ isLoading }) => isLoading);
    expect(waiting.map(({ page }) => page)).toEqual([undefined, PAGES.first]);
  });

  it('shows the answer to the last question only, whichever comes first', async () => {
    const answers: ((page: Letters) => void)[] = [];
    const { reader, last } = readerOf(() => new Promise((resolve) => answers.push(resolve)));
    const early = reader.first();
    const late = reader.first();

    answers[1](PAGES.b);
    await late;
    answers[0](PAGES.first);
    await early;

    expect(last()).toMatchObject({ page: PAGES.b, isLoading: false });
  });

  it('tells why a page could not be read, keeps the one on screen, and forgets the error with the next answer', async () => {
    let fails = false;
    const { reader, last } = readerOf((cursor) => (fails ? Promise.reject(new Error('offline')) : answer(cursor)));
    await reader.first();
    fails = true;
    await reader.next();
    expect(last()).toMatchObject({ page: PAGES.first, position: { index: 0 }, isLoading: false });
    expect(last().error).toEqual(new Error('offline'));

    fails = false;
    await reader.next();
    expect(last()).toMatchObject({ page: PAGES.b, error: undefined });
  });

  it('shows nothing after it was told to forget, even when an answer was on its way', async () => {
    const { reader, last } = readerOf(answer);
    const question = reader.first();

    reader.forget();
    await question;

    expect(last()).toMatchObject({ page: undefined, isLoading: false });
  });
});
