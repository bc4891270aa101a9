import { LightningElement, api } from 'lwc';
import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

/**
 * Which answer of a form fills which field of the lead. Chosen fields stay here until they are saved.
 * @fires save with the API name of the field by id of the question
 * @fires cancel
 */
export default class LeadFormMapping extends LightningElement {
  @api mapping: Apex.LeadFormsPage.Mapping = { questions: [], fields: [] };
  @api name = '';
  @api disabled = false;

  readonly labels = labels;

  private chosen: Record<string, string> = {};

  get heading(): string {
    return formatLabel(labels.mapping, this.name);
  }

  get rows() {
    return this.mapping.questions.map((question) => ({
      ...question,
      value: this.chosen[question.recordId ?? ''] ?? question.leadField,
      label: formatLabel(labels.fieldOf, question.text ?? ''),
    }));
  }

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('h2')?.focus();
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    const id = (event.currentTarget as HTMLElement).dataset.id as string;
    this.chosen = { ...this.chosen, [id]: event.detail.value };
  }

  handleSave(): void {
    this.dispatchEvent(new CustomEvent('save', { detail: { ...this.chosen } }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
