/** Loads a component of the project by its name and shows it with what a page gives it. */
import { api, LightningElement } from 'lwc';
import { loadComponent } from 'localOrg/components';

export default class ComponentHost extends LightningElement {
  /** `c:roomCard`, `c__roomCard` or `roomCard` */
  @api
  get name(): string {
    return this.#name;
  }
  set name(value: string) {
    this.#name = value;
    void this.load();
  }
  /** Public properties of the component. */
  @api properties: Record<string, unknown> = {};

  #name = '';
  constructorOfComponent: unknown = null;
  error: string | null = null;

  /** The component's element, once it is there. */
  @api
  get element(): Element | null {
    return this.template?.querySelector('[data-component]') ?? null;
  }

  async load(): Promise<void> {
    this.error = null;
    try {
      this.constructorOfComponent = await loadComponent(this.name);
      this.dispatchEvent(new CustomEvent('componentload'));
    } catch (error) {
      this.error = `${this.name} cannot be shown. ${(error as Error).message}`;
    }
  }

  errorCallback(error: Error): void {
    console.error(error);
    this.error = `${this.name} failed. ${error.message}`;
    this.constructorOfComponent = null;
  }
}
