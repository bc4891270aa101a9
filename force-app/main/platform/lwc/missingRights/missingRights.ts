import { LightningElement, api } from 'lwc';
import headingLabel from '@salesforce/label/c.Rights_Missing';

/** Which rights the user lacks, and what the admin does. Shows nothing where none is missing. */
export default class MissingRights extends LightningElement {
  /** One sentence for each right. */
  @api rights: string[] = [];

  readonly heading = headingLabel;

  get isMissing(): boolean {
    return this.rights.length > 0;
  }
}
