/**
 * Writes the sample data as files for `sf data import tree --plan`: the same files fill the local org and a scratch org.
 *
 *   node scripts/sample-data.ts [--out data/generated] [--today 2026-11-21] [--namespace touchline] [--without-created-dates]
 *
 * Static files cannot say "three weeks ago", so they are written for a given day, and always the same for the same day.
 * See data/README.md.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

type Value = string | number | boolean;
type Fields = Record<string, Value | undefined>;
interface TreeRecord extends Fields {
  referenceId: string;
}
interface Campaign {
  Name: string;
  Type: string;
  Status: string;
  startDaysAgo: number;
  Enable_Buyer_Touchpoints__c?: string;
  members: number;
  responded: number;
}
interface Ad {
  Name: string;
  key: string;
  campaign: string;
  adSet: string;
  leads: number;
  customers: number;
  spendPerDay: number;
}
interface World {
  settings: Fields;
  channels: Fields[];
  revenueModel: { Name: string; approvedDaysAgo: number; stages: Fields[] };
  conference: {
    Name: string;
    Type: string;
    Status: string;
    day: string;
    uploadedDaysLater: number;
    leads: number;
    contacts: number;
    responded: number;
    withoutEmail: number;
  };
  campaigns: Campaign[];
  facebookLead: Fields;
  adAccount: Fields;
  ads: Ad[];
  /** For how many days the network has told what the ads cost: those on which the leads came. */
  daysOfAdResults: number;
}
interface People {
  firstNames: string[];
  lastNames: string[];
  companies: string[];
  titles: string[];
}

const MILLISECONDS_PER_DAY = 86_400_000;
/** `sf data import tree` takes no more records a file. */
const LARGEST_FILE = 200;
const SOURCE = join(import.meta.dirname, '..', 'data');

function read<T>(name: string): T {
  try {
    return JSON.parse(readFileSync(join(SOURCE, name), 'utf8')) as T;
  } catch (error) {
    console.error(
      `data/${name} cannot be read as JSON: ${(error as Error).message}. Correct it and run the command again.`,
    );
    return process.exit(1);
  }
}
const at = (list: string[], index: number): string => list[index % list.length] ?? '';

/** One fictitious person per number; no two share a name, since the lists' lengths have no common factor. */
function person(people: People, index: number, group: string): Fields {
  const firstName = at(people.firstNames, index);
  const lastName = at(people.lastNames, index);
  return {
    FirstName: firstName,
    LastName: lastName,
    Title: at(people.titles, index),
    Email: `${firstName}.${lastName}.${group}@example.org`.toLowerCase(),
  };
}

/** Everything that is in the sample, by object, in the order in which it has to be loaded. */
function sample(world: World, people: People, today: Date): Map<string, TreeRecord[]> {
  const records = new Map<string, TreeRecord[]>();
  const add = (type: string, referenceId: string, fields: Fields): string => {
    records.set(type, [...(records.get(type) ?? []), { referenceId, ...fields }]);
    return `@${referenceId}`;
  };
  const daysAgo = (days: number): Date => new Date(today.getTime() - days * MILLISECONDS_PER_DAY);
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  const moment = (date: Date): string => date.toISOString().replace('Z', '+0000');

  add('Touchline_Settings__c', 'Settings', world.settings);
  world.channels.forEach((channel, i) => add('Channel_Mapping__c', `Channel${i + 1}`, channel));
  addRevenueModel();
  addConference();
  addFurtherCampaigns();
  add('Lead', 'FacebookLead', world.facebookLead);
  addAds();
  return records;

  function addRevenueModel(): void {
    const { Name, approvedDaysAgo, stages } = world.revenueModel;
    // Before the leads: only an approved model captures that a lead reaches a stage.
    const model = add('Revenue_Model__c', 'RevenueModel', {
      Name,
      Status__c: 'Approved',
      Approved_At__c: moment(daysAgo(approvedDaysAgo)),
    });
    stages.forEach((stage, i) =>
      add('Revenue_Stage__c', `Stage${i + 1}`, {
        Revenue_Model__c: model,
        Order__c: i + 1,
        Object__c: 'Lead',
        Field__c: 'Status',
        ...stage,
      }),
    );
  }

  function addConference(): void {
    const { conference } = world;
    const start = conferenceDay(conference.day, conference.uploadedDaysLater, today);
    const uploaded = moment(new Date(start.getTime() + conference.uploadedDaysLater * MILLISECONDS_PER_DAY));
    const campaign = add('Campaign', 'Conference', {
      Name: conference.Name,
      Type: conference.Type,
      Status: conference.Status,
      IsActive: true,
      StartDate: day(start),
      EndDate: day(start),
    });
    const account = add('Account', 'Account1', { Name: 'Example Customers' });
    const memberCount = conference.leads + conference.contacts;
    // Spread over the list: both those without an email and those who responded are leads and contacts.
    const everyNth = Math.floor(memberCount / conference.withoutEmail);
    for (let i = 0; i < memberCount; i++) {
      const fields = person(people, i, 'conference');
      if (i % everyNth === everyNth - 1 && Math.floor(i / everyNth) < conference.withoutEmail) {
        delete fields.Email;
      }
      const isContact =
        i % Math.floor(memberCount / conference.contacts) === Math.floor(memberCount / conference.contacts) - 1;
      const who = isContact
        ? { ContactId: add('Contact', `Guest${i + 1}`, { ...fields, AccountId: account, CreatedDate: uploaded }) }
        : {
            LeadId: add('Lead', `Guest${i + 1}`, {
              ...fields,
              Company: at(people.companies, i),
              LeadSource: 'Other',
              CreatedDate: uploaded,
            }),
          };
      add('CampaignMember', `ConferenceMember${i + 1}`, {
        CampaignId: campaign,
        ...who,
        Status: i < conference.responded ? 'Responded' : 'Sent',
        CreatedDate: uploaded,
      });
    }
  }

  function addFurtherCampaigns(): void {
    world.campaigns.forEach(({ startDaysAgo, members, responded, ...fields }, c) => {
      const campaign = add('Campaign', `Campaign${c + 1}`, {
        ...fields,
        IsActive: true,
        StartDate: day(daysAgo(startDaysAgo)),
        EndDate: day(daysAgo(startDaysAgo)),
      });
      const guests = (records.get('CampaignMember') ?? []).filter((member) => member.CampaignId === '@Conference');
      guests.slice(c * 10, c * 10 + members).forEach((guest, i) =>
        add('CampaignMember', `Campaign${c + 1}Member${i + 1}`, {
          CampaignId: campaign,
          ...(guest.LeadId ? { LeadId: guest.LeadId } : { ContactId: guest.ContactId }),
          Status: i < responded ? 'Responded' : 'Sent',
        }),
      );
    });
  }

  function addAds(): void {
    const account = add('Ad_Account__c', 'AdAccount', { ...world.adAccount, Network__c: 'Facebook' });
    world.ads.forEach((ad, a) => {
      const reference = add('Ad__c', `Ad${a + 1}`, {
        Name: ad.Name,
        Ad_Account__c: account,
        Network__c: 'Facebook',
        External_Key__c: ad.key,
        Campaign_Name__c: ad.campaign,
        Ad_Set_Name__c: ad.adSet,
      });
      for (let i = 0; i < ad.leads; i++) {
        const lead = add('Lead', `Ad${a + 1}Lead${i + 1}`, {
          ...person(people, a * 60 + i, `ad${a + 1}`),
          Company: at(people.companies, i),
          LeadSource: 'Facebook',
          Status: i < ad.customers ? 'Closed - Converted' : 'Open - Not Contacted',
        });
        add('Ad_Interaction__c', `Ad${a + 1}Interaction${i + 1}`, {
          External_Key__c: `${ad.key}:${i + 1}`,
          Ad__c: reference,
          Lead__c: lead,
          Kind__c: 'Lead Form',
          Occurred_At__c: moment(daysAgo(2 + i)),
        });
      }
      for (let i = 0; i < world.daysOfAdResults; i++) {
        const date = day(daysAgo(2 + i));
        add('Ad_Daily_Result__c', `Ad${a + 1}Day${i + 1}`, {
          External_Key__c: `${ad.key}:${date}`,
          Ad__c: reference,
          Day__c: date,
          Spend__c: ad.spendPerDay,
        });
      }
    });
  }
}

