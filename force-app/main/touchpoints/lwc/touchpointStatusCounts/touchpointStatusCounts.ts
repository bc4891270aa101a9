import { LightningElement, api } from 'lwc';
import { formatCount, type CountLabels } from 'c/formatLabel';
import memberCountLabel from '@salesforce/label/c.Enable_Member_Count';
import memberCountOneLabel from '@salesforce/label/c.Enable_Member_Count_One';
import openLabel from '@salesforce/label/c.Enable_Open_Status';
import openOneLabel from '@salesforce/label/c.Enable_Open_Status_One';
import titleLabel from '@salesforce/label/c.Enable_Status_Title';
import touchpointCountLabel from '@salesforce/label/c.Enable_Touchpoint_Count';
import touchpointCountOneLabel from '@salesforce/label/c.Enable_Touchpoint_Count_One';

type StatusCount = Apex.CampaignCardState.StatusCount;

const MEMBERS: CountLabels = { one: memberCountOneLabel, other: memberCountLabel };
const OPEN: CountLabels = { one: openOneLabel, other: openLabel };
const TOUCHPOINTS: CountLabels = { one: touchpointCountOneLabel, other: touchpointCountLabel };

/** How many members have which touchpoint status. Fires `openstatus` with `{ status }`, null for "not evaluated". */
export default class TouchpointStatusCounts extends LightningElement {
  @api statusCounts: StatusCount[] = [];
  @api memberCount = 0;
  @api touchpointCount = 0;

  readonly labels = { title: titleLabel };

  get summary(): string {
    return [formatCount(TOUCHPOINTS, this.touchpointCount), formatCount(MEMBERS, this.memberCount)].join(' · ');
  }

  get rows() {
    return this.statusCounts.map((row) => ({
      key: row.status ?? 'none',
      label: row.label,
      count: row.memberCount,
      openText: formatCount(OPEN, row.memberCount, row.label ?? ''),
      barStyle: `width: ${this.memberCount > 0 ? (100 * row.memberCount) / this.memberCount : 0}%`,
    }));
  }

  handleOpen(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset.status!;
    const row = this.statusCounts.find(({ status }) => (status ?? 'none') === key);
    this.dispatchEvent(new CustomEvent('openstatus', { detail: { status: row?.status ?? null } }));
  }
}
