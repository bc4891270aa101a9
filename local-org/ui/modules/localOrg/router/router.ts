/** Which page is shown: addresses of Lightning Experience ↔ page references, and the listeners to changes. */

export interface PageReference {
  type: string;
  attributes: Record<string, string | undefined>;
  state: Record<string, string | undefined>;
}
/** As components write it: what is empty may be left out. */
export type PageReferenceInput = { type: string; attributes?: object | undefined; state?: object | undefined };

type Listener = (page: PageReference) => void;
const listeners = new Set<Listener>();

const WEB_PAGE = 'standard__webPage';

/** Reads an address of this shell; null when there is no such page. */
export function pageOf(url: URL): PageReference | null {
  const state: Record<string, string> = Object.fromEntries(url.searchParams);
  const [root, kind, ...rest] = partsOf(url);
  if (root !== 'lightning') return null;
  switch (kind) {
    case 'r':
      return recordPage(rest, state);
    case 'o':
      return {
        type: 'standard__objectPage',
        attributes: { objectApiName: rest[0], actionName: rest[1] ?? 'home' },
        state,
      };
    case 'n':
      return { type: 'standard__navItemPage', attributes: { apiName: rest[0] }, state };
    case 'cmp':
      return { type: 'standard__component', attributes: { componentName: rest[0] }, state: namespaced(state) };
    case 'page':
      return { type: 'standard__namedPage', attributes: { pageName: rest[0] }, state };
    case 'setup':
      return { type: 'setup', attributes: { apiName: rest[0] }, state };
    case 'app':
      return { type: 'standard__app', attributes: { appTarget: rest[0] }, state };
    default:
      return null;
  }
}

/** None where the address is no text: `%` that escapes nothing. */
function partsOf({ pathname }: URL): string[] {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}

/** `/lightning/r/Campaign/701…/view`, `/lightning/r/701…/view`, `/lightning/r/Campaign/701…/related/CampaignMembers/view` */
function recordPage(parts: string[], state: PageReference['state']): PageReference | null {
  const hasObject = parts.length > 2 || !/^[a-zA-Z0-9]{15,18}$/.test(parts[0] ?? '');
  const [objectApiName, recordId, ...rest] = hasObject ? parts : [undefined, ...parts];
  if (!recordId) return null;
  if (rest[0] === 'related') {
    const attributes = { objectApiName, recordId, relationshipApiName: rest[1], actionName: rest[2] ?? 'view' };
    return { type: 'standard__recordRelationshipPage', attributes, state };
  }
  return {
    type: 'standard__recordPage',
    attributes: { objectApiName, recordId, actionName: rest[0] ?? 'view' },
    state,
  };
}

/** The platform hands a component only those parameters whose names carry a namespace: `c__campaignId`. */
const namespaced = (state: Record<string, string>) =>
  Object.fromEntries(Object.entries(state).filter(([name]) => name.includes('__')));

/**
 * Address of a page.
 * @throws Error for page types that the local org does not show
 */
export function urlOf(page: PageReferenceInput): string {
  const attributes = (page.attributes ?? {}) as Record<string, string | undefined>;
  const part = (name: string) => encodeURIComponent(attributes[name] ?? '');
  switch (page.type) {
    case 'standard__recordPage': {
      const object = attributes.objectApiName ? `${part('objectApiName')}/` : '';
      return `/lightning/r/${object}${part('recordId')}/${part('actionName') || 'view'}${query(page)}`;
    }
    case 'standard__recordRelationshipPage':
      return `/lightning/r/${part('objectApiName')}/${part('recordId')}/related/${part('relationshipApiName')}/view`;
    case 'standard__objectPage':
      return `/lightning/o/${part('objectApiName')}/${part('actionName') || 'home'}${query(page)}`;
    case 'standard__navItemPage':
      return `/lightning/n/${part('apiName')}${query(page)}`;
    case 'standard__component':
      return `/lightning/cmp/${part('componentName')}${query(page)}`;
    case 'standard__namedPage':
      return `/lightning/page/${part('pageName')}${query(page)}`;
    case 'standard__app':
      return `/lightning/app/${part('appTarget')}`;
    case WEB_PAGE:
      return attributes.url ?? '';
    default:
      throw new Error(`Not supported by the local org: page references of type ${page.type}`);
  }
}

function query(page: PageReferenceInput): string {
  const entries = Object.entries((page.state ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  return entries.length ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : '';
}

/** Shows a page: in this one where the shell has it, as a browser would where not. */
export function go(page: PageReferenceInput, replace = false): void {
  const url = new URL(urlOf(page), location.href);
  if (page.type === WEB_PAGE && (url.origin !== location.origin || !pageOf(url)))
    window.open(url, '_blank', 'noopener');
  else goTo(url.pathname + url.search, replace);
}

export function goTo(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  publish();
}

let latest: PageReference | null = null;

/** The page shown now; an unknown address is a page of type `unknown`. */
export function currentPage(): PageReference {
  latest ??= pageOf(new URL(location.href)) ?? { type: 'unknown', attributes: { url: location.pathname }, state: {} };
  return latest;
}

function publish(): void {
  latest = null;
  const page = currentPage();
  for (const listener of [...listeners]) listener(page);
}

/** Calls the listener with the page shown now and with each that follows. */
export function onPage(listener: Listener): () => void {
  listeners.add(listener);
  listener(currentPage());
  return () => listeners.delete(listener);
}

addEventListener('popstate', publish);
