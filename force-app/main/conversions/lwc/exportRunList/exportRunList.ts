import { LightningElement, api } from 'lwc';
import getRequests from '@salesforce/apex/ConversionLogController.getRequests';
import getRuns from '@salesforce/apex/ConversionLogController.getRuns';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { cursorOf, FIRST_PAGE, pageAfter, pageBefore, type PagePosition } from 'c/pagePosition';
import { labels, statusLabels } from './labels';

type RunPage = Apex.ExportRunSelector.RunPage;
type RequestPage = Apex.ExportRunSelector.RequestPage;

const RUNS_A_PAGE = 20;
const REQUESTS_A_PAGE = 100;

/** The exports, newest first, and the requests of the one that is chosen: answers, trace ids, durations. */
export default class ExportRunList extends LightningElement {
  readonly labels = labels;
  readonly runsAPage = RUNS_A_PAGE;
  readonly requestsAPage = REQUESTS_A_PAGE;

  runPage: RunPage | undefined;
  runPosition: PagePosition = FIRST_PAGE;
  requestPage: RequestPage | undefined;
  requestPosition: PagePosition = FIRST_PAGE;
  chosenId: string | null = null;
  error: unknown;
  isLoading = false;

  connectedCallback(): void {
    void this.loadRuns(FIRST_PAGE);
  }

  /** Reads anew what is shown. */
  @api async refresh(): Promise<void> {
    await this.loadRuns(this.runPosition);
  }

  get runs() {
    return (this.runPage?.rows ?? []).map((run) => {
      const isChosen = run.id === this.chosenId;
      return {
        ...run,
        statusLabel: statusLabels[run.status] ?? run.status,
        isExpanded: String(isChosen),
        rowClass: isChosen ? 'chosen' : '',
        showLabel: formatLabel(labels.showRequests, run.requests),
        hasRequests: run.requests > 0,
      };
    });
  }

  get runTotal(): number {
    return this.runPage?.total ?? 0;
  }

  get isEmpty(): boolean {
    return this.runPage?.rows.length === 0;
  }

  get requestTotal(): number {
    return this.requestPage?.total ?? 0;
  }

  get requestRows() {
    const first = this.requestPosition.index * REQUESTS_A_PAGE;
    return (this.requestPage?.rows ?? []).map((request, index) => ({
      ...request,
      number: first + index + 1,
      seconds: typeof request.milliseconds === 'number' ? request.milliseconds / 1000 : null,
    }));
  }

  get requestsHeading(): string {
    const run = this.runPage?.rows.find(({ id }) => id === this.chosenId);
    return formatLabel(labels.requestsOf, run?.name ?? '');
  }

  handlePreviousRuns(): void {
    void this.loadRuns(pageBefore(this.runPosition));
  }

  handleNextRuns(): void {
    void this.loadRuns(pageAfter(this.runPosition, this.runPage?.nextCursor ?? null));
  }

  handlePreviousRequests(): void {
    void this.loadRequests(pageBefore(this.requestPosition));
  }

  handleNextRequests(): void {
    void this.loadRequests(pageAfter(this.requestPosition, this.requestPage?.nextCursor ?? null));
  }

  async handleChoose(event: Event): Promise<void> {
    const { id = null } = (event.currentTarget as HTMLElement).dataset;
    const isClosed = id === this.chosenId;
    this.requestPage = undefined;
    this.chosenId = isClosed ? null : id;
    if (isClosed) return;
    await this.loadRequests(FIRST_PAGE);
    await focusOn(this, 'h3');
  }

  private async loadRuns(position: PagePosition): Promise<void> {
    await this.load(async () => {
      this.runPage = await getRuns({ cursor: cursorOf(position) });
      this.runPosition = position;
    });
  }

  private async loadRequests(position: PagePosition): Promise<void> {
    const runId = this.chosenId;
    if (!runId) return;
    await this.load(async () => {
      const page = await getRequests({ runId, cursor: cursorOf(position) });
      // Another export may have been chosen meanwhile.
      if (runId !== this.chosenId) return;
      this.requestPage = page;
      this.requestPosition = position;
    });
  }

  private async load(read: () => Promise<void>): Promise<void> {
    this.isLoading = true;
    this.error = undefined;
    try {
      await read();
    } catch (error) {
      this.error = error;
    } finally {
      this.isLoading = false;
    }
  }
}
