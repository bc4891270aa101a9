/** `/lightning/setup/FlexiPageList/home`: which Lightning pages of records there are, and which of them an org shows. */
import { LightningElement, wire } from 'lwc';
import type { ActivatablePage } from '../../shapes.ts';
import { getActivatablePages } from 'localOrg/pages';
import { ask, pathOf, type FetchResponse } from 'localOrg/server';
import Toast from 'lightning/toast';

export default class PageActivation extends LightningElement {
  pages: ActivatablePage[] | null = null;
  error: string | null = null;

  connectedCallback(): void {
    document.title = 'Lightning App Builder';
  }

  @wire(getActivatablePages, {})
  receivePages({ data, error }: { data?: ActivatablePage[]; error?: FetchResponse }): void {
    if (data) this.pages = data;
    this.error = error?.body.message ?? null;
  }

  get isLoading(): boolean {
    return !this.pages && !this.error;
  }

  get isEmpty(): boolean {
    return this.pages?.length === 0;
  }

  get rows() {
    return (this.pages ?? []).map((page) => ({
      ...page,
      source: page.namespace ? `Installed package ${page.namespace}` : 'This org',
      buttonLabel: page.isOrgDefault ? 'Remove as Org Default' : 'Assign as Org Default',
      buttonName: `${page.isOrgDefault ? 'Remove as Org Default' : 'Assign as Org Default'}: ${page.label}`,
      state: page.isOrgDefault ? 'Org Default' : '',
    }));
  }

  async handleActivate(event: Event): Promise<void> {
    const { name } = (event.target as HTMLElement).dataset;
    const page = this.pages?.find((one) => one.name === name);
    if (!page) return;
    try {
      this.pages = await ask<ActivatablePage[]>('POST', pathOf`/shell-api/setup/record-pages/${page.name}`, {
        isOrgDefault: !page.isOrgDefault,
      });
      const label = page.isOrgDefault ? `${page.label} is no longer` : `${page.label} is`;
      Toast.show({ label: `${label} the org default for ${page.objectLabel}.`, variant: 'success' }, this);
    } catch (error) {
      Toast.show({ label: (error as FetchResponse).body.message, variant: 'error' }, this);
    }
  }
}
