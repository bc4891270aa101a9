/** The app's name, the launcher for the others, and the app's tabs. */
import { api, LightningElement, wire } from 'lwc';
import type { AppDescription } from '../../shapes.ts';
import { getApps } from 'localOrg/pages';
import { goTo, type PageReference } from 'localOrg/router';

const CHOSEN_APP = 'local-org-app';

/** The width of the button for the tabs that don't fit. */
const MORE_PIXELS = 100;

/** How many tabs fit the width: all, or as many as leave room for the button to the others. */
function tabsThatFit(widths: number[], available: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= available) return widths.length;
  let used = MORE_PIXELS;
  const first = widths.findIndex((width) => (used += width) > available);
  return Math.max(1, first);
}

export default class Navigation extends LightningElement {
  @api page: PageReference | null = null;

  apps: AppDescription[] = [];
  chosen = sessionStorage.getItem(CHOSEN_APP);
  /** How many tabs have room; all of them until they have been measured. */
  room = Infinity;
  #measured: AppDescription | null = null;

  connectedCallback(): void {
    addEventListener('resize', () => {
      this.#measured = null;
      this.room = Infinity;
    });
  }

  renderedCallback(): void {
    if (!this.app || this.#measured === this.app) return;
    if (this.room !== Infinity) {
      this.room = Infinity;
      return;
    }
    this.#measured = this.app;
    const widths = [...(this.template?.querySelectorAll<HTMLElement>('[data-tab]') ?? [])].map(
      (tab) => tab.offsetWidth,
    );
    const nav = this.template?.querySelector<HTMLElement>('nav');
    const bar = nav ? nav.clientWidth - parseFloat(getComputedStyle(nav).paddingLeft) : 0;
    const primary = this.template?.querySelector<HTMLElement>('[data-primary]')?.offsetWidth ?? 0;
    this.room = tabsThatFit(widths, bar - primary);
  }

  @wire(getApps, {})
  receiveApps({ data }: { data?: AppDescription[] }): void {
    if (!data) return;
    this.apps = data;
    this.openHome();
  }

  get app(): AppDescription | undefined {
    return this.apps.find(({ developerName }) => developerName === this.chosen) ?? this.apps[0];
  }

  get appLabel(): string {
    return this.app?.label ?? '';
  }

  get launcherItems() {
    return this.apps.map(({ developerName, label }) => ({
      developerName,
      label,
      checked: developerName === this.app?.developerName,
    }));
  }

  get tabs() {
    const { type, attributes } = this.page ?? {};
    const shown = type === 'standard__navItemPage' ? attributes?.apiName : attributes?.objectApiName;
    return (this.app?.tabs ?? []).map((tab) => ({
      ...tab,
      className: tab.name === shown ? 'slds-context-bar__item slds-is-active' : 'slds-context-bar__item',
      current: tab.name === shown ? 'page' : null,
    }));
  }

  get shownTabs() {
    return this.tabs.slice(0, this.room);
  }

  get moreTabs() {
    return this.tabs.slice(this.room);
  }

  get hasMore(): boolean {
    return this.moreTabs.length > 0;
  }

  handleMore(event: CustomEvent<{ value: string }>): void {
    goTo(event.detail.value);
  }

  /** There is no home page: the app opens at its first tab. */
  openHome(): void {
    const isHome = location.pathname === '/lightning/page/home' || location.pathname.startsWith('/lightning/app/');
    const target = location.pathname.split('/')[3];
    if (location.pathname.startsWith('/lightning/app/')) this.choose(target);
    const [first] = this.app?.tabs ?? [];
    if (isHome && first) goTo(first.url, true);
  }

  choose(developerName: string): void {
    if (!this.apps.some((app) => app.developerName === developerName)) return;
    this.chosen = developerName;
    sessionStorage.setItem(CHOSEN_APP, developerName);
  }

  handleLaunch(event: CustomEvent<{ value: string }>): void {
    this.choose(event.detail.value);
    const [first] = this.app?.tabs ?? [];
    if (first) goTo(first.url);
  }
}
