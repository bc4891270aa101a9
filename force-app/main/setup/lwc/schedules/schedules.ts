import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getSchedules from '@salesforce/apex/PackageSchedulesController.getSchedules';
import startSchedules from '@salesforce/apex/PackageSchedulesController.start';
import stopSchedules from '@salesforce/apex/PackageSchedulesController.stop';
import { confirmAction } from 'c/confirmAction';
import { focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { jobLabels, labels, statusLooks } from './labels';

type Schedule = Apex.PackageScheduleState;

/** The Schedules page: what Touchline runs by itself, as whom and when; one button starts all, one stops all. */
export default class Schedules extends LightningElement {
  readonly labels = labels;

  schedules: Schedule[] | undefined;
  loadError: unknown;
  error: unknown;
  isBusy = false;

  private wiredSchedules: { data?: Schedule[]; error?: unknown } | undefined;

  @wire(getSchedules)
  receiveSchedules(result: { data?: Schedule[]; error?: unknown }): void {
    this.wiredSchedules = result;
    this.loadError = result.error;
    if (result.data) this.schedules = result.data;
  }

  get isLoading(): boolean {
    return !this.schedules && !this.loadError;
  }

  get isNothingThere(): boolean {
    return this.schedules?.every(({ status }) => status === 'Stopped') === true;
  }

  get isSomethingThere(): boolean {
    return this.schedules !== undefined && !this.isNothingThere;
  }

  get canStart(): boolean {
    return this.schedules?.some(({ status }) => status !== 'Running') === true;
  }

  get summary(): string {
    const schedules = this.schedules ?? [];
    const running = schedules.filter(({ status }) => status === 'Running').length;
    return formatCount(labels.summary, running, schedules.length);
  }

  get rows() {
    return (this.schedules ?? []).map((schedule) => ({
      ...schedule,
      ...jobLabels[schedule.name],
      look: statusLooks[schedule.status],
      notes: notesOf(schedule),
    }));
  }

  async handleRetry(): Promise<void> {
    await refreshApex(this.wiredSchedules);
  }

  async handleStart(): Promise<void> {
    await this.change(() => startSchedules());
  }

  async handleStop(): Promise<void> {
    const isAgreed = await confirmAction({ label: labels.stop, message: labels.stopQuestion, theme: 'warning' });
    if (isAgreed) await this.change(() => stopSchedules());
  }

  private async change(action: () => Promise<Schedule[]>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.schedules = await action();
      void focusOn(this, '.summary');
    } catch (error) {
      this.error = error;
      void focusOn(this, 'c-error-panel.action-error');
      return;
    } finally {
      this.isBusy = false;
    }
    await refreshApex(this.wiredSchedules);
  }
}

function notesOf(schedule: Schedule): { key: string; text: string }[] {
  const notes: { key: string; text: string }[] = [];
  if (schedule.status === 'OwnerInactive') {
    notes.push({ key: 'owner', text: formatLabel(labels.ownerInactiveHint, schedule.ownerName ?? '') });
  }
  if (schedule.status === 'Incomplete') notes.push({ key: 'incomplete', text: labels.incompleteHint });
  if (schedule.isWaiting) notes.push({ key: 'waiting', text: labels.waitingHint });
  return notes;
}
