/** The emulator's page: what arrived, newest first, so that a person can see what Facebook would have seen. */
import type { ReceivedRequest } from './server.ts';

export function renderPage(received: readonly ReceivedRequest[]): string {
  const accepted = received.reduce((sum, request) => sum + request.events.length, 0);
  const refused = received.filter((request) => request.error).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Meta emulator</title>
<meta name="viewport" content="width=device-width">
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1c2b33; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #dadde1; padding: .5rem; text-align: left; vertical-align: top; }
  pre { background: #f5f6f7; margin: 0; overflow: auto; padding: .5rem; max-height: 20rem; }
  .refused { color: #b00020; }
</style>
</head>
<body>
<h1>Meta emulator</h1>
<p>${accepted} events accepted, ${refused} requests refused. The same <a href="/received">as JSON</a>.</p>
${received.length ? table(received) : '<p>Nothing has arrived yet.</p>'}
</body>
</html>`;
}

const table = (received: readonly ReceivedRequest[]) => `<table>
<thead><tr><th scope="col">Received</th><th scope="col">Path</th><th scope="col">Answer</th><th scope="col">Body</th></tr></thead>
<tbody>${[...received].reverse().map(row).join('')}</tbody>
</table>`;

const row = (request: ReceivedRequest) => `<tr>
<td>${escape(request.receivedAt)}</td>
<td>${escape(request.path)}</td>
<td>${answer(request)}<br><small>${escape(request.traceId)}</small></td>
<td><pre tabindex="0">${escape(JSON.stringify(request.body, null, 2))}</pre></td>
</tr>`;

const answer = ({ error, events, httpStatus }: ReceivedRequest) =>
  error
    ? `<span class="refused">${httpStatus}: ${error.code}${error.error_subcode ? `/${error.error_subcode}` : ''} ${escape(error.error_user_msg ?? error.message)}</span>`
    : `${httpStatus}: ${events.length} events`;

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
