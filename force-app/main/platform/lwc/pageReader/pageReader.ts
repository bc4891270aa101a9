import { cursorOf, FIRST_PAGE, pageAfter, pageBefore, type PagePosition } from 'c/pagePosition';

/** What every page of a list carries, whatever its rows are. */
export interface ListPage {
  /** Rows on all pages. */
  total: number;
  /** What the next page is asked for with; none on the last page. */
  nextCursor?: string | null;
}

/** What a list shows. Each change is a new object, so that a component renders it. */
export interface ListState<Page extends ListPage> {
  /** The page that was read last; undefined until the first answer. */
  readonly page: Page | undefined;
  readonly position: PagePosition;
  readonly isLoading: boolean;
  /** Why the page asked for last could not be read. */
  readonly error: unknown;
}

/** A list of which nothing has been read yet. */
export const UNREAD_LIST: ListState<never> = {
  page: undefined,
  position: FIRST_PAGE,
  isLoading: false,
  error: undefined,
};

/**
 * Reads a list page by page. Answers can arrive in another order than the questions: only the answer to the last
 * question is shown.
 */
export class PageReader<Page extends ListPage> {
  private state: ListState<Page> = UNREAD_LIST;
  private questionNumber = 0;
  private readonly read: (cursor: string | null) => Promise<Page>;
  private readonly show: (state: ListState<Page>) => void;

  /**
   * @param read asks the server for the page at a cursor; null is the first page
   * @param show takes each new state
   */
  constructor(read: (cursor: string | null) => Promise<Page>, show: (state: ListState<Page>) => void) {
    this.read = read;
    this.show = show;
  }

  /** Reads the first page; the page on screen stays until the answer is there. */
  async first(): Promise<void> {
    await this.goTo(FIRST_PAGE);
  }

  async next(): Promise<void> {
    await this.goTo(pageAfter(this.state.position, this.state.page?.nextCursor ?? null));
  }

  async previous(): Promise<void> {
    await this.goTo(pageBefore(this.state.position));
  }

  /** Reads the page on screen again. */
  async again(): Promise<void> {
    await this.goTo(this.state.position);
  }

  /** Shows nothing, and ignores an answer that is still on its way. */
  forget(): void {
    this.questionNumber += 1;
    this.change(UNREAD_LIST);
  }

  private async goTo(position: PagePosition): Promise<void> {
    const number = ++this.questionNumber;
    this.change({ isLoading: true });
    let outcome: Partial<ListState<Page>>;
    try {
      outcome = { page: await this.read(cursorOf(position)), position, error: undefined };
    } catch (error) {
      outcome = { error };
    }
    if (number === this.questionNumber) this.change({ ...outcome, isLoading: false });
  }

  private change(part: Partial<ListState<Page>>): void {
    this.state = { ...this.state, ...part };
    this.show(this.state);
  }
}
