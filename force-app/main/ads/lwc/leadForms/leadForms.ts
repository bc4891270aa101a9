import { LightningElement } from 'lwc';
import getMapping from '@salesforce/apex/LeadFormsController.getMapping';
import getPage from '@salesforce/apex/LeadFormsController.getPage';
import readNow from '@salesforce/apex/LeadFormsController.readNow';
import saveMapping from '@salesforce/apex/LeadFormsController.saveMapping';
import saveSecrets from '@salesforce/apex/LeadFormsController.saveSecrets';
import setSync from '@salesforce/apex/LeadFormsController.setSync';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { Timer } from 'c/timer';
import { labels, troubleTexts } from './labels';

type Page = Apex.LeadFormsPage;

/** The secrets of webhooks; blank ones stay as they are. */
export interface Secrets {
  metaAppSecret: string;
  metaVerifyToken: string;
  googleKey: string;
  linkedInClientSecret: string;
}

/** Reading takes some seconds in the background; then the page shows what came. */
const READ_MILLISECONDS = 5000;
/** These mean that all is well. */
const HARMLESS = ['NoLeads'];

/** The Lead Forms page: which forms create leads, what keeps them from it, and which answer fills which field. */
export default class LeadForms extends LightningElement {
  readonly labels = labels;

  page: Page | undefined;
  loadError: unknown;
  error: unknown;
  isBusy = false;
  /** The form whose fields are shown, with its questions. */
  edited: { recordId: string; name: string; mapping: Apex.LeadFormsPage.Mapping } | undefined;

  private readonly reading = new Timer();

  connectedCallback(): void {
    void this.load();
  }

  disconnectedCallback(): void {
    this.reading.stop();
  }

  get isLoading(): boolean {
    return !this.page && !this.loadError;
  }

  get canEdit(): boolean {
    return this.page?.canEdit === true;
  }

  get isReadOnly(): boolean {
    return this.page?.canEdit === false;
  }

  get isEmpty(): boolean {
    return this.page?.forms.length === 0;
  }

  get hasNoAccounts(): boolean {
    return this.page?.accounts.length === 0;
  }

  get isUnscheduled(): boolean {
    return this.canEdit && this.page?.isScheduled === false;
  }

  get rows() {
    return (this.page?.forms ?? []).map((form) => {
      const isWell = !form.trouble || HARMLESS.includes(form.trouble);
      return {
        ...form,
        iconName: isWell ? 'utility:success' : 'utility:warning',
        variant: isWell ? 'success' : 'warning',
        troubleText: form.trouble ? troubleTexts[form.trouble] : labels.works,
        codeText: form.errorCode ? formatLabel(labels.errorCode, form.errorCode) : null,
        editText: formatLabel(labels.editOf, form.name ?? ''),
      };
    });
  }

  get accounts() {
    return (this.page?.accounts ?? []).map((account) => ({
      ...account,
      text: formatLabel(labels.syncOf, account.name ?? ''),
    }));
  }

  async handleRetry(): Promise<void> {
    await this.load();
  }

  async handleReadNow(): Promise<void> {
    if (await this.change(() => readNow())) this.reading.start(READ_MILLISECONDS, () => void this.load());
  }

  async handleSync(event: CustomEvent<{ checked: boolean }>): Promise<void> {
    const accountId = (event.currentTarget as HTMLElement).dataset.id as string;
    await this.change(() => setSync({ accountId, isSynced: event.detail.checked }));
  }

  async handleEdit(event: Event): Promise<void> {
    const recordId = (event.currentTarget as HTMLElement).dataset.id as string;
    const name = this.page?.forms.find((form) => form.recordId === recordId)?.name ?? '';
    this.error = undefined;
    try {
      this.edited = { recordId, name, mapping: await getMapping({ formId: recordId }) };
      void focusOn(this, 'c-lead-form-mapping');
    } catch (error) {
      this.fail(error);
    }
  }

  handleCancel(): void {
    this.edited = undefined;
  }

  async handleSave(event: CustomEvent<Record<string, string>>): Promise<void> {
    const formId = this.edited?.recordId ?? null;
    if (await this.change(() => saveMapping({ formId, fieldById: event.detail }))) this.edited = undefined;
  }

  async handleSecrets(event: CustomEvent<Secrets>): Promise<void> {
    const form = event.target as HTMLElement & { clear(): void };
    if (await this.change(() => saveSecrets({ ...event.detail }))) form.clear();
  }

  private async change(action: () => Promise<Page>): Promise<boolean> {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.page = await action();
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  private fail(error: unknown): void {
    this.error = error;
    void focusOn(this, 'c-error-panel.action-error');
  }

  private async load(): Promise<void> {
    try {
      this.page = await getPage();
      this.loadError = undefined;
    } catch (error) {
      // What was read before stays; the next question may succeed.
      if (!this.page) this.loadError = error;
    }
  }
}
