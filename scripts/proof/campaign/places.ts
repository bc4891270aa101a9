/** Everything that anybody could read after a campaign, but people's own records. */
import { readFileSync } from 'node:fs';
import type { DataFile } from './data-file.ts';
import { PLANTED } from './people.ts';
import type { Place } from './planted.ts';
import type { EmulatorProcess, ServerProcess } from './processes.ts';

/** Tables where people's own data and the credential belong. */
export const THEIR_PLACES = new Set(['Lead', 'Contact', 'Account', 'org_credential']);

const LARGEST_PAGE = 200;
const STATUSES = ['Sent', 'Rejected', 'Expired', 'Skipped', null];
const ADS = { startDate: null, endDate: null, grouping: 'Ad', withinGrouping: null, withinKey: null };

const CALLS: [method: string, parameters: object][] = [
  ['ConversionLogController.getSummary', {}],
  ['ConversionLogController.getRuns', { cursor: null }],
  ...STATUSES.map((status): [string, object] => [
    'ConversionLogController.getEvents',
    { filter: { status }, cursor: null, pageSize: LARGEST_PAGE },
  ]),
  ['ConnectionController.getConnection', {}],
  ['ConnectionController.check', {}],
  ['RevenueModelController.getModel', {}],
  ['AdEffectivenessController.getAds', ADS],
];
const PAGES = ['/lightning/n/Conversion_Log', '/lightning/n/Facebook_Connection', '/lightning/n/Ad_Effectiveness'];

interface World {
  emulator: EmulatorProcess;
  server: ServerProcess;
  data: DataFile;
  dataFile: string;
}

export async function readablePlaces({ emulator, server, data, dataFile }: World): Promise<Place[]> {
  const places: Place[] = [...data.texts(THEIR_PLACES)];
  for (const [method, parameters] of CALLS)
    places.push([`answer of ${method}`, await answerOf(server, method, parameters)]);
  for (const page of PAGES) places.push([`page ${page}`, await server.page(page)]);
  // A refusal has a text as well.
  const refused = await server.apex('ConversionLogController.getRequests', { runId: PLANTED.mark, cursor: null });
  places.push(['a refusal', refused.body.replaceAll(PLANTED.mark, '')]);
  for (const { path, query, body } of await emulator.requests()) {
    places.push(['address of a request', path + JSON.stringify(query)]);
    // Meta may have a person's hashes, never what was hashed.
    places.push(['body of a request', JSON.stringify(body).replace(/[0-9a-f]{64}/g, '…')]);
  }
  places.push(['log of the server', server.output]);
  places.push(['bytes of the data file: the token', onlyToken(readFileSync(dataFile, 'latin1'))]);
  return places;
}

/** @throws Error where the page would show nothing: there would be nothing to search in */
async function answerOf(server: ServerProcess, method: string, parameters: object): Promise<string> {
  const { status, body } = await server.apex(method, parameters);
  if (status !== 200) throw new Error(`${method} answers ${status}: ${body.slice(0, 300)}`);
  return body;
}

const onlyToken = (text: string) => (text.includes(PLANTED.token) ? PLANTED.token : '');
