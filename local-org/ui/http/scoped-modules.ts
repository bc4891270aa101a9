/**
 * `/salesforce/…`: the modules that a component imports as `@salesforce/…`, written for the user who asks. A name that
 * does not exist gives a module that throws it: as loud as the deployment that an org would refuse.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { UiHost, UiSession } from '../host.ts';
import { internationalization } from '../i18n.ts';
import { type Exchange, JAVASCRIPT } from './exchange.ts';

const require = createRequire(import.meta.url);
const builtIn = join(dirname(require.resolve('lightning-base-components/package.json')), 'scopedImports');

const constant = (value: unknown) => `export default ${JSON.stringify(value)};`;

type Answer = (name: string, session: UiSession, host: UiHost) => string | null;

const answers: Record<string, Answer> = {
  apex(name, session) {
    const [className, methodName] = splitLast(name);
    const method = session.apexMethod(className, methodName);
    if (!method) return null;
    return `import { apexMethod } from 'localOrg/apexMethod';\nexport default apexMethod(${JSON.stringify(name)}, ${method.cacheable});`;
  },

  schema(name, _session, host) {
    const [objectApiName, ...path] = name.split('.');
    // Of a path over relationships (`Contact.Account.Name`) records answer what does not exist.
    if (!host.hasSchema(objectApiName, path.length === 1 ? path[0] : undefined)) return null;
    return constant(path.length ? { fieldApiName: path.join('.'), objectApiName } : { objectApiName });
  },

  label(name, session, host) {
    const [section, label] = splitLast(name);
    const text = ownSections(host).includes(section) ? session.labels().get(label) : undefined;
    return text === undefined ? builtInLabel(name) : constant(text);
  },

  user(name, session) {
    if (name === 'Id') return constant(session.user.id);
    return name === 'isGuest' ? constant(false) : null;
  },

  i18n(name, session) {
    const value = internationalization(session.user)[name];
    return value === undefined ? builtInModule(`@salesforce-i18n-${name}`) : constant(value);
  },

  client: (name) => (name === 'formFactor' ? constant('Large') : null),
  resourceUrl: (name, session) => (session.staticResource(name) ? constant(`/resource/${name}`) : null),
  customPermission: (name, session) => constant(session.hasCustomPermission(name) ? true : undefined),
  userPermission: (name, session) => constant(session.hasUserPermission(name) ? true : undefined),
  // A channel is known by its name; messages stay within the page.
  messageChannel: (name) => constant(name),
  gate: () => 'export default { isOpen: () => false };',
  accessCheck: () => constant(false),
};

/** A module for `@salesforce/<kind>/<name>`, or one that throws what is missing. */
export function serveScopedModule(exchange: Exchange, session: UiSession, host: UiHost): void {
  const [kind, ...rest] = exchange.path.slice('/salesforce/'.length).split('/').map(decodeURIComponent);
  const name = rest.join('/');
  exchange.send(200, JAVASCRIPT, scopedModule(kind, name, session, host), { 'Cache-Control': 'no-store' });
}

/** @returns the module's text */
export function scopedModule(kind: string, name: string, session: UiSession, host: UiHost): string {
  const answer = answers[kind] as Answer | undefined;
  const reason = answer
    ? `There is no ${kind} ${name} in this org (@salesforce/${kind}/${name})`
    : `Not supported by the local org: @salesforce/${kind}/${name}`;
  const thrown = (message: string) => `export default undefined;\nthrow new Error(${JSON.stringify(message)});`;
  if (!answer) return thrown(reason);
  try {
    return answer(name, session, host) ?? thrown(reason);
  } catch (error) {
    return thrown(`${reason}: ${(error as Error).message}`);
  }
}

/** What the project's labels are imported under: `c`, and its namespace. */
const ownSections = ({ namespace }: UiHost): string[] => (namespace ? ['c', namespace] : ['c']);

/**
 * Import map entries that hold the module themselves: a page may import a hundred labels, each a request otherwise.
 * @returns specifier → `data:` address
 */
export function inlineModules(session: UiSession, host: UiHost): Record<string, string> {
  const entries: [string, unknown][] = [
    ...ownSections(host).flatMap((section) =>
      [...session.labels()].map(([name, text]): [string, unknown] => [`@salesforce/label/${section}.${name}`, text]),
    ),
    ...Object.entries(internationalization(session.user)).map(([name, value]): [string, unknown] => [
      `@salesforce/i18n/${name}`,
      value,
    ]),
    ['@salesforce/user/Id', session.user.id],
    ['@salesforce/client/formFactor', 'Large'],
  ];
  return Object.fromEntries(
    entries.map(([specifier, value]) => [specifier, `data:text/javascript,${encodeURIComponent(constant(value))}`]),
  );
}

function splitLast(name: string): [string, string] {
  const at = name.lastIndexOf('.');
  return [name.slice(0, at), name.slice(at + 1)];
}

const builtInLabel = (name: string) => builtInModule(`@salesforce-label-${name}`);

/** What the base components ship as a stand-in for a module, English and American; null when they ship none. */
function builtInModule(name: string): string | null {
  if (!/^[@\w.-]+$/.test(name)) return null;
  try {
    return readFileSync(join(builtIn, `${name}.js`), 'utf8');
  } catch {
    return null;
  }
}
