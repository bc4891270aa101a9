/**
 * The world of a campaign: an org with the sample's revenue model, people with recognizable data, and for each of them
 * an event that waits. One event is captured by the package itself; the others are copies of its row, so that 100,000
 * are there in seconds.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { seeded } from '../../../emulators/shared/random.ts';
import { openKeptOrg } from '../../../local-org/cli/open.ts';
import { importTree } from '../../../local-org/execution/import-tree.ts';
import type { Org } from '../../../local-org/execution/org.ts';
import { PLANTED, personOf } from './people.ts';

/** What an event is, and so what has to become of it. */
export type Kind = 'good' | 'poison' | 'expired' | 'deleted' | 'unidentified' | 'malformed' | 'worthless';

export interface World {
  /** By event id. */
  kindById: Map<string, Kind>;
  dataFile: string;
}

export type Shares = [kind: Kind, share: number][];

/** Of events that the checks before sending set aside. */
export const OTHER_SHARES: Shares = [
  ['expired', 0.01],
  ['deleted', 0.005],
  ['unidentified', 0.005],
  ['malformed', 0.005],
  ['worthless', 0.005],
];
const STAGES = ['Working - Contacted', 'Closed - Converted'];
const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;

/**
 * Makes it in a new data file.
 * @param folder for the file, and for what is needed on the way
 * @param shares what part of the events is not good; the rest is
 */
export function makeWorld(folder: string, events: number, seed: number, shares: Shares): World {
  const sample = path.join(folder, 'sample');
  const { status } = spawnSync(process.execPath, ['scripts/sample-data.ts', '--out', sample], { stdio: 'ignore' });
  if (status !== 0) throw new Error('The sample data could not be made');
  const dataFile = path.join(folder, 'org.sqlite');
  const org = openKeptOrg(
    { project: ['.'], data: dataFile, fresh: true },
    { config: { credentials: { Meta_Graph: { SystemUser: { AccessToken: PLANTED.token } } } } },
  );
  const [error] = org.program.errors;
  if (error) throw new Error(`The project does not compile: ${error.file}:${error.line} ${error.message}`);
  importTree(org, path.join(sample, 'plan.json'));
  apex(org, readFileSync('scripts/sample-access.apex', 'utf8'));
  const kindById = copyEvents(org, captureTemplate(org), { count: events, seed, shares });
  org.close();
  return { kindById, dataFile };
}

function apex(org: Org, source: string): void {
  org.transact({ entry: { kind: 'anonymous', name: 'proof' } }, org.program.anonymous(source, 'proof.apex'));
  org.jobs.drain();
}

interface Template {
  leadId: string;
  /** Ids of its events, the one without a value first. */
  eventRecordIds: string[];
}

/** A lead that reaches two stages, as a person would move it. */
function captureTemplate(org: Org): Template {
  const person = personOf(0);
  apex(
    org,
    `insert new Lead(LastName = '${person.lastName}', Company = 'Template', Email = '${person.email}',
       Phone = '${person.phone}', Facebook_Lead_Id__c = '${person.leadId}');`,
  );
  const leadId = org.store.first('SELECT Id FROM Lead WHERE Email = ?', person.email)![0] as string;
  for (const stage of STAGES) apex(org, `update new Lead(Id = '${leadId}', Status = '${stage}');`);
  const found = org.store.all(
    'SELECT Id FROM Conversion_Event__c WHERE Lead__c = ? ORDER BY Value__c IS NOT NULL',
    leadId,
  );
  if (found.length !== STAGES.length) throw new Error(`${found.length} events were captured of ${STAGES.length}`);
  return { leadId, eventRecordIds: found.map(([id]) => id as string) };
}

interface Copies {
  count: number;
  seed: number;
  shares: Shares;
}

function copyEvents(
  org: Org,
  { leadId, eventRecordIds }: Template,
  { count, seed, shares }: Copies,
): Map<string, Kind> {
  const random = seeded(seed);
  const copyLead = copier(org, 'Lead', ['LastName', 'Name', 'Email', 'Phone', 'Facebook_Lead_Id__c']);
  const copyEvent = copier(org, 'Conversion_Event__c', ['Event_Id__c', 'Event_Time__c', 'Lead__c', 'Value__c']);
  const values = org.store.all(
    'SELECT Value__c FROM Conversion_Event__c WHERE Id IN (?, ?) ORDER BY Id',
    ...eventRecordIds,
  );
  const value = values.map(([each]) => each).find((each) => each !== null) as number;
  const now = Date.now();
  const kindById = new Map<string, Kind>();
  org.atomically(() => {
    for (let i = 1; i <= count; i++) {
      const kind = kindOf(random(), shares);
      const person = personOf(i);
      const givenId = { unidentified: null, malformed: '12345' }[kind as string];
      const copied = copyLead(leadId, [
        person.lastName,
        person.lastName,
        person.email,
        person.phone,
        givenId === undefined ? person.leadId : givenId,
      ]);
      const eventId = `event-${seed}-${i}`;
      const age = kind === 'expired' ? 8 * DAY : HOUR + Math.floor(random() * 2 * DAY);
      const isPurchase = kind === 'worthless' || random() < 0.2;
      copyEvent(eventRecordIds[isPurchase ? 1 : 0], [
        eventId,
        now - age,
        kind === 'deleted' ? null : copied,
        isPurchase && kind !== 'worthless' ? value : null,
      ]);
      kindById.set(eventId, kind);
    }
    for (const id of eventRecordIds) org.store.run('DELETE FROM Conversion_Event__c WHERE Id = ?', id);
  });
  return kindById;
}

function kindOf(share: number, shares: Shares): Kind {
  let left = share;
  return shares.find(([, part]) => (left -= part) < 0)?.[0] ?? 'good';
}

type Value = string | number | null;

/** A function that copies a row under a new id with other values in these fields; it answers the id. */
function copier(org: Org, object: string, fields: string[]): (templateId: string, values: Value[]) => string {
  const { store } = org;
  const schema = org.schema.object(object)!;
  const columns = store.all(`SELECT name FROM pragma_table_info('${object}')`).map(([column]) => column as string);
  const given = ['Id', ...fields.filter((field) => columns.includes(field))];
  const isColumn = fields.map((field) => columns.includes(field));
  const selected = columns.map((column) => (given.includes(column) ? `?${given.indexOf(column) + 1}` : `"${column}"`));
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = `INSERT INTO "${object}" (${names}) SELECT ${selected.join(', ')} FROM "${object}" WHERE Id = ?${given.length + 1}`;
  return (templateId, values) => {
    const id = store.nextId(schema);
    store.run(statement, id, ...values.filter((_, index) => isColumn[index]), templateId);
    return id;
  };
}
