import { LightningElement } from 'lwc';
import test from '@salesforce/apex/SyncRulesController.test';
import { focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type Trial = Apex.SyncRuleTrial;

/** What the sync rules make of a campaign: the rules that match, the members, a sample. Changes nothing. */
export default class SyncRuleTest extends LightningElement {
  readonly labels = labels;
  campaignId: string | null = null;
  includeInactive = false;
  trial: Trial | undefined;
  error: unknown;
  isBusy = false;

  get runDisabled(): boolean {
    return this.isBusy || !this.campaignId;
  }

  get total(): string {
    return formatCount(labels.testTotal, this.trial?.memberCount ?? 0, this.trial?.campaignName ?? '');
  }

  get partial(): string | null {
    const { judgedCount = 0, memberCount = 0 } = this.trial ?? {};
    return judgedCount < memberCount ? formatLabel(labels.testPartial, judgedCount) : null;
  }

  get matches() {
    return (this.trial?.rules ?? []).map(({ id, name, memberCount }) => ({
      id,
      text: `${name}: ${formatCount(labels.testMembers, memberCount)}`,
    }));
  }

  get hasMatches(): boolean {
    return this.matches.length > 0;
  }

  get withoutRule(): string {
    return `${labels.testByChoice}: ${formatCount(labels.testMembers, this.trial?.withoutRuleCount ?? 0)}`;
  }

  get sampleCaption(): string {
    return formatCount(labels.testSample, this.trial?.sample.length ?? 0);
  }

  get sample() {
    return (this.trial?.sample ?? []).map((member) => ({
      ...member,
      decidedBy: member.ruleName ?? labels.testByChoice,
    }));
  }

  handleCampaign(event: CustomEvent<{ recordId: string | null }>): void {
    this.campaignId = event.detail.recordId;
  }

  handleInactive(event: CustomEvent<{ checked: boolean }>): void {
    this.includeInactive = event.detail.checked;
  }

  async handleRun(): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.trial = await test({ campaignId: this.campaignId, includeInactive: this.includeInactive });
    } catch (error) {
      this.trial = undefined;
      this.error = error;
      await focusOn(this, 'c-error-panel');
    } finally {
      this.isBusy = false;
    }
  }
}
