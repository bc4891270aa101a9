import { LightningElement, api } from 'lwc';
import { areValid } from 'c/elements';
import { formatCount } from 'c/formatLabel';
import { labels } from './labels';

/**
 * Whose dates change, to which date, and the way to the preview.
 * @fires includeall with true or false
 * @fires datechange with the date, as ISO text, or null
 * @fires preview once the date is right
 * @fires previewclear
 */
export default class MemberSelection extends LightningElement {
  @api includesAll = false;
  /** Members chosen one by one. */
  @api selectedCount = 0;
  /** Members that match the filters. */
  @api total = 0;
  @api newDate: string | null = null;
  @api campaignStart: string | null = null;
  @api disabled = false;

  readonly labels = labels;

  get selectionText(): string {
    return this.includesAll
      ? formatCount(labels.allSelected, this.total)
      : formatCount(labels.selected, this.selectedCount);
  }

  get previewDisabled(): boolean {
    return this.disabled || (this.includesAll ? this.total : this.selectedCount) === 0;
  }

  handleIncludeAll(event: CustomEvent<{ checked: boolean }>): void {
    this.tell('includeall', event.detail.checked);
  }

  handleDate(event: CustomEvent<{ value: string | null }>): void {
    this.tell('datechange', event.detail.value);
  }

  handlePreview(): void {
    if (areValid(this, 'c-touchpoint-date-picker')) this.tell('preview');
  }

  handlePreviewClear(): void {
    this.tell('previewclear');
  }

  private tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
