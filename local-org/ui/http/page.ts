/** The one HTML page: the shell reads the address and shows what belongs there. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BASE_SCRIPT, type BaseBundle } from '../base/bundle.ts';
import type { UiHost, UiSession } from '../host.ts';
import type { BootData } from '../shapes.ts';
import type { Bundle } from './bundles.ts';
import { scopedModules } from './scoped-modules.ts';

const STYLES = '/assets/styles/salesforce-lightning-design-system.min.css';

const loader = stripTypeScriptTypes(
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', 'shell', 'loader.ts'), 'utf8'),
);

export interface PageScripts {
  base: BaseBundle;
  shell: Bundle;
  project: Bundle;
}

/** @param components names of the project's components, `c/name` */
export function page(
  host: UiHost,
  session: UiSession,
  components: string[],
  { base, shell, project }: PageScripts,
): string {
  const boot: BootData = {
    namespace: host.namespace,
    userId: session.user.id,
    users: host.users().map(({ id, name, description }) => ({ id, name, description })),
    components,
    maySetUp: session.hasUserPermission('CustomizeApplication'),
    addressable: host.addressableComponents().map((name) => `c/${name}`),
    scoped: scopedModules(new Set([...base.scoped, ...shell.scoped, ...project.scoped]), session, host),
  };
  const below = `/base/${base.version}`;
  // Libraries of icons are modules of the browser's own: the base components import them when they show an icon.
  const imports = Object.fromEntries(Object.entries(base.icons).map(([name, file]) => [name, `${below}/${file}`]));
  const scripts = [`${below}/${BASE_SCRIPT}`, shell.address, project.address];
  return `<!doctype html>
<html lang="${escapeHtml(session.user.language.replaceAll('_', '-'))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Salesforce (local org)</title>
<link rel="icon" href="/assets/images/logo-noname.svg">
<link rel="stylesheet" href="${STYLES}">
<link rel="stylesheet" href="/shell.css">
<script type="importmap">${inScript({ imports })}</script>
<script id="boot" type="application/json">${inScript(boot)}</script>
<script>{${loader}}</script>
${scripts.map((address) => `<script defer src="${address}"></script>`).join('\n')}
<script type="module">
localOrg.require('@lwc/synthetic-shadow');
localOrg.require('shell/start').start(document.body);
</script>
</head>
<body class="slds-scope"></body>
</html>`;
}

/** A page for the time in which the base components are being built: it asks again by itself. */
export const waitingPage = () => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<title>Building … (local org)</title>
<link rel="stylesheet" href="${STYLES}">
</head>
<body class="slds-scope">
<main class="slds-align_absolute-center" style="height: 100vh">
<p role="status">The Lightning base components are being built. This happens once and takes about a minute.</p>
</main>
</body>
</html>`;

const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
