/** The emulator's page: what arrived, what goes wrong on purpose, and how to ask for it. */
import { NAMED_TOKENS } from './access.ts';
import { CONTROLS } from './control.ts';
import { FAULT_KINDS, type FaultPlan } from './faults.ts';
import type { Ledger, ReceivedEvent, ReceivedRequest } from './ledger.ts';

const REQUESTS_A_PAGE = 25;
const EVENTS_A_PAGE = 50;

interface Shown {
  ledger: Ledger;
  faults: FaultPlan;
}

/** @param query `requests` and `events`: number of the page, from 0; `event`: an event id to look for */
export function renderPage(shown: Shown, query: URLSearchParams): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Meta emulator</title>
<meta name="viewport" content="width=device-width">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Meta emulator</h1>
${figures(shown.ledger)}
${requests(shown.ledger, page(query, 'requests'))}
${events(shown.ledger, page(query, 'events'), query.get('event'))}
${faults(shown.faults)}
${help()}
</main>
</body>
</html>`;
}

const STYLE = `
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #1c2b33; }
  dl.figures { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); }
  dl.figures div { background: #f0f4f8; border-radius: .5rem; padding: .5rem .75rem; }
  dl.figures dt { font-size: .85rem; } dl.figures dd { font-size: 1.5rem; margin: 0; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #dadde1; padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { white-space: nowrap; }
  td.number, th.number { overflow-wrap: normal; text-align: right; }
  pre { background: #f5f6f7; margin: .25rem 0 0; overflow: auto; padding: .5rem; max-height: 20rem; }
  code { background: #f5f6f7; padding: 0 .2rem; }
  .refused { color: #b00020; }
  nav { margin: .5rem 0; }`;

const page = (query: URLSearchParams, name: string) => Math.max(0, Math.floor(Number(query.get(name)) || 0));

function figures(ledger: Ledger): string {
  const summary = ledger.summary();
  const shown: [label: string, value: number][] = [
    ['Requests', summary.requests],
    ['Requests refused', summary.requestsRefused],
    ['Events accepted', summary.eventsTaken],
    ['Event ids', summary.eventIds],
    ['Accepted more than once', summary.repeated],
    ['Repeated though confirmed', summary.takenAfterConfirmed],
    ['Never confirmed', summary.neverConfirmed],
    ['One event, several ids', summary.underSeveralIds.length],
    ['Poison events', summary.poison],
    ['Conversion leads', summary.conversionLeads],
  ];
  const tiles = shown.map(([label, value]) => `<div><dt>${label}</dt><dd>${value.toLocaleString('en')}</dd></div>`);
  return `<dl class="figures">${tiles.join('')}</dl>`;
}

function requests(ledger: Ledger, pageNumber: number): string {
  const all = ledger.requests;
  const end = Math.max(0, all.length - pageNumber * REQUESTS_A_PAGE);
  const shown = all.slice(Math.max(0, end - REQUESTS_A_PAGE), end).reverse();
  if (!shown.length) return '<h2>Requests</h2><p>Nothing has arrived yet.</p>';
  return `<h2>Requests, newest first</h2>
${pages('requests', pageNumber, all.length, REQUESTS_A_PAGE)}
<table>
<thead><tr><th scope="col" class="number">No.</th><th scope="col">Received</th><th scope="col">Request</th><th scope="col">Answer</th><th scope="col">Body</th></tr></thead>
<tbody>${shown.map(requestRow).join('')}</tbody>
</table>`;
}

const requestRow = (request: ReceivedRequest) => `<tr>
<td class="number">${request.number}</td>
<td>${escape(request.receivedAt.slice(0, 19).replace('T', ' '))}</td>
<td>${escape(request.method)} ${escape(request.path)}${request.testEventCode ? `<br><small>test code ${escape(request.testEventCode)}</small>` : ''}</td>
<td>${answer(request)}<br><small>${escape(request.traceId)}</small></td>
<td>${body(request)}</td>
</tr>`;

function answer({ error, acceptedCount, eventCount, httpStatus, fault, answered }: ReceivedRequest): string {
  const what = error
    ? `<span class="refused">${httpStatus}: ${error.code}${error.error_subcode ? `/${error.error_subcode}` : ''} ${escape(error.error_user_msg ?? error.message)}</span>`
    : eventCount
      ? `${httpStatus}: ${acceptedCount} of ${eventCount} events`
      : `${httpStatus}`;
  if (!fault) return what;
  return `${what}<br><strong>${escape(fault)}</strong>${answered ? '' : ': the client did not get this answer'}`;
}

function body(request: ReceivedRequest): string {
  if (!request.eventCount && request.body === null) return '';
  if (request.body === null) return '<small>not kept</small>';
  const text = JSON.stringify(request.body, null, 2);
  return `<details><summary>${request.eventCount} events, ${text.length.toLocaleString('en')} characters</summary><pre tabindex="0">${escape(text.slice(0, 20_000))}</pre></details>`;
}

function events(ledger: Ledger, pageNumber: number, wanted: string | null): string {
  const found = wanted ? ledger.find(wanted.trim()) : null;
  const all = wanted ? (found ? [found] : []) : ledger.events;
  const first = pageNumber * EVENTS_A_PAGE;
  const shown = all.slice(first, first + EVENTS_A_PAGE);
  return `<h2>Events by id</h2>
<form><label>Event id <input name="event" size="70" value="${escape(wanted ?? '')}"></label> <button>Find</button></form>
${pages('events', pageNumber, all.length, EVENTS_A_PAGE)}
${
  shown.length
    ? `<table>
<thead><tr><th scope="col">Event id</th><th scope="col">Accepted as</th><th scope="col" class="number">Accepted</th><th scope="col" class="number">Confirmed</th><th scope="col" class="number">In refused requests</th></tr></thead>
<tbody>${shown.map(eventRow).join('')}</tbody>
</table>`
    : `<p>${wanted ? 'No such event.' : 'None yet.'}</p>`
}`;
}

const eventRow = (event: ReceivedEvent) => `<tr>
<td>${escape(event.eventId)}${event.isPoison ? ' <strong>poison</strong>' : ''}</td>
<td>${Object.entries(event.takenByName)
  .map(([name, count]) => `${escape(name)} (${count})`)
  .join(', ')}</td>
<td class="number">${event.taken}</td>
<td class="number">${event.confirmed}</td>
<td class="number">${event.refused}</td>
</tr>`;

function pages(name: string, current: number, total: number, size: number): string {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  if (!last) return '';
  const link = (to: number, text: string) => `<a href="?${name}=${to}">${text}</a>`;
  const parts = [
    current > 0 ? link(current - 1, 'Previous') : '',
    `page ${current + 1} of ${last + 1}`,
    current < last ? link(current + 1, 'Next') : '',
  ];
  return `<nav aria-label="Pages of ${name}">${parts.filter(Boolean).join(' · ')}</nav>`;
}

function faults(plan: FaultPlan): string {
  const kinds = Object.entries(FAULT_KINDS).map(
    ([kind, what]) => `<tr><th scope="row"><code>${kind}</code></th><td>${escape(what)}</td></tr>`,
  );
  return `<h2>Faults</h2>
<p>Active now:</p>
<pre tabindex="0">${escape(JSON.stringify(plan.current(), null, 2))}</pre>
<p>The script is for the next requests in order, the rates for all others; the same seed gives the same faults. An example:</p>
<pre tabindex="0">curl -X POST …/_emulator/faults -d '{"seed": 7, "script": [null, {"kind": "reset"}], "rates": [{"kind": "throttled", "rate": 0.01, "minutes": 10}], "poison": {"rate": 0.001}}'</pre>
<table><tbody>${kinds.join('')}</tbody></table>`;
}

function help(): string {
  const calls = CONTROLS.map(
    ([call, what]) => `<tr><th scope="row"><code>${escape(call)}</code></th><td>${escape(what)}</td></tr>`,
  );
  const tokens = Object.entries(NAMED_TOKENS).map(
    ([name, { meaning }]) => `<tr><th scope="row"><code>${name}</code></th><td>${escape(meaning)}</td></tr>`,
  );
  return `<h2>Tokens</h2>
<p>Any token is taken. These stand for one with which something is wrong:</p>
<table><tbody>${tokens.join('')}</tbody></table>
<h2>For tests</h2>
<table><tbody>${calls.join('')}</tbody></table>`;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
