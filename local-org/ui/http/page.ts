/** The one HTML page: the shell reads the address and shows what belongs there. */
import type { UiHost, UiSession } from '../host.ts';
import type { BootData } from '../shapes.ts';

const STYLES = '/assets/styles/salesforce-lightning-design-system.min.css';

/**
 * @param imports the import map's entries
 * @param preloaded addresses of modules that every page needs
 */
export function page(host: UiHost, session: UiSession, imports: Record<string, string>, preloaded: string[]): string {
  const boot: BootData = {
    namespace: host.namespace,
    userId: session.user.id,
    users: host.users().map(({ id, name, description }) => ({ id, name, description })),
    components: Object.keys(imports).filter((name) => name.startsWith('c/')),
    addressable: host.addressableComponents().map((name) => `c/${name}`),
  };
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
${preloaded.map((address) => `<link rel="modulepreload" href="${address}">`).join('\n')}
<script id="boot" type="application/json">${inScript(boot)}</script>
<script type="module">
import '@lwc/synthetic-shadow';
const { start } = await import('shell/start');
start(document.body);
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
