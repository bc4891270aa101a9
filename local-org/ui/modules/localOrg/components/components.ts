/** The project's components, found by any of the names that metadata and addresses give them. */
import { boot } from 'localOrg/boot';

/**
 * `c__roomCard`, `c:roomCard`, `roomCard` → `c/roomCard`, by which the page's import map knows it; a component of
 * the project's own namespace is the same as one of `c`. Null when there is none.
 */
export function componentSpecifier(name: string): string | null {
  const [, prefix, bare] = /^(?:([^:_/]+)(?:__|:|\/))?(.+)$/.exec(name) ?? [];
  const own = !prefix || prefix === 'c' || prefix === boot().namespace;
  const specifier = own ? `c/${bare}` : `${prefix}/${bare}`;
  return boot().components.includes(specifier) ? specifier : null;
}

/**
 * The class of a component.
 * @throws Error when there is none of that name, it does not compile, or it imports what the local org does not have
 */
export async function loadComponent(name: string): Promise<unknown> {
  const specifier = componentSpecifier(name);
  if (!specifier) throw new Error(`There is no component ${name} in this project.`);
  return ((await import(specifier)) as { default: unknown }).default;
}

/** `roomCard` → `c-room-card` */
export const elementName = (name: string): string =>
  (componentSpecifier(name) ?? name).replace('/', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
