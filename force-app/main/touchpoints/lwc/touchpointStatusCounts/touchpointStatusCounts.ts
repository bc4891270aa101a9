import { LightningElement, api } from 'lwc';
import { formatLabel } from 'c/formatLabel';
import openLabel from '@salesforce/label/c.Enable_Open_Status';
import summaryLabel from '@salesforce/label/c.Enable_Summary';
import titleLabel from '@salesforce/label/c.Enable_Status_Title';

type StatusCount = Apex.EnableTouchpointsController.StatusCount;

/** How many members have which touchpoint status. Fires `openstatus` with `{ status }`, null for "not evaluated". */
export default class TouchpointStatusCounts extends LightningElement {
  @api statusCounts: StatusCount[] = [];
  @api memberCount = 0;
  @api touchpointCount = 0;

  readonly labels = { title: titleLabel };

  get summary(): string {
    return formatLabel(summaryLabel, this.touchpointCount, this.memberCount);
  }

  get rows() {
    return this.statusCounts.map((row) => ({
      key: row.status ?? 'none',
      label: row.label,
      count: row.memberCount,
      openText: formatLabel(openLabel, row.memberCount, row.label ?? ''),
      barStyle: `width: ${this.memberCount > 0 ? (100 * row.memberCount) / this.memberCount : 0}%`,
    }));
  }

  handleOpen(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset.status!;
    const row = this.statusCounts.find(({ status }) => (status ?? 'none') === key);
    this.dispatchEvent(new CustomEvent('openstatus', { detail: { status: row?.status ?? null } }));
  }
}
