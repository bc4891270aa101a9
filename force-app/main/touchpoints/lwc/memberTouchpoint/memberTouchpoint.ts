import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import getMember from '@salesforce/apex/MemberTouchpointController.getMember';
import DATE from '@salesforce/schema/CampaignMember.Buyer_Touchpoint_Date__c';
import STATUS from '@salesforce/schema/CampaignMember.Status';
import TOUCHPOINT_STATUS from '@salesforce/schema/CampaignMember.Touchpoint_Status__c';
import { formatLabel } from 'c/formatLabel';
import { recordAddress } from 'c/pageLinks';
import { labels } from './labels';

type MemberTouchpoint = Apex.MemberTouchpointController.MemberTouchpoint;

/** What is edited elsewhere on the page, and what follows from it. */
const DECISIVE_FIELDS = [DATE, STATUS, TOUCHPOINT_STATUS];

/** The card of the Campaign Member page: why there is, or is not, a touchpoint, since when, and what can be done. */
export default class MemberTouchpointCard extends LightningElement {
  @api recordId: string | undefined;

  readonly labels = labels;
  member: MemberTouchpoint | undefined;
  loadError: unknown;

  private wiredMember: { data?: MemberTouchpoint; error?: unknown } | undefined;
  private isSureOfMember = false;
  private isRecordKnown = false;

  @wire(getMember, { memberId: '$recordId' } as const)
  receiveMember(result: { data?: MemberTouchpoint; error?: unknown }): void {
    this.wiredMember = result;
    this.loadError = result.error;
    this.member = result.data;
    if (result.data) this.makeSureOfMember();
  }

  /** The first record is what the card was made from; each one after it was edited elsewhere on the page. */
  @wire(getRecord, { recordId: '$recordId', optionalFields: DECISIVE_FIELDS } as const)
  receiveRecord({ data }: { data?: unknown }): void {
    if (!data) return;
    if (this.isRecordKnown) void refreshApex(this.wiredMember);
    this.isRecordKnown = true;
  }

  get isLoading(): boolean {
    return !this.member && !this.loadError;
  }

  get hasTouchpoint(): boolean {
    return Boolean(this.member?.touchpointId);
  }

  get iconName(): string {
    return this.hasTouchpoint ? 'utility:success' : 'utility:info';
  }

  get iconVariant(): string {
    return this.hasTouchpoint ? 'success' : '';
  }

  get errorText(): string | null {
    return this.member?.error ? formatLabel(labels.error, this.member.error) : null;
  }

  /** The words before and after the moment, wherever a language puts it. */
  get sinceWords(): { before: string; after: string } {
    const [before, after = ''] = labels.since.split('{0}');
    return { before, after };
  }

  get channel(): string | null {
    const parts = [this.member?.channel, this.member?.subchannel].filter(Boolean);
    return parts.length > 0 ? parts.join(' › ') : null;
  }

  get touchpointAddress(): string {
    return recordAddress(this.member?.touchpointId ?? '');
  }

  async handleRetry(): Promise<void> {
    this.loadError = undefined;
    await refreshApex(this.wiredMember);
  }

  /** The first answer may be a remembered one, from before the campaign was changed on another page. */
  private makeSureOfMember(): void {
    if (this.isSureOfMember) return;
    this.isSureOfMember = true;
    void refreshApex(this.wiredMember);
  }
}
