import { LightningElement, api } from 'lwc';
import { csvAddress } from 'c/csvFile';
import { formatLabel } from 'c/formatLabel';
import closeLabel from '@salesforce/label/c.Common_Close';
import downloadLabel from '@salesforce/label/c.BulkDate_Download_Failures';
import failedLabel from '@salesforce/label/c.BulkDate_Failed';
import failuresLabel from '@salesforce/label/c.BulkDate_Failures';
import interruptedLabel from '@salesforce/label/c.BulkDate_Interrupted';
import nameLabel from '@salesforce/label/c.BulkDate_Name';
import reasonLabel from '@salesforce/label/c.Common_Reason';
import runningLabel from '@salesforce/label/c.BulkDate_Running';
import updatedLabel from '@salesforce/label/c.BulkDate_Updated';

type UpdateProgress = Apex.BulkDateProgress;

/** How far an update is, or how it ended; who was not written and why. Fires `close`. */
export default class DateUpdateResult extends LightningElement {
  @api progress: UpdateProgress | undefined;

  readonly labels = {
    close: closeLabel,
    download: downloadLabel,
    failures: failuresLabel,
    name: nameLabel,
    reason: reasonLabel,
  };

  get isRunning(): boolean {
    return this.progress?.status === 'Queued' || this.progress?.status === 'Running';
  }

  get runningText(): string {
    return formatLabel(runningLabel, this.progress?.processed ?? 0, this.progress?.total ?? 0);
  }

  get summary(): string {
    const { updated = 0, failed = 0, total = 0, status } = this.progress ?? {};
    if (status === 'Failed') return formatLabel(interruptedLabel, updated, total);
    return failed > 0 ? formatLabel(failedLabel, updated, failed) : formatLabel(updatedLabel, updated);
  }

  get isClean(): boolean {
    return this.progress?.status === 'Done' && this.progress.failed === 0;
  }

  get summaryClass(): string {
    const theme = this.isClean ? 'slds-theme_success' : 'slds-scoped-notification_light';
    return `slds-scoped-notification slds-media slds-media_center ${theme}`;
  }

  get summaryIcon(): string {
    return this.isClean ? 'utility:success' : 'utility:warning';
  }

  get iconVariant(): string {
    return this.isClean ? 'inverse' : 'warning';
  }

  get closeVariant(): string {
    return this.isClean ? 'bare-inverse' : 'bare';
  }

  get hasFailures(): boolean {
    return (this.progress?.failures ?? []).length > 0;
  }

  get failuresAddress(): string {
    const rows = (this.progress?.failures ?? []).map(({ memberId, name, reason }) =>
      [memberId, name, reason].map((value) => value ?? ''),
    );
    return csvAddress([['Id', nameLabel, reasonLabel], ...rows]);
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
