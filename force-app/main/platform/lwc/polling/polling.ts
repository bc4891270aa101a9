import { Timer } from 'c/timer';

/**
 * Asks again and again while something is under way on the server. It waits from one answer to the next question, so
 * slow answers don't pile up; it goes on after a question that failed, and ends with the component's time on the page.
 */
export class Polling {
  private readonly timer = new Timer();
  private readonly owner: { isConnected: boolean };
  private readonly milliseconds: number;
  private readonly ask: () => Promise<unknown>;
  private isFollowing = false;

  /**
   * @param owner the component
   * @param milliseconds from an answer to the next question
   * @param ask reads how far it is; the owner shows what it answers, and what went wrong
   */
  constructor(owner: { isConnected: boolean }, milliseconds: number, ask: () => Promise<unknown>) {
    this.owner = owner;
    this.milliseconds = milliseconds;
    this.ask = ask;
  }

  /** Call it with each answer; the same answer twice changes nothing. */
  follow(isUnderWay: boolean): void {
    if (!isUnderWay) {
      this.stop();
    } else if (!this.isFollowing) {
      this.isFollowing = true;
      this.wait();
    }
  }

  /** Call it in `disconnectedCallback`. */
  stop(): void {
    this.isFollowing = false;
    this.timer.stop();
  }

  private wait(): void {
    this.timer.start(this.milliseconds, () => void this.askAndWait());
  }

  private async askAndWait(): Promise<void> {
    if (!this.owner.isConnected) this.stop();
    if (!this.isFollowing) return;
    try {
      await this.ask();
    } catch {
      // The owner has shown it. What is under way goes on, so the next question may be answered.
    }
    if (this.isFollowing) this.wait();
  }
}
