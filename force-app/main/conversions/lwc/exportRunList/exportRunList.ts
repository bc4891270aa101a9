import { LightningElement, api } from 'lwc';
import getRequests from '@salesforce/apex/ConversionLogController.getRequests';
import getRuns from '@salesforce/apex/ConversionLogController.getRuns';
import { focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { PageReader, UNREAD_LIST, type ListState } from 'c/pageReader';
import { labels, statusLabels } from './labels';

type RunPage = Apex.ExportRunPage;
type RequestPage = Apex.ExportRequestPage;

const RUNS_A_PAGE = 20;
const REQUESTS_A_PAGE = 100;

/** The exports, newest first, and the requests of the selected export: answers, trace ids, durations. */
export default class ExportRunList extends LightningElement {
  readonly labels = labels;
  readonly runsAPage = RUNS_A_PAGE;
  readonly requestsAPage = REQUESTS_A_PAGE;

  runs: ListState<RunPage> = UNREAD_LIST;
  requests: ListState<RequestPage> = UNREAD_LIST;
  chosenId: string | null = null;

  private readonly runReader = new PageReader<RunPage>(
    (cursor) => getRuns({ cursor }),
    (list) => {
      this.runs = list;
    },
  );
  private readonly requestReader = new PageReader<RequestPage>(
    (cursor) => getRequests({ runId: this.chosenId, cursor }),
    (list) => {
      this.requests = list;
    },
  );

  connectedCallback(): void {
    void this.runReader.first();
  }

  /** Reads the shown data again. */
  @api async refresh(): Promise<void> {
    await this.runReader.again();
  }

  get runRows() {
    return (this.runs.page?.rows ?? []).map((run) => {
      const isChosen = run.id === this.chosenId;
      return {
        ...run,
        statusLabel: statusLabels[run.status] ?? run.status,
        isExpanded: String(isChosen),
        rowClass: isChosen ? 'chosen' : '',
        showLabel: formatCount(labels.showRequests, run.requests),
        hasRequests: run.requests > 0,
      };
    });
  }

  get requestRows() {
    const first = this.requests.position.index * REQUESTS_A_PAGE;
    return (this.requests.page?.rows ?? []).map((request, index) => ({
      ...request,
      number: first + index + 1,
      seconds: typeof request.milliseconds === 'number' ? request.milliseconds / 1000 : null,
    }));
  }

  get requestsHeading(): string {
    const run = this.runs.page?.rows.find(({ id }) => id === this.chosenId);
    return formatLabel(labels.requestsOf, run?.name ?? '');
  }

  handlePreviousRuns(): void {
    void this.runReader.previous();
  }

  handleNextRuns(): void {
    void this.runReader.next();
  }

  handlePreviousRequests(): void {
    void this.requestReader.previous();
  }

  handleNextRequests(): void {
    void this.requestReader.next();
  }

  handleRetryRequests(): void {
    void this.requestReader.again();
  }

  async handleChoose(event: Event): Promise<void> {
    const { id = null } = (event.currentTarget as HTMLElement).dataset;
    this.requestReader.forget();
    this.chosenId = id === this.chosenId ? null : id;
    if (!this.chosenId) return;
    await this.requestReader.first();
    await focusOn(this, 'h3');
  }
}
