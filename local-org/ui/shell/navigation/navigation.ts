/** The app's name, the launcher for the others, and the app's tabs. */
import { api, LightningElement, wire } from 'lwc';
import type { AppDescription } from '../../shapes.ts';
import { getApps } from 'localOrg/pages';
import { goTo, type PageReference } from 'localOrg/router';

const CHOSEN_APP = 'local-org-app';

export default class Navigation extends LightningElement {
  @api page: PageReference | null = null;

  apps: AppDescription[] = [];
  chosen = sessionStorage.getItem(CHOSEN_APP);

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
