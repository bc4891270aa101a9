/** Puts the shell into the page. */
import { createElement } from 'lwc';
import App from 'shell/app';
import { followChanges } from 'shell/live';

export function start(body: HTMLElement): void {
  body.append(createElement('shell-app', { is: App }));
  followChanges();
}
