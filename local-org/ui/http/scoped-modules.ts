/**
 * `@salesforce/…`: the modules that a component imports from the platform, as values for the user who asks. They are part
 * of the page. A name that does not exist gives a module that throws it: as loud as the deployment that an org would refuse.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { UiHost, UiSession } from '../host.ts';
import { internationalization } from '../i18n.ts';
import type { ScopedModule } from '../shapes.ts';

const require = createRequire(import.meta.url);
const builtIn = join(dirname(require.resolve('lightning-base-components/package.json')), 'scopedImports');

const constant = (value: unknown): ScopedModule => ({ value });

/** Made once a page, not for each of its modules. */
function oncePerSession<T>(make: (session: UiSession) => T): (session: UiSession) => T {
  const made = new WeakMap<UiSession, T>();
  return (session) => {
    const known = made.get(session);
    if (known !== undefined) return known;
    const value = make(session);
    made.set(session, value);
    return value;
  };
}
const labelsOf = oncePerSession((session) => session.labels());
const formatsOf = oncePerSession((session) => internationalization(session.user));

type Answer = (name: string, session: UiSession, host: UiHost) => ScopedModule | null;

const answers: Record<string, Answer> = {
  apex(name, session) {
    const [className, methodName] = splitLast(name);
    const method = session.apexMethod(className, methodName);
    if (!method) return null;
    return { cacheable: method.cacheable };
  },

  schema(name, _session, host) {
    const [objectName, ...fields] = name.split('.');
    // Of a path over relationships (`Contact.Account.Name`) records answer what does not exist.
    const found = host.schemaNames(objectName, fields);
    if (!found) return null;
    const { objectApiName, path } = found;
    return constant(path.length ? { fieldApiName: path.join('.'), objectApiName } : { objectApiName });
  },

  label(name, session, host) {
    const [section, label] = splitLast(name);
    const text = ownSections(host).includes(section) ? labelsOf(session).get(label) : undefined;
    return text === undefined ? builtInLabel(name) : constant(text);
  },

  user(name, session) {
    if (name === 'Id') return constant(session.user.id);
    return name === 'isGuest' ? constant(false) : null;
  },

  i18n(name, session) {
    const value = (formatsOf(session) as Record<string, unknown>)[name];
    return value === undefined ? builtInModule(`@salesforce-i18n-${name}`) : constant(value);
  },

  client: (name) => (name === 'formFactor' ? constant('Large') : null),
  resourceUrl: (name, session) => (session.staticResource(name) ? constant(`/resource/${name}`) : null),
  customPermission: (name, session) => constant(session.hasCustomPermission(name) ? true : undefined),
  userPermission: (name, session) => constant(session.hasUserPermission(name) ? true : undefined),
  // A channel is known by its name; messages stay within the page.
  messageChannel: (name) => constant(name),
  gate: () => ({ isGate: true }),
  accessCheck: () => constant(false),
};

/**
 * @param specifiers `@salesforce/<kind>/<name>`; what is no such name is left out
 * @returns what each of them is
 */
export function scopedModules(
  specifiers: Iterable<string>,
  session: UiSession,
  host: UiHost,
): Record<string, ScopedModule> {
  const modules: Record<string, ScopedModule> = {};
  for (const specifier of specifiers) {
    const [, kind, ...rest] = specifier.split('/');
    if (rest.length) modules[specifier] = scopedModule(kind, rest.join('/'), session, host);
  }
  return modules;
}

function scopedModule(kind: string, name: string, session: UiSession, host: UiHost): ScopedModule {
  const answer = answers[kind] as Answer | undefined;
  if (!answer) return { error: `Not supported by the local org: @salesforce/${kind}/${name}` };
  const reason = `There is no ${kind} ${name} in this org (@salesforce/${kind}/${name})`;
  try {
    return answer(name, session, host) ?? { error: reason };
  } catch (error) {
    return { error: `${reason}: ${(error as Error).message}` };
  }
}

/** What the project's labels are imported under: `c`, and its namespace. */
const ownSections = ({ namespace }: UiHost): string[] => (namespace ? ['c', namespace] : ['c']);

function splitLast(name: string): [string, string] {
  const at = name.lastIndexOf('.');
  return [name.slice(0, at), name.slice(at + 1)];
}

const builtInLabel = (name: string) => builtInModule(`@salesforce-label-${name}`);

/** What the base components ship as a stand-in for a module, English and American; null when they ship none. */
function builtInModule(name: string): ScopedModule | null {
  const file = join(builtIn, `${name}.js`);
  if (!/^[@\w.-]+$/.test(name) || !existsSync(file)) return null;
  return constant((require(file) as { default: unknown }).default);
}
