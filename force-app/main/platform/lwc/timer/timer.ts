/** One thing to be done later; asking again replaces what was waiting. For polling and for input that settles. */
export class Timer {
  private handle: ReturnType<typeof setTimeout> | undefined;

  start(milliseconds: number, action: () => void): void {
    this.stop();
    // The one place that waits: every owner stops its timer in disconnectedCallback, so none outlives its component.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.handle = setTimeout(action, milliseconds);
  }

  stop(): void {
    clearTimeout(this.handle);
    this.handle = undefined;
  }
}
