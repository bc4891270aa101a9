/** Runs jobs and schedules when they are due, in real time, while the process serves. */
import type { Org } from '../org.ts';

/** How long to sleep at most: another process may have queued something in the same data file. */
const LONGEST_SLEEP_MILLISECONDS = 1_000;

export class JobLoop {
  private readonly org: Org;
  private readonly onDefect: (error: unknown) => void;
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  /** @param onDefect hears of defects of the local org; what fails in Apex is written into its job */
  constructor(org: Org, onDefect: (error: unknown) => void) {
    this.org = org;
    this.onDefect = onDefect;
  }

  start(): void {
    this.schedule(0);
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private schedule(milliseconds: number): void {
    if (!this.isStopped) this.timer = setTimeout(() => this.turn(), milliseconds);
  }

  /** One step, then other work that waits for this thread: requests are answered between the parts of a batch. */
  private turn(): void {
    let didWork = false;
    try {
      didWork = this.org.jobs.runStep();
    } catch (error) {
      this.onDefect(error);
    }
    if (didWork) {
      this.schedule(0);
      return;
    }
    this.org.jobs.recoverFromOthers();
    // So that `local-org limits` tells what happened while this process serves.
    this.org.marks.save();
    const due = this.org.jobs.table.nextDue();
    const wait = due === null ? LONGEST_SLEEP_MILLISECONDS : due - Date.now();
    this.schedule(Math.max(1, Math.min(wait, LONGEST_SLEEP_MILLISECONDS)));
  }
}
