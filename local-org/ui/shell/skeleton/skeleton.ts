/** Gray bars in place of what is being loaded. */
import { api, LightningElement } from 'lwc';

export default class Skeleton extends LightningElement {
  @api lines: number | string = 6;

  get bars() {
    return Array.from({ length: Number(this.lines) }, (_, index) => ({
      key: index,
      style: `width: ${90 - ((index * 17) % 45)}%`,
    }));
  }
}
