import { LightningElement, api } from 'lwc';
import { areValid } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type Rule = Apex.EditableSyncRule;
type Filter = Apex.MemberFilter;

interface Row {
  key: number;
  box: number;
  filter: Filter;
}

/** One sync rule, edited box by box. Fires `save` with the whole rule, and `cancel`. */
export default class SyncRuleEditor extends LightningElement {
  @api fields: Apex.SyncRulesController.RuleField[] = [];
  @api dateFields: Apex.PageOption[] = [];
  @api decisions: Apex.PageOption[] = [];
  @api disabled = false;

  @api
  get rule(): Rule | undefined {
    return this.given;
  }
  set rule(rule: Rule | undefined) {
    this.given = rule;
    this.draft = rule;
    this.rows = (rule?.conditions ?? []).map(({ box, field, operator, value }) =>
      this.rowOf(box, { field, operator, value }),
    );
  }

  readonly labels = labels;
  draft: Rule | undefined;
  rows: Row[] = [];
  private given: Rule | undefined;
  private lastKey = 0;

  get heading(): string {
    return this.given?.id ? labels.editTitle : labels.newRule;
  }

  get dateField(): string {
    return this.draft?.dateField ?? '';
  }

  get givesDate(): boolean {
    return this.draft?.decision === 'Include';
  }

  get boxes() {
    const numbers = [...new Set(this.rows.map(({ box }) => box))].sort((a, b) => a - b);
    return numbers.map((box, index) => ({
      box,
      label: formatLabel(labels.box, index + 1),
      isFurther: index > 0,
      rows: this.rows.filter((row) => row.box === box).map((row, position) => ({ ...row, number: position + 1 })),
    }));
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.change({ name: event.detail.value });
  }

  handleDecision(event: CustomEvent<{ value: string }>): void {
    this.change({ decision: event.detail.value });
  }

  handleDateField(event: CustomEvent<{ value: string }>): void {
    this.change({ dateField: event.detail.value || null });
  }

  handleActive(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ active: event.detail.checked });
  }

  handleAddCondition(event: Event): void {
    this.rows = [...this.rows, this.rowOf(Number(dataOf(event, 'box')))];
  }

  handleAddBox(): void {
    const last = Math.max(0, ...this.rows.map(({ box }) => box));
    this.rows = [...this.rows, this.rowOf(last + 1)];
  }

  handleFilterChange(event: CustomEvent<Filter>): void {
    const key = Number(dataOf(event, 'key'));
    this.rows = this.rows.map((row) => (row.key === key ? { ...row, filter: event.detail } : row));
  }

  handleFilterRemove(event: Event): void {
    const key = Number(dataOf(event, 'key'));
    this.rows = this.rows.filter((row) => row.key !== key);
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSave(): void {
    const isValid = [areValid(this), areValid(this, 'c-member-filter-row')].every(Boolean);
    if (!isValid || !this.draft) return;
    const conditions = this.boxes.flatMap(({ rows }, index) =>
      rows.map(({ filter: { field, operator, value } }) => ({ box: index + 1, field, operator, value })),
    );
    this.dispatchEvent(new CustomEvent('save', { detail: { ...this.draft, conditions } }));
  }

  private change(part: Partial<Rule>): void {
    if (this.draft) this.draft = { ...this.draft, ...part };
  }

  private rowOf(box: number, filter: Filter = { field: '', operator: '', value: null }): Row {
    this.lastKey += 1;
    return { key: this.lastKey, box, filter };
  }
}

function dataOf(event: Event, name: string): string {
  return (event.currentTarget as HTMLElement).dataset[name] ?? '';
}
