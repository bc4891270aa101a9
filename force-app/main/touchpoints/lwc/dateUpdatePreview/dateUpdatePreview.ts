import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import alreadyBlankLabel from '@salesforce/label/c.BulkDate_Already_Blank';
import alreadyThereLabel from '@salesforce/label/c.BulkDate_Already_There';
import backLabel from '@salesforce/label/c.Common_Back';
import blankLabel from '@salesforce/label/c.BulkDate_Blank';
import clearLabel from '@salesforce/label/c.BulkDate_Clear_Date';
import clearLeaveWindowLabel from '@salesforce/label/c.BulkDate_Clear_Leave_Window';
import estimatedLabel from '@salesforce/label/c.Preview_Estimated';
import leaveWindowLabel from '@salesforce/label/c.BulkDate_Leave_Window';
import nameLabel from '@salesforce/label/c.BulkDate_Name';
import newDateLabel from '@salesforce/label/c.BulkDate_New_Date';
import oldDateLabel from '@salesforce/label/c.BulkDate_Old_Date';
import outsideWindowLabel from '@salesforce/label/c.BulkDate_Outside_Window';
import sampleLabel from '@salesforce/label/c.BulkDate_Sample';
import titleLabel from '@salesforce/label/c.BulkDate_Preview_Title';
import updateLabel from '@salesforce/label/c.BulkDate_Update';
import warningLabel from '@salesforce/label/c.Common_Warning';
import willChangeLabel from '@salesforce/label/c.BulkDate_Will_Change';

type DatePreview = Apex.BulkDatePreview;

/** What an update would write, before it writes. Fires `update` and `back`. */
export default class DateUpdatePreview extends LightningElement {
  @api preview: DatePreview | undefined;
  @api disabled = false;

  readonly labels = {
    back: backLabel,
    blank: blankLabel,
    name: nameLabel,
    newDate: newDateLabel,
    oldDate: oldDateLabel,
    sample: sampleLabel,
    title: titleLabel,
    warning: warningLabel,
  };

  get willChange(): string {
    return formatLabel(willChangeLabel, this.preview?.willChange ?? 0, this.preview?.total ?? 0);
  }

  get alreadyThere(): string | null {
    const count = this.preview?.alreadyThere ?? 0;
    return count > 0 ? formatLabel(this.preview?.clears ? alreadyBlankLabel : alreadyThereLabel, count) : null;
  }

  get windowWarning(): string | null {
    if (!this.preview?.leaveWindow) return null;
    const count = this.preview.willLeaveWindow;
    if (this.preview.clears) return formatLabel(clearLeaveWindowLabel, count);
    return count > 0 ? formatLabel(leaveWindowLabel, count) : outsideWindowLabel;
  }

  get estimated(): string | null {
    return this.preview?.estimated ? estimatedLabel : null;
  }

  get hasSamples(): boolean {
    return (this.preview?.samples ?? []).length > 0;
  }

  get updateText(): string {
    return this.preview?.clears ? clearLabel : updateLabel;
  }

  get updateDisabled(): boolean {
    return this.disabled || this.preview?.willChange === 0;
  }

  @api focus(): void {
    void focusOn(this, 'h2');
  }

  handleUpdate(): void {
    this.dispatchEvent(new CustomEvent('update'));
  }

  handleBack(): void {
    this.dispatchEvent(new CustomEvent('back'));
  }
}
