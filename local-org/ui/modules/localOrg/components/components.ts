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
 * @throws Error when there is none of that name or it does not compile
 */
export async function loadComponent(name: string): Promise<unknown> {
  const specifier = componentSpecifier(name);
  if (!specifier) throw new Error(`There is no component ${name} in this project.`);
  try {
    return ((await import(specifier)) as { default: unknown }).default;
  } catch (error) {
    throw new Error(named((error as Error).message));
  }
}

/** What the platform has and the local org does not, by its name rather than in the browser's words. */
function named(message: string): string {
  const [, missing] = /module specifier "((?:lightning|@salesforce)\/[^"]+)"/.exec(message) ?? [];
  if (missing) return `Not supported by the local org: ${missing}`;
  const [, module, name] =
    /requested module '(lightning\/[^']+)' does not provide an export named '([^']+)'/.exec(message) ?? [];
  return module ? `Not supported by the local org: ${name}, ${module}` : message;
}

/** `roomCard` → `c-room-card` */
export const elementName = (name: string): string =>
  (componentSpecifier(name) ?? name).replace('/', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
