/** Puts the shell into the page. */
import { createElement } from 'lwc';
import App from 'shell/app';
import { guardAddresses } from 'shell/addressGuard';
import { followChanges } from 'shell/live';

export function start(body: HTMLElement): void {
  guardAddresses();
  body.append(createElement('shell-app', { is: App }));
  followChanges();
}
