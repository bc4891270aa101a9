import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import getRules from '@salesforce/apex/SyncRulesController.getRules';
import remove from '@salesforce/apex/SyncRulesController.remove';
import reorder from '@salesforce/apex/SyncRulesController.reorder';
import save from '@salesforce/apex/SyncRulesController.save';
import setActive from '@salesforce/apex/SyncRulesController.setActive';
import { confirmAction } from 'c/confirmAction';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { Polling } from 'c/polling';
import { labels } from './labels';

type RulesState = Apex.SyncRulesController.RulesState;
type Rule = Apex.EditableSyncRule;

interface ReorderButtons extends HTMLElement {
  focusOnMove(places: number): void;
}

const POLL_MILLISECONDS = 3000;
const NEW_RULE: Rule = {
  id: null,
  name: '',
  active: true,
  decision: 'Include',
  dateField: null,
  conditions: [{ box: 1, field: '', operator: '', value: null }],
  problems: [],
};

/** The page of the sync rules: their order, which are active, editing one, and what they make of a campaign. */
export default class SyncRules extends LightningElement {
  readonly labels = labels;
  state: RulesState | undefined;
  edited: Rule | undefined;
  loadError: unknown;
  error: unknown;
  isBusy = false;
  /** Said to screen readers: where a rule has been moved to. */
  announcement = '';

  private wiredState: { data?: RulesState; error?: unknown } | undefined;
  private draggedId: string | undefined;
  private readonly polling = new Polling(this, POLL_MILLISECONDS, () => refreshApex(this.wiredState));

  @wire(getRules)
  receiveRules(result: { data?: RulesState; error?: unknown }): void {
    this.wiredState = result;
    this.loadError = result.error;
    if (result.data) this.show(result.data);
  }

  disconnectedCallback(): void {
    this.polling.stop();
  }

  get isLoading(): boolean {
    return !this.state && !this.loadError;
  }

  get isEmpty(): boolean {
    return this.state?.rules.length === 0 && !this.edited;
  }

  get isReadOnly(): boolean {
    return this.state?.canEdit === false;
  }

  get mayEdit(): boolean {
    return this.state?.canEdit === true && !this.edited;
  }

  get isDraggable(): string {
    return String(this.mayEdit && !this.isBusy);
  }

  get activeDisabled(): boolean {
    return !this.mayEdit || this.isBusy;
  }

  get isFinding(): boolean {
    return Boolean(this.state?.job);
  }

  get rows() {
    const rules = this.state?.rules ?? [];
    return rules.map((rule, index) => ({
      id: rule.id ?? '',
      name: rule.name,
      number: index + 1,
      active: rule.active,
      activeLabel: formatLabel(labels.active, rule.name),
      editLabel: formatLabel(labels.edit, rule.name),
      removeLabel: formatLabel(labels.remove, rule.name),
      upLabel: formatLabel(labels.moveUp, rule.name),
      downLabel: formatLabel(labels.moveDown, rule.name),
      isFirst: index === 0,
      isLast: index === rules.length - 1,
      decision: this.state?.decisions.find(({ value }) => value === rule.decision)?.label ?? rule.decision,
      summary: this.summaryOf(rule),
      hasProblems: rule.problems.length > 0,
      problems: rule.problems.join(' '),
    }));
  }

  handleNew(): void {
    this.edited = NEW_RULE;
  }

  handleEdit(event: Event): void {
    this.edited = this.state?.rules.find(({ id }) => id === idOf(event));
  }

  handleCancel(): void {
    this.edited = undefined;
    this.error = undefined;
  }

  async handleSave(event: CustomEvent<Rule>): Promise<void> {
    const rule = event.detail;
    await this.change(() => save({ rule }));
  }

  async handleActive(event: CustomEvent<{ checked: boolean }>): Promise<void> {
    const ruleId = idOf(event);
    const active = event.detail.checked;
    await this.change(() => setActive({ ruleId, active }));
  }

  async handleRemove(event: Event): Promise<void> {
    const ruleId = idOf(event);
    const name = this.state?.rules.find(({ id }) => id === ruleId)?.name ?? '';
    const message = formatLabel(labels.confirmRemove, name);
    if (await confirmAction({ label: labels.confirmRemoveTitle, message, theme: 'warning' })) {
      await this.change(() => remove({ ruleId }));
    }
  }

  async handleMove(event: CustomEvent<number>): Promise<void> {
    const id = idOf(event);
    const places = event.detail;
    await this.move(id, places);
    // Rows that trade places lose the focus with their place in the page.
    this.buttonsOf(id)?.focusOnMove(places);
  }

  handleDragStart(event: DragEvent): void {
    this.draggedId = idOf(event);
  }

  handleDragOver(event: DragEvent): void {
    // Without this the browser takes the row for a place where nothing can be dropped.
    if (this.draggedId) event.preventDefault();
  }

  async handleDrop(event: DragEvent): Promise<void> {
    event.preventDefault();
    const ids = this.ids;
    const dragged = this.draggedId;
    this.draggedId = undefined;
    if (dragged) await this.move(dragged, ids.indexOf(idOf(event)) - ids.indexOf(dragged));
  }

  private buttonsOf(id: string): ReorderButtons | undefined {
    const all = this.template?.querySelectorAll<ReorderButtons>('c-reorder-buttons') ?? [];
    return [...all].find((buttons) => buttons.dataset.id === id);
  }

  private get ids(): string[] {
    return (this.state?.rules ?? []).map(({ id }) => id ?? '');
  }

  private async move(id: string, places: number): Promise<void> {
    const ruleIds = this.ids;
    const from = ruleIds.indexOf(id);
    if (places === 0 || from < 0) return;
    ruleIds.splice(from, 1);
    ruleIds.splice(from + places, 0, id);
    await this.change(() => reorder({ ruleIds }));
    if (this.error) return;
    const name = this.state?.rules.find((rule) => rule.id === id)?.name ?? '';
    this.announcement = formatLabel(labels.moved, name, ruleIds.indexOf(id) + 1, ruleIds.length);
  }

  private async change(action: () => Promise<RulesState>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.show(await action());
      this.edited = undefined;
      const { saved: title, savedMessage: message } = labels;
      this.dispatchEvent(new ShowToastEvent({ title, message, variant: 'success' }));
      await refreshApex(this.wiredState);
    } catch (error) {
      this.error = error;
      await focusOn(this, 'c-error-panel.action-error');
    } finally {
      this.isBusy = false;
    }
  }

  private show(state: RulesState): void {
    this.state = state;
    this.polling.follow(Boolean(state.job));
  }

  /** `Campaign: Type equals Webinar and …`, boxes joined by *or*. */
  private summaryOf(rule: Rule): string {
    const boxes = new Map<number, string[]>();
    for (const { box, field: name, operator, value } of rule.conditions) {
      const field = this.state?.fields.find((candidate) => candidate.name === name);
      const comparison = field?.operators.find((candidate) => candidate.value === operator)?.label ?? operator;
      const shown = field?.options.find((option) => option.value === value)?.label ?? value ?? '';
      const text = [field?.label ?? name, comparison, shown].join(' ').trim();
      boxes.set(box, [...(boxes.get(box) ?? []), text]);
    }
    return [...boxes.values()].map((texts) => texts.join(` ${labels.and} `)).join(` ${labels.or} `);
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
