import { createElement, type LightningElement } from 'lwc';

/** A component as a test drives it: whatever public properties it has may be set. */
export type Mounted = HTMLElement & Record<string, unknown>;

/** Puts a component on the page with these public properties. */
export function mount(tag: string, component: typeof LightningElement, properties: object = {}): Mounted {
  const element = createElement(tag, { is: component });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element as unknown as Mounted;
}

/** Lets promises settle and components render: as many turns as the longest chain of a test needs. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** The first element that matches, in the component's shadow or any shadow below it. */
export function find<Found extends Element = Mounted>(root: Element, selector: string): Found | null {
  return findAll<Found>(root, selector)[0] ?? null;
}

/** Like {@link find}, for what has to be there. */
export function get<Found extends Element = Mounted>(root: Element, selector: string): Found {
  const found = find<Found>(root, selector);
  if (!found) throw new Error(`No ${selector} in <${root.localName}>`);
  return found;
}

export function findAll<Found extends Element = Mounted>(root: Element, selector: string): Found[] {
  const inside = root.shadowRoot ? [...root.shadowRoot.querySelectorAll('*')] : [];
  return inside.flatMap((element) => [
    ...(element.matches(selector) ? [element as Found] : []),
    ...findAll<Found>(element, selector),
  ]);
}

/** The base button with this label, as a user would look for it. */
export function button(root: Element, label: string): Mounted {
  const found = findAll(root, 'lightning-button, lightning-button-icon').find(
    (element) => element.label === label || element.alternativeText === label,
  );
  if (!found) throw new Error(`No button "${label}" in <${root.localName}>`);
  return found;
}

/** What a base input does with an entry that it can't read: it shows it, and gives a blank value. */
export function mistype(input: Mounted): void {
  input.validity = { badInput: true };
  input.value = '31.12.2026';
  change(input, { value: null });
}

/** Changes an input as a user would: base inputs tell what is new in the event's detail. */
export function change(element: Element, detail: object): void {
  element.dispatchEvent(new CustomEvent('change', { detail }));
}

/**
 * What a component shows, shadows included. Base components are stubs that draw nothing, so their labels and values
 * stand for what they would show.
 */
export function textOf(node: Node): string {
  return collect(node).join(' ').replace(/\s+/g, ' ').trim();
}

const SHOWN_PROPERTIES = ['title', 'label', 'value'] as const;

function collect(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ''];
  if (!(node instanceof Element)) return [];
  const stub = node as Mounted;
  const shown = node.localName.startsWith('lightning-')
    ? SHOWN_PROPERTIES.map((name) => stub[name])
        .filter((value) => ['string', 'number'].includes(typeof value))
        .map(String)
    : [];
  const children = [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes];
  return [...shown, ...children.flatMap(collect)];
}

/** An error as an Apex method's rejected promise carries it. */
export function apexError(message: string): { body: { message: string } } {
  return { body: { message } };
}
