import { LightningElement, api } from 'lwc';
import { formatLabel } from 'c/formatLabel';
import approvedByLabel from '@salesforce/label/c.Model_Approved_By';
import approvedOnLabel from '@salesforce/label/c.Model_Approved_On';
import titleLabel from '@salesforce/label/c.Model_Versions';

type Model = Apex.RevenueModelController.Model;

/** The earlier approved models, each with its stages in a collapsed section. */
export default class RevenueVersions extends LightningElement {
  /** Latest first. */
  @api versions: Model[] = [];
  @api sources: Apex.StagePicklists.Source[] = [];

  readonly labels = { approvedOn: approvedOnLabel, title: titleLabel };

  get hasVersions(): boolean {
    return this.versions.length > 0;
  }

  get rows() {
    return this.versions.map((version) => ({
      ...version,
      approver: version.approvedBy ? formatLabel(approvedByLabel, version.approvedBy) : '',
    }));
  }
}
