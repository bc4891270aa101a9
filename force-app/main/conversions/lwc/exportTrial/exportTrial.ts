import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import dryRun from '@salesforce/apex/ConversionSendController.dryRun';
import sendTestEvent from '@salesforce/apex/ConversionSendController.sendTestEvent';
import { focusOn } from 'c/elements';
import { downloadFile } from 'c/fileDownload';
import { formatCount, formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type DryRun = Apex.ExportDryRun;
type TestEvent = Apex.TestEvent;

/** Tests sending without real conversions: a dry run that shows the JSON, and a test event. */
export default class ExportTrial extends LightningElement {
  readonly labels = labels;
  dry: DryRun | undefined;
  test: TestEvent | undefined;
  error: unknown;
  isBusy = false;

  get heading(): string {
    return formatCount(labels.dryRunHeading, this.dry?.total ?? 0, this.dry?.eventCount ?? 0);
  }

  get body(): string {
    return this.dry?.body ?? '';
  }

  get leftOut() {
    return (this.dry?.leftOut ?? []).map((event) => ({
      key: event.eventId,
      text: formatLabel(labels.leftOut, event.eventName, event.reason),
    }));
  }

  get hasLeftOut(): boolean {
    return this.leftOut.length > 0;
  }

  get testText(): string {
    const { message = '', errorCode, traceId } = this.test ?? {};
    const code = errorCode ? formatLabel(labels.code, errorCode) : '';
    const trace = traceId ? formatLabel(labels.trace, traceId) : '';
    return [message, code, trace].filter(Boolean).join(' ');
  }

  get testIcon(): string {
    return this.test?.isAccepted ? 'utility:success' : 'utility:error';
  }

  get testVariant(): string {
    return this.test?.isAccepted ? 'success' : 'error';
  }

  async handleDryRun(): Promise<void> {
    await this.attempt(async () => {
      this.dry = await dryRun();
    });
  }

  async handleTest(): Promise<void> {
    await this.attempt(async () => {
      this.test = await sendTestEvent();
    });
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.body);
      this.dispatchEvent(new ShowToastEvent({ title: labels.copied, variant: 'success' }));
    } catch {
      // The browser may not allow it.
      this.dispatchEvent(new ShowToastEvent({ title: labels.copyRefused, variant: 'warning' }));
    }
  }

  handleDownload(): void {
    downloadFile('dry-run.json', this.body);
  }

  handleClose(): void {
    this.dry = undefined;
    this.test = undefined;
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    this.handleClose();
    try {
      await action();
      await focusOn(this, 'section');
    } catch (error) {
      this.error = error;
      await focusOn(this, 'c-error-panel');
    } finally {
      this.isBusy = false;
    }
  }
}
