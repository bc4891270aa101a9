/** Replaces a page that can't be shown. */
import { api, LightningElement } from 'lwc';

export default class ErrorPage extends LightningElement {
  @api heading = 'Page doesn’t exist';
  @api message = 'Enter a valid address and try again.';
}
