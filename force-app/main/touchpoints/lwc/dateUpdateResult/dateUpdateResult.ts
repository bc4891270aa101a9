import { LightningElement, api } from 'lwc';
import { downloadCsv } from 'c/csvFile';
import { formatCount, formatLabel, type CountLabels } from 'c/formatLabel';
import clearedLabel from '@salesforce/label/c.BulkDate_Cleared';
import clearedOneLabel from '@salesforce/label/c.BulkDate_Cleared_One';
import closeLabel from '@salesforce/label/c.Common_Close';
import downloadLabel from '@salesforce/label/c.BulkDate_Download_Failures';
import failedLabel from '@salesforce/label/c.BulkDate_Failed';
import failedOneLabel from '@salesforce/label/c.BulkDate_Failed_One';
import failuresLabel from '@salesforce/label/c.BulkDate_Failures';
import failuresShownLabel from '@salesforce/label/c.BulkDate_Failures_Shown';
import interruptedLabel from '@salesforce/label/c.BulkDate_Interrupted';
import interruptedOneLabel from '@salesforce/label/c.BulkDate_Interrupted_One';
import latestLabel from '@salesforce/label/c.BulkDate_Latest';
import leftAloneLabel from '@salesforce/label/c.BulkDate_Left_Alone';
import leftAloneOneLabel from '@salesforce/label/c.BulkDate_Left_Alone_One';
import nameLabel from '@salesforce/label/c.BulkDate_Name';
import reasonLabel from '@salesforce/label/c.Common_Reason';
import restoredLabel from '@salesforce/label/c.BulkDate_Restored';
import restoredOneLabel from '@salesforce/label/c.BulkDate_Restored_One';
import runningLabel from '@salesforce/label/c.BulkDate_Running';
import undoLabel from '@salesforce/label/c.BulkDate_Undo';
import updatedLabel from '@salesforce/label/c.BulkDate_Updated';
import updatedOneLabel from '@salesforce/label/c.BulkDate_Updated_One';

type Failure = Apex.BulkDateFailure;
type UpdateProgress = Apex.BulkDateProgress;

const UPDATED: CountLabels = { one: updatedOneLabel, other: updatedLabel };
const DONE: Record<string, CountLabels> = {
  Set: UPDATED,
  Clear: { one: clearedOneLabel, other: clearedLabel },
  Undo: { one: restoredOneLabel, other: restoredLabel },
};
const FAILED: CountLabels = { one: failedOneLabel, other: failedLabel };
const INTERRUPTED: CountLabels = { one: interruptedOneLabel, other: interruptedLabel };
const LEFT_ALONE: CountLabels = { one: leftAloneOneLabel, other: leftAloneLabel };

/** How far an update is, or how it ended; who was not written and why. Fires `undo` and `close`. */
export default class DateUpdateResult extends LightningElement {
  @api progress: UpdateProgress | undefined;
  /** All failures, where the progress names only the first of them. */
  @api allFailures: Failure[] | null = null;
  /** The update was not started just now. */
  @api isEarlier = false;
  @api disabled = false;

  readonly labels = {
    close: closeLabel,
    download: downloadLabel,
    failures: failuresLabel,
    latest: latestLabel,
    name: nameLabel,
    reason: reasonLabel,
    undo: undoLabel,
  };

  get isRunning(): boolean {
    return this.progress?.status === 'Queued' || this.progress?.status === 'Running';
  }

  get runningText(): string {
    return formatLabel(runningLabel, this.progress?.processed ?? 0, this.progress?.total ?? 0);
  }

  get summary(): string {
    const { updated = 0, failed = 0, total = 0, status } = this.progress ?? {};
    if (status === 'Failed') return formatCount(INTERRUPTED, total, updated);
    const sentences = [
      formatCount(DONE[this.progress?.action ?? 'Set'] ?? UPDATED, updated),
      failed > 0 ? formatCount(FAILED, failed) : '',
      this.leftAlone > 0 ? formatCount(LEFT_ALONE, this.leftAlone) : '',
    ];
    return sentences.filter(Boolean).join(' ');
  }

  get leftAlone(): number {
    return this.progress?.leftAlone ?? 0;
  }

  get canUndo(): boolean {
    return this.progress?.canUndo === true;
  }

  get isClean(): boolean {
    const { status, failed = 0 } = this.progress ?? {};
    return status === 'Done' && failed === 0 && this.leftAlone === 0 && !this.isEarlier;
  }

  get summaryClass(): string {
    const theme = this.isClean ? 'slds-theme_success' : 'slds-scoped-notification_light';
    return `slds-scoped-notification slds-media slds-media_center ${theme}`;
  }

  get summaryIcon(): string {
    if (this.isEarlier) return 'utility:clock';
    return this.isClean ? 'utility:success' : 'utility:warning';
  }

  get iconVariant(): string {
    if (this.isEarlier) return '';
    return this.isClean ? 'inverse' : 'warning';
  }

  get closeVariant(): string {
    return this.isClean ? 'bare-inverse' : 'bare';
  }

  get hasFailures(): boolean {
    return (this.progress?.failures ?? []).length > 0;
  }

  /** A removed member has no name, so its id identifies the row. */
  get shownFailures(): Failure[] {
    return (this.progress?.failures ?? []).map((failure) => ({ ...failure, name: failure.name ?? failure.memberId }));
  }

  /** Where there are more than the table shows, or more than the update could note. */
  get shownText(): string | null {
    const shown = this.progress?.failures.length ?? 0;
    const all = (this.progress?.failed ?? 0) + this.leftAlone;
    return all > shown ? formatLabel(failuresShownLabel, shown, all, this.downloaded.length) : null;
  }

  private get downloaded(): Failure[] {
    return this.allFailures ?? this.progress?.failures ?? [];
  }

  handleDownload(): void {
    const rows = this.downloaded.map(({ memberId, name, reason }) =>
      [memberId, name, reason].map((value) => value ?? ''),
    );
    downloadCsv('touchpoint-date-failures.csv', [['Id', nameLabel, reasonLabel], ...rows]);
  }

  handleUndo(): void {
    this.dispatchEvent(new CustomEvent('undo'));
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
