import { LightningElement, api } from 'lwc';
import { formatLabel } from 'c/formatLabel';
import failedLabel from '@salesforce/label/c.Log_Run_Failed';
import finishedLabel from '@salesforce/label/c.Log_Run_Finished';
import resultLabel from '@salesforce/label/c.Log_Run_Result';
import runningLabel from '@salesforce/label/c.Log_Run_Running';

/** The result of the last export, or that one is running. */
export default class ExportRunSummary extends LightningElement {
  @api run: Apex.ExportProgress | undefined;

  get isRunning(): boolean {
    return this.run?.status === 'Queued' || this.run?.status === 'Running';
  }

  get statusText(): string {
    if (this.isRunning) return runningLabel;
    return this.run?.status === 'Failed' ? failedLabel : finishedLabel;
  }

  get iconName(): string {
    return this.isRunning ? 'utility:sync' : `utility:${this.outcome}`;
  }

  get iconVariant(): string | undefined {
    return this.isRunning ? undefined : this.outcome;
  }

  /** A finished export with a message left events to retry. */
  private get outcome(): string {
    if (this.run?.status === 'Failed') return 'error';
    return this.run?.message ? 'warning' : 'success';
  }

  get result(): string {
    const { sent = 0, rejected = 0, inDoubt = 0, waiting = 0, requests = 0 } = this.run ?? {};
    return formatLabel(resultLabel, sent, rejected, inDoubt, waiting, requests);
  }
}
