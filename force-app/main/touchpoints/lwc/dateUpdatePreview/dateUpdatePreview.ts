import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/elements';
import { formatCount, type CountLabels } from 'c/formatLabel';
import alreadyBlankLabel from '@salesforce/label/c.BulkDate_Already_Blank';
import alreadyBlankOneLabel from '@salesforce/label/c.BulkDate_Already_Blank_One';
import alreadyThereLabel from '@salesforce/label/c.BulkDate_Already_There';
import alreadyThereOneLabel from '@salesforce/label/c.BulkDate_Already_There_One';
import backLabel from '@salesforce/label/c.Common_Back';
import blankLabel from '@salesforce/label/c.BulkDate_Blank';
import clearLabel from '@salesforce/label/c.BulkDate_Clear_Date';
import clearOneLabel from '@salesforce/label/c.BulkDate_Clear_Date_One';
import clearLeaveWindowLabel from '@salesforce/label/c.BulkDate_Clear_Leave_Window';
import clearLeaveWindowOneLabel from '@salesforce/label/c.BulkDate_Clear_Leave_Window_One';
import estimatedLabel from '@salesforce/label/c.Preview_Estimated';
import leaveWindowLabel from '@salesforce/label/c.BulkDate_Leave_Window';
import leaveWindowOneLabel from '@salesforce/label/c.BulkDate_Leave_Window_One';
import nameLabel from '@salesforce/label/c.BulkDate_Name';
import newDateLabel from '@salesforce/label/c.BulkDate_New_Date';
import oldDateLabel from '@salesforce/label/c.BulkDate_Old_Date';
import outsideWindowLabel from '@salesforce/label/c.BulkDate_Outside_Window';
import sampleLabel from '@salesforce/label/c.BulkDate_Sample';
import titleLabel from '@salesforce/label/c.BulkDate_Preview_Title';
import updateLabel from '@salesforce/label/c.BulkDate_Update';
import updateOneLabel from '@salesforce/label/c.BulkDate_Update_One';
import warningLabel from '@salesforce/label/c.Common_Warning';
import willChangeLabel from '@salesforce/label/c.BulkDate_Will_Change';
import willChangeOneLabel from '@salesforce/label/c.BulkDate_Will_Change_One';

type DatePreview = Apex.BulkDatePreview;

const ALREADY_BLANK: CountLabels = { one: alreadyBlankOneLabel, other: alreadyBlankLabel };
const ALREADY_THERE: CountLabels = { one: alreadyThereOneLabel, other: alreadyThereLabel };
const CLEAR: CountLabels = { one: clearOneLabel, other: clearLabel };
const CLEAR_LEAVES_WINDOW: CountLabels = { one: clearLeaveWindowOneLabel, other: clearLeaveWindowLabel };
const LEAVES_WINDOW: CountLabels = { one: leaveWindowOneLabel, other: leaveWindowLabel };
const UPDATE: CountLabels = { one: updateOneLabel, other: updateLabel };
const WILL_CHANGE: CountLabels = { one: willChangeOneLabel, other: willChangeLabel };

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
    return formatCount(WILL_CHANGE, this.preview?.willChange ?? 0);
  }

  get alreadyThere(): string | null {
    const count = this.preview?.alreadyThere ?? 0;
    return count > 0 ? formatCount(this.preview?.clears ? ALREADY_BLANK : ALREADY_THERE, count) : null;
  }

  get windowWarning(): string | null {
    if (!this.preview?.leaveWindow) return null;
    const count = this.preview.willLeaveWindow;
    if (this.preview.clears) return formatCount(CLEAR_LEAVES_WINDOW, count);
    return count > 0 ? formatCount(LEAVES_WINDOW, count) : outsideWindowLabel;
  }

  get estimated(): string | null {
    return this.preview?.estimated ? estimatedLabel : null;
  }

  get hasSamples(): boolean {
    return (this.preview?.samples ?? []).length > 0;
  }

  get updateText(): string {
    return formatCount(this.preview?.clears ? CLEAR : UPDATE, this.preview?.willChange ?? 0);
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
