import askPreview from '@salesforce/apex/BulkTouchpointDatesController.preview';
import askPreviewOfClear from '@salesforce/apex/BulkTouchpointDatesController.previewClear';
import clear from '@salesforce/apex/BulkTouchpointDatesController.clear';
import getFailures from '@salesforce/apex/BulkTouchpointDatesController.getFailures';
import getLatestUpdate from '@salesforce/apex/BulkTouchpointDatesController.getLatestUpdate';
import getProgress from '@salesforce/apex/BulkTouchpointDatesController.getProgress';
import start from '@salesforce/apex/BulkTouchpointDatesController.start';
import undo from '@salesforce/apex/BulkTouchpointDatesController.undo';
import { Polling } from 'c/polling';

type DatePreview = Apex.BulkDatePreview;
type Failure = Apex.BulkDateFailure;
type UpdateProgress = Apex.BulkDateProgress;

/** Whose dates change, as Apex takes it. */
export interface ChosenMembers {
  campaignId: string | null;
  filters: Apex.MemberFilter[];
  /** Null: all members that match the filters. */
  selectedIds: string[] | null;
}

/** What the page shows of an update. Each change is a new object, so that a component renders it. */
export interface UpdateState {
  readonly preview: DatePreview | undefined;
  readonly progress: UpdateProgress | undefined;
  /** The update was not started on this page just now; it is the latest one of the campaign. */
  readonly isEarlier: boolean;
  /** All that an update has noted, where its progress names only the first. */
  readonly allFailures: Failure[] | null;
  readonly isBusy: boolean;
  readonly error: unknown;
}

export const NO_UPDATE: UpdateState = {
  preview: undefined,
  progress: undefined,
  isEarlier: false,
  allFailures: null,
  isBusy: false,
  error: undefined,
};

const POLL_MILLISECONDS = 2000;

/** Is the update still being written? */
export function isRunning({ progress }: UpdateState): boolean {
  return progress?.status === 'Queued' || progress?.status === 'Running';
}

/** A bulk update from its preview to its undo. It runs on the server, so it goes on when its page is left. */
export class DateUpdate {
  private state: UpdateState = NO_UPDATE;
  private isLeft = false;
  private readonly polling: Polling;
  private readonly show: (state: UpdateState) => void;
  private readonly onEnd: () => void;

  /**
   * @param owner the component
   * @param show takes each new state
   * @param onEnd called when a shown update ends, because the members have other dates now
   */
  constructor(owner: { isConnected: boolean }, show: (state: UpdateState) => void, onEnd: () => void) {
    this.polling = new Polling(owner, POLL_MILLISECONDS, () => this.askProgress());
    this.show = show;
    this.onEnd = onEnd;
  }

  /** Call it in `disconnectedCallback`. */
  stop(): void {
    this.polling.stop();
  }

  /** The page shows another campaign from here on: what the server still answers for this one isn't shown. */
  leave(): void {
    this.stop();
    this.isLeft = true;
  }

  async preview(members: ChosenMembers, newDate: string | null): Promise<void> {
    await this.showPreview(() => askPreview({ ...members, newDate }));
  }

  async previewClear(members: ChosenMembers): Promise<void> {
    await this.showPreview(() => askPreviewOfClear(members));
  }

  /** What is chosen has changed: the preview no longer fits it. */
  dropPreview(): void {
    this.change({ preview: undefined });
  }

  /**
   * Writes what the preview shows.
   * @returns whether the update was accepted, and the page still shows it
   */
  async write(members: ChosenMembers, newDate: string | null): Promise<boolean> {
    const clears = this.state.preview?.clears;
    return this.attempt(async () => {
      const progress = await (clears ? clear(members) : start({ ...members, newDate }));
      this.change({ preview: undefined });
      this.showProgress(progress);
    });
  }

  async undo(): Promise<void> {
    const updateId = this.state.progress?.updateId ?? null;
    await this.attempt(async () => this.showProgress(await undo({ updateId })));
  }

  closeResult(): void {
    this.change({ progress: undefined });
  }

  /** Shows the latest update of a campaign to those who come back, where it runs, failed or can be undone. */
  async resume(campaignId: string): Promise<void> {
    try {
      const latest = await getLatestUpdate({ campaignId });
      if (!latest) return;
      if (isRunning({ ...NO_UPDATE, progress: latest })) {
        this.showProgress(latest);
      } else if (latest.canUndo || latest.failed > 0 || latest.status === 'Failed') {
        this.change({ progress: latest, isEarlier: true });
        await this.loadAllFailures();
      }
    } catch (error) {
      this.change({ error });
    }
  }

  private async showPreview(ask: () => Promise<DatePreview>): Promise<void> {
    await this.attempt(async () => {
      this.change({ progress: undefined });
      this.change({ preview: await ask() });
    });
  }

  private showProgress(progress: UpdateProgress): void {
    if (this.isLeft) return;
    this.change({ progress, isEarlier: false });
    this.polling.follow(isRunning(this.state));
    if (isRunning(this.state)) return;
    this.onEnd();
    void this.loadAllFailures();
  }

  private async askProgress(): Promise<void> {
    try {
      this.showProgress(await getProgress({ updateId: this.state.progress?.updateId ?? null }));
      this.change({ error: undefined });
    } catch (error) {
      this.change({ error });
    }
  }

  private async loadAllFailures(): Promise<void> {
    this.change({ allFailures: null });
    const { progress } = this.state;
    if (!progress || progress.failed + progress.leftAlone <= progress.failures.length) return;
    try {
      this.change({ allFailures: await getFailures({ updateId: progress.updateId }) });
    } catch (error) {
      this.change({ error });
    }
  }

  private async attempt(action: () => Promise<void>): Promise<boolean> {
    this.change({ isBusy: true, error: undefined });
    try {
      await action();
      return !this.isLeft;
    } catch (error) {
      this.change({ error });
      return false;
    } finally {
      this.change({ isBusy: false });
    }
  }

  private change(part: Partial<UpdateState>): void {
    if (this.isLeft) return;
    this.state = { ...this.state, ...part };
    this.show(this.state);
  }
}
