import { LightningElement } from 'lwc';
import addAccount from '@salesforce/apex/AdAccountsController.addAccount';
import changeVersion from '@salesforce/apex/AdAccountsController.changeVersion';
import chooseType from '@salesforce/apex/AdAccountsController.chooseType';
import getPage from '@salesforce/apex/AdAccountsController.getPage';
import grantAccess from '@salesforce/apex/AdAccountsController.grantAccess';
import importNow from '@salesforce/apex/AdAccountsController.importNow';
import { focusOn } from 'c/elements';
import { formatLabel } from 'c/formatLabel';
import { Polling } from 'c/polling';
import { errorTexts, labels, statusLooks } from './labels';

type Page = Apex.AdAccountsPage;
type Account = Apex.AdAccountsPage.Account;

/** What the form asks for. */
export interface NewAccount {
  network: string;
  accountId: string;
  name: string;
  managerId: string;
  importFrom: string | null;
}

const POLL_MILLISECONDS = 3000;

/** The Ad Accounts page: whose daily results are imported, how far, what went wrong, and what counts. */
export default class AdAccounts extends LightningElement {
  readonly labels = labels;

  page: Page | undefined;
  loadError: unknown;
  error: unknown;
  isBusy = false;

  private readonly polling = new Polling(this, POLL_MILLISECONDS, () => this.load());

  connectedCallback(): void {
    void this.load();
  }

  disconnectedCallback(): void {
    this.polling.stop();
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
    return this.page?.accounts.length === 0;
  }

  get isUnscheduled(): boolean {
    return this.canEdit && this.page?.isScheduled === false;
  }

  get rows() {
    return (this.page?.accounts ?? []).map((account) => ({
      ...account,
      look: statusLooks[account.status ?? 'Not Imported'],
      isImporting: account.status === 'Importing',
      percent: account.percent ?? 0,
      progressText: progressOf(account),
      errorText: account.errorKind ? errorTexts[account.errorKind] : null,
      codeText: formatLabel(labels.errorCode, account.errorCode ?? ''),
      importText: formatLabel(labels.importOf, account.name ?? ''),
      isImportDisabled: this.isBusy || account.status === 'Importing',
    }));
  }

  async handleRetry(): Promise<void> {
    await this.load();
  }

  async handleImport(event: Event): Promise<void> {
    const recordId = (event.currentTarget as HTMLElement).dataset.id as string;
    const network = this.page?.accounts.find((account) => account.recordId === recordId)?.network ?? '';
    await this.connected(network, () => importNow({ recordId }));
  }

  async handleAdd(event: CustomEvent<NewAccount>): Promise<void> {
    const form = event.target as HTMLElement & { clear(): void };
    const account = event.detail;
    if (await this.connected(account.network, () => addAccount({ ...account }))) form.clear();
  }

  async handleVersion(event: CustomEvent<{ network: string; version: string }>): Promise<void> {
    const { network, version } = event.detail;
    await this.change(() => changeVersion({ network, version }));
  }

  async handleType(event: CustomEvent<{ network: string; type: string; countsAs: string }>): Promise<void> {
    const { network, type, countsAs } = event.detail;
    await this.change(() => chooseType({ network, type, countsAs }));
  }

  /** Access to the credential comes first, in a request of its own. Without it, the import says what is missing. */
  private connected(network: string, action: () => Promise<Page>): Promise<boolean> {
    return this.change(async () => {
      const isGranted = await grantAccess({ network });
      const page = await action();
      if (!isGranted) this.error = labels.grantByHand;
      return page;
    });
  }

  private async change(action: () => Promise<Page>): Promise<boolean> {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.receive(await action());
      return true;
    } catch (error) {
      this.error = error;
      void focusOn(this, 'c-error-panel.action-error');
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  private async load(): Promise<void> {
    try {
      this.receive(await getPage());
      this.loadError = undefined;
    } catch (error) {
      // What was read before stays; the next question may succeed.
      if (!this.page) this.loadError = error;
    }
  }

  private receive(page: Page): void {
    this.page = page;
    this.polling.follow(page.accounts.some(({ status }) => status === 'Importing'));
  }
}

function progressOf(account: Account): string {
  return formatLabel(labels.progress, account.percent ?? 0);
}
