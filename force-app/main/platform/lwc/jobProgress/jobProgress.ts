import { LightningElement, api } from 'lwc';

/** A bar with what is being done above it; read out politely, not at every tick. */
export default class JobProgress extends LightningElement {
  /** What is going on, such as "Evaluating members". */
  @api label = '';
  @api processed = 0;
  @api total = 0;

  get percent(): number {
    return this.total > 0 ? Math.min(100, Math.floor((100 * this.processed) / this.total)) : 0;
  }

  get fraction(): number {
    return this.percent / 100;
  }
}
