/**
 * Events a second that the package builds and hashes (persons and events in, the JSON of requests out), beside Meta's
 * own `facebook-nodejs-business-sdk` doing the same 100,000 people in the same run, 1,000 a request.
 */
import { createRequire } from 'node:module';
import { openOrg, type Org } from '../../local-org/execution/org.ts';
import { FIRST_NAMES, LAST_NAMES, CITIES, COUNTER, peopleScript, sdkPerson, type Sdk } from './user-data/people.ts';

const PEOPLE = 100_000;
const A_REQUEST = 1_000;
const WARM_UP = 5_000;

const sdk = createRequire(import.meta.url)('facebook-nodejs-business-sdk') as Sdk;

/** Milliseconds of the processor: what others do on the machine matters less. */
function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

let mark = 0;
let apexMilliseconds = 0;
let apexCharacters = 0;
const org: Org = openOrg({
  projects: ['.'],
  // The script says when the part begins and ends that counts: making the persons does not.
  debug: (_level, text) => {
    if (text === 'begin') mark = processorMilliseconds();
    else {
      apexMilliseconds += processorMilliseconds() - mark;
      apexCharacters += Number(text);
    }
  },
});

org.transact({}, org.program.anonymous(`insert new Account(Name = '${COUNTER}');`, 'bench.apex'));
// Compiled once: which people it makes, it reads.
const script = org.program.anonymous(peopleScript(A_REQUEST), 'bench.apex');

function apex(first: number): void {
  org.store.run('UPDATE Account SET NumberOfEmployees = ? WHERE Name = ?', first, COUNTER);
  org.transact({ isAsync: true, entry: { kind: 'anonymous', name: 'bench of user data' } }, script);
}

function business(first: number, count: number): { milliseconds: number; characters: number } {
  const people = Array.from({ length: count }, (_, i) => sdkPerson(first + i));
  const started = processorMilliseconds();
  const data = people.map(({ eventId, eventTime, leadId, email, phone, firstName, lastName, city, zip, country }) => {
    const userData = new sdk.UserData()
      .setEmail(email)
      .setPhone(phone)
      .setFirstName(firstName)
      .setLastName(lastName)
      .setCity(city)
      .setZip(zip)
      .setCountry(country)
      .setLeadId(leadId);
    return new sdk.ServerEvent()
      .setEventName('Qualified')
      .setEventTime(eventTime)
      .setEventId(eventId)
      .setActionSource('system_generated')
      .setUserData(userData)
      .setCustomData(new sdk.CustomData().setCustomProperties({ event_source: 'crm', lead_event_source: 'Salesforce' }))
      .normalize();
  });
  const characters = JSON.stringify({ data }).length;
  return { milliseconds: processorMilliseconds() - started, characters };
}

for (let first = 0; first < WARM_UP; first += A_REQUEST) {
  apex(first);
  business(first, A_REQUEST);
}
apexMilliseconds = apexCharacters = 0;
const theirs = { milliseconds: 0, characters: 0 };
for (let first = 0; first < PEOPLE; first += A_REQUEST) {
  apex(first);
  const { milliseconds, characters } = business(first, A_REQUEST);
  theirs.milliseconds += milliseconds;
  theirs.characters += characters;
}
org.close();

// The same JSON but for what the two disagree about (docs/decisions/009-differences-from-metas-own-code.md): no more.
const likeness = apexCharacters / theirs.characters;
if (!(likeness > 0.9 && likeness < 1.2)) throw new Error(`Not the same events: ${likeness} of the characters`);
const rate = (milliseconds: number) => Math.round((PEOPLE / milliseconds) * 1000);
const ratio = theirs.milliseconds / apexMilliseconds;
console.log(
  `events built and hashed: ${rate(apexMilliseconds)} a second; ${rate(theirs.milliseconds)} by facebook-nodejs-business-sdk; ratio ${ratio.toFixed(2)} (goal: at least 1${ratio < 1 ? ', MISSED' : ''})`,
);
console.log(
  `  ${PEOPLE} people of ${FIRST_NAMES.length} × ${LAST_NAMES.length} names and ${CITIES.length} cities, ${A_REQUEST} a request`,
);
