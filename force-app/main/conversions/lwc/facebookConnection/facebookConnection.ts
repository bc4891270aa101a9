import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import check from '@salesforce/apex/ConnectionController.check';
import grantAccess from '@salesforce/apex/ConnectionController.grantAccess';
import getConnection from '@salesforce/apex/ConnectionController.getConnection';
import saveSettings from '@salesforce/apex/ConnectionController.saveSettings';
import storeToken from '@salesforce/apex/ConnectionController.storeToken';
import { focusOn } from 'c/elements';
import { labels } from './labels';

type State = Apex.ConnectionController.ConnectionState;
type Settings = Apex.ConnectionSettings;
type Finding = Apex.ConnectionFinding;

/**
 * The page on which an admin connects the org to Facebook. Its parts show data and fire events. The page calls Apex.
 */
export default class FacebookConnection extends LightningElement {
  readonly labels = labels;

  state: State | undefined;
  findings: Finding[] | null = null;
  loadError: unknown;
  error: unknown;
  isBusy = false;
  isChecking = false;
  /** There are unsaved settings. A check would use the stored ones. */
  isUnsaved = false;

  private wiredState: { data?: State; error?: unknown } | undefined;

  @wire(getConnection)
  receiveState(result: { data?: State; error?: unknown }): void {
    this.wiredState = result;
    this.loadError = result.error;
    if (result.data) this.adopt(result.data);
  }

  get isLoading(): boolean {
    return !this.state && !this.loadError;
  }

  handleEntered(event: CustomEvent<boolean>): void {
    this.isUnsaved = event.detail;
  }

  async handleSave(event: CustomEvent<Settings>): Promise<void> {
    const settings = event.detail;
    await this.change(async () => {
      const state = await saveSettings({ settings });
      this.isUnsaved = false;
      return state;
    }, labels.saved);
  }

  async handleStore(event: CustomEvent<string>): Promise<void> {
    const token = event.detail;
    await this.change(() => storeToken({ token }), labels.tokenDone);
  }

  async handleCheck(): Promise<void> {
    this.isChecking = true;
    this.error = undefined;
    try {
      // A transaction of its own: the platform allows no callout after a change.
      await grantAccess();
      this.findings = await check();
    } catch (error) {
      this.showError(error);
    } finally {
      this.isChecking = false;
    }
  }

  /** Earlier findings may be wrong after a change. */
  private async change(action: () => Promise<State>, done: string): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.adopt(await action());
    } catch (error) {
      this.showError(error);
      return;
    } finally {
      this.isBusy = false;
    }
    this.findings = null;
    this.dispatchEvent(new ShowToastEvent({ title: done, variant: 'success' }));
    await refreshApex(this.wiredState);
  }

  /** An arriving answer doesn't overwrite entered values. */
  private adopt(state: State): void {
    this.state = this.isUnsaved && this.state ? { ...state, settings: this.state.settings } : state;
  }

  private showError(error: unknown): void {
    this.error = error;
    void focusOn(this, 'c-error-panel.action-error');
  }
}
