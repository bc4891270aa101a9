import { api, LightningElement } from 'lwc';
import { formatCount } from 'c/formatLabel';
import { labels } from './labels';

type Finding = Apex.ConnectionFinding;

const LOOK_BY_OUTCOME: Record<string, { text: string; icon: string; variant: string }> = {
  Works: { text: labels.works, icon: 'utility:success', variant: 'success' },
  Warns: { text: labels.warns, icon: 'utility:warning', variant: 'warning' },
  Fails: { text: labels.fails, icon: 'utility:error', variant: 'error' },
};

/**
 * What works, what doesn't, and what to do about it.
 * @fires check when the user asks for a check
 */
export default class ConnectionCheck extends LightningElement {
  /** The findings; null before the first check. */
  @api findings: Finding[] | null = null;
  @api isChecking = false;
  /** There are unsaved settings. */
  @api isUnsaved = false;

  readonly labels = labels;

  get rows() {
    return (this.findings ?? []).map((finding, index) => ({
      ...finding,
      key: `${finding.subject}-${index}`,
      look: LOOK_BY_OUTCOME[finding.outcome],
    }));
  }

  get hasFindings(): boolean {
    return this.findings !== null;
  }

  get isDisabled(): boolean {
    return this.isChecking || this.isUnsaved;
  }

  get result(): string {
    if (this.isChecking) return labels.checking;
    if (!this.findings) return '';
    const failing = this.count('Fails');
    if (failing) return formatCount(labels.resultFails, failing);
    const warning = this.count('Warns');
    return warning ? formatCount(labels.resultWarns, warning) : labels.resultWell;
  }

  handleCheck(): void {
    this.dispatchEvent(new CustomEvent('check'));
  }

  private count(outcome: string): number {
    return (this.findings ?? []).filter((finding) => finding.outcome === outcome).length;
  }
}
