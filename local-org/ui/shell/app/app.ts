/** The whole window: header, navigation, the page the address names. */
import { LightningElement } from 'lwc';
import Toast from 'lightning/toast';
import { runRefreshHandlers } from 'lightning/refresh';
import type { ToastAttributes } from 'lightning/platformShowToastEvent';
import { refreshAllRecords } from 'localOrg/records';
import { goTo, onPage, pageOf, type PageReference } from 'localOrg/router';
import { whenProblem } from 'shell/live';

interface ShowToast extends Event {
  toastAttributes?: ToastAttributes;
}

export default class App extends LightningElement {
  page: PageReference | null = null;
  problem: string | null = null;

  connectedCallback(): void {
    onPage((page) => {
      this.page = page;
    });
    whenProblem((text) => {
      this.problem = text;
    });
    // Modals stand beside the shell, not in it: the window hears them too.
    addEventListener('lightning__showtoast', (event) => this.showToast(event), true);
    addEventListener('lightning__refreshview', () => void refreshAllRecords().then(runRefreshHandlers));
    addEventListener('click', (event) => this.followLink(event));
  }

  /** The base components have toasts of their own; the platform's event is turned into one. */
  showToast(event: ShowToast): void {
    if (!event.toastAttributes) return;
    event.stopPropagation();
    const { title, message, messageData, variant, mode } = event.toastAttributes;
    Toast.show(
      {
        label: title || message || ' ',
        message: title ? message : undefined,
        messageLinks: messageData,
        variant: variant ?? 'info',
        mode: mode === 'sticky' ? 'sticky' : 'dismissible',
      },
      this,
    );
  }

  /** A link to another page of the shell changes the page without loading it again. */
  followLink(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || !link.getAttribute('href') || (link.target && link.target !== '_self')) return;
    const url = new URL(link.href, location.href);
    if (url.origin !== location.origin || !pageOf(url)) return;
    event.preventDefault();
    goTo(url.pathname + url.search);
  }

  handleSkip(): void {
    this.template?.querySelector<HTMLElement>('main')?.focus();
  }

  dismissProblem(): void {
    this.problem = null;
  }
}
