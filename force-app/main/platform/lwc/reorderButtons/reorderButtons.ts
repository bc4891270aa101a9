import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/elements';

/** Moves one row of an ordered list: by keyboard, too, where dragging needs a mouse. Fires `move` with -1 or 1. */
export default class ReorderButtons extends LightningElement {
  /** What the buttons do, with the row's name. */
  @api upLabel = '';
  @api downLabel = '';
  @api isFirst = false;
  @api isLast = false;
  @api disabled = false;

  get upDisabled(): boolean {
    return this.disabled || this.isFirst;
  }

  get downDisabled(): boolean {
    return this.disabled || this.isLast;
  }

  /** Moves the focus to the button that moved the row, or to the other one where the row has come to an end. */
  @api focusOnMove(places: number): void {
    const isUp = places < 0 ? !this.upDisabled : this.downDisabled;
    void focusOn(this, `[data-part="${isUp ? 'up' : 'down'}"]`);
  }

  handleUp(): void {
    this.move(-1);
  }

  handleDown(): void {
    this.move(1);
  }

  private move(places: -1 | 1): void {
    this.dispatchEvent(new CustomEvent('move', { detail: places }));
  }
}
