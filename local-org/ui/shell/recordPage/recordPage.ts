/** A record's page: what the assigned Lightning page says, filled with the record. */
import { api, LightningElement, wire } from 'lwc';
import type { RecordPage as Description } from '../../shapes.ts';
import { getRecordPage } from 'localOrg/pages';
import { go } from 'localOrg/router';
import type { FetchResponse } from 'localOrg/server';
import { perform } from 'shell/recordActions';

export default class RecordPage extends LightningElement {
  @api recordId = '';
  /** `view`, or `edit` to open the form over the page. */
  @api actionName = 'view';

  @wire(getRecordPage, { recordId: '$recordId' })
  page: { data?: Description; error?: FetchResponse } = {};

  #opened = false;

  get isLoading(): boolean {
    return !this.page.data && !this.page.error;
  }

  renderedCallback(): void {
    const record = this.page.data;
    if (!record) return;
    document.title = `${record.title} | ${record.objectInfo.label}`;
    if (this.actionName !== 'edit' || this.#opened) return;
    this.#opened = true;
    void perform({ name: 'Edit', label: 'Edit', kind: 'standard' }, record).then(() =>
      go({ type: 'standard__recordPage', attributes: { recordId: this.recordId, actionName: 'view' } }, true),
    );
  }
}