/** This year's conference; last year's, as long as this year's guests have not been uploaded yet. */
function conferenceDay(monthAndDay: string, uploadedDaysLater: number, today: Date): Date {
  const ofYear = (year: number): Date => new Date(`${year}-${monthAndDay}T09:00:00Z`);
  const thisYear = ofYear(today.getUTCFullYear());
  const isUploaded = thisYear.getTime() + uploadedDaysLater * MILLISECONDS_PER_DAY < today.getTime();
  return isUploaded ? thisYear : ofYear(today.getUTCFullYear() - 1);
}

/** What each object's records refer to comes before it. */
const LOAD_ORDER = [
  'Touchline_Settings__c',
  'Channel_Mapping__c',
  'Revenue_Model__c',
  'Revenue_Stage__c',
  'Account',
  'Contact',
  'Lead',
  'Campaign',
  'CampaignMember',
  'Ad_Account__c',
  'Ad__c',
  'Ad_Interaction__c',
  'Ad_Daily_Result__c',
];

interface Options {
  out: string;
  namespace?: string;
  createdDates: boolean;
}

/** Writes one or more files per object and the plan that names them. */
function write(records: Map<string, TreeRecord[]>, { out, namespace, createdDates }: Options): void {
  const prefixed = (name: string): string => (namespace && name.endsWith('__c') ? `${namespace}__${name}` : name);
  const toTree = (type: string, { referenceId, ...fields }: TreeRecord): object => ({
    attributes: { type: prefixed(type), referenceId },
    ...Object.fromEntries(
      Object.entries(fields)
        .filter(([name, value]) => value !== undefined && (createdDates || name !== 'CreatedDate'))
        .map(([name, value]) => [prefixed(name), value]),
    ),
  });
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const plan = LOAD_ORDER.map((type) => {
    const all = records.get(type) ?? [];
    const files: string[] = [];
    for (let first = 0; first < all.length; first += LARGEST_FILE) {
      const file = `${type}-${files.length + 1}.json`;
      const part = all.slice(first, first + LARGEST_FILE).map((record) => toTree(type, record));
      writeFileSync(join(out, file), `${JSON.stringify({ records: part }, null, 2)}\n`);
      files.push(file);
    }
    return { sobject: prefixed(type), saveRefs: true, resolveRefs: true, files };
  });
  writeFileSync(join(out, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`);
}

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(SOURCE, 'generated') },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    namespace: { type: 'string' },
    'without-created-dates': { type: 'boolean', default: false },
  },
});
const today = new Date(`${values.today}T12:00:00Z`);
if (Number.isNaN(today.getTime())) {
  console.error(`--today ${values.today} is not a day such as 2026-11-21.`);
  process.exit(1);
}
const records = sample(read<World>('world.json'), read<People>('people.json'), today);
write(records, {
  out: values.out,
  ...(values.namespace ? { namespace: values.namespace } : {}),
  createdDates: !values['without-created-dates'],
});
console.log(
  [...records].map(([type, list]) => `${list.length} ${type}`).join(', ') + ` → ${join(values.out, 'plan.json')}`,
);
