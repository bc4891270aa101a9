import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getRecordsAtOnce from '@salesforce/apex/PackageSchedulesController.getRecordsAtOnce';
import saveRecordsAtOnce from '@salesforce/apex/PackageSchedulesController.saveRecordsAtOnce';
import save from '@salesforce/label/c.Common_Save';
import hint from '@salesforce/label/c.Schedules_Records_Hint';
import label from '@salesforce/label/c.Schedules_Records';
import savedOther from '@salesforce/label/c.Schedules_Records_Saved';
import savedOne from '@salesforce/label/c.Schedules_Records_Saved_One';
import { areValid } from 'c/elements';
import { formatCount } from 'c/formatLabel';

/** As many as a batch takes. */
const MAX_RECORDS = 2000;

/** How many records a step writes at first: the one setting of jobs that an admin changes. */
export default class RecordsAtOnce extends LightningElement {
  readonly labels = { hint, label, save };
  readonly max = MAX_RECORDS;

  entered: string | undefined;
  status: string | null = null;
  error: unknown;
  isBusy = false;

  @wire(getRecordsAtOnce)
  stored: { data?: number; error?: unknown } = {};

  get errors(): unknown {
    return this.error ?? this.stored.error;
  }

  get shown(): string {
    return this.entered ?? String(this.stored.data ?? '');
  }

  get isUnchanged(): boolean {
    return this.isBusy || this.shown === String(this.stored.data ?? '');
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.entered = event.detail.value;
    this.status = null;
  }

  async handleSave(): Promise<void> {
    if (!areValid(this)) return;
    this.isBusy = true;
    this.error = undefined;
    try {
      const records = await saveRecordsAtOnce({ records: Number(this.shown) });
      this.status = formatCount({ one: savedOne, other: savedOther }, records);
      await refreshApex(this.stored);
      this.entered = undefined;
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }
}
