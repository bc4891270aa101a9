/** What people and jobs of the organization do in a day, by a seed, and which stages its leads reach by it. */
import { seeded } from '../../../emulators/shared/random.ts';
import type { Organization } from './organization.ts';

/** A lead of an ad reached a stage that is mapped to a conversion. */
export interface Transition {
  leadId: string;
  eventName: string;
  /** Between these moments. */
  from: number;
  to: number;
}

export interface Size {
  campaigns: number;
  leads: number;
  contacts: number;
  hours: number;
}

const OPEN = 'Open - Not Contacted';
const WORKING = 'Working - Contacted';
const CONVERTED = 'Closed - Converted';
/** Event by stage, as the model of the day maps them. */
const EVENTS: Record<string, string> = { [WORKING]: 'Qualified', [CONVERTED]: 'Purchase' };
const DAY = 86_400_000;
const QUARTER_MINUTES = 15;
const CHUNK = 200;
/** Facebook's lead ids have 15 to 17 digits. */
const FIRST_LEAD_ID = 1_234_567_890_123_456n;
const DATE_FIELD = 'touchline__Buyer_Touchpoint_Date__c';
const CHOICE_FIELD = 'touchline__Enable_Buyer_Touchpoints__c';

const quoted = (ids: readonly string[]) => ids.map((id) => `'${id}'`).join(', ');

export class Life {
  readonly transitions: Transition[] = [];
  /** Leads that lost a merge, with the winner. */
  readonly winnerByLoser = new Map<string, string>();
  /** Leads that were deleted for good. */
  readonly deletedIds = new Set<string>();
  /** What happened how often. */
  readonly done = new Map<string, number>();
  /** Jobs of the package that were aborted. */
  killed = 0;
  private readonly organization: Organization;
  private readonly size: Size;
  private readonly random: () => number;
  private readonly starterId: string;

  constructor(organization: Organization, size: Size, seed: number) {
    this.organization = organization;
    this.size = size;
    this.random = seeded(seed);
    this.starterId = organization.admit();
  }

  /** The package is set up, as its guide says; campaigns and people are there. */
  begin(): void {
    const { organization, size, starterId } = this;
    organization.page('PackageSchedulesController.start', {}, starterId);
    const { settings } = organization.page('ConnectionController.getConnection', {}) as { settings: object };
    organization.page('ConnectionController.saveSettings', { settings: { ...settings, datasetId: '9876543210' } });
    const stages = [OPEN, WORKING, CONVERTED].map((value) => ({
      objectName: 'Lead',
      fieldName: 'Status',
      value,
      eventName: EVENTS[value] ?? null,
      won: value === CONVERTED,
      fixedValue: value === CONVERTED ? 250 : null,
      currencyCode: value === CONVERTED ? 'EUR' : null,
    }));
    const { draft } = organization.page('RevenueModelController.saveDraft', { stages, revision: null }) as {
      draft: { revision: number };
    };
    organization.page('RevenueModelController.approve', { revision: draft.revision });
    organization.passMinutes(1);
    organization.saves(
      'campaigns',
      `List<Campaign> campaigns = new List<Campaign>();
       for (Integer i = 0; i < ${size.campaigns}; i++) {
         campaigns.add(new Campaign(Name = 'Roadshow ' + i, IsActive = true, Type = 'Conference', StartDate = Date.today().addDays(-30),
           ${CHOICE_FIELD} = new List<String>{ 'IncludeAll', 'IncludeResponded', null }[Math.mod(i, 3)]));
       }
       insert campaigns;`,
    );
    for (let from = 0; from < size.leads; from += CHUNK)
      organization.saves(
        'leads',
        `List<Lead> leads = new List<Lead>();
         for (Integer i = ${from}; i < ${Math.min(size.leads, from + CHUNK)}; i++) {
           leads.add(new Lead(LastName = 'Visitor ' + i, Company = 'Example', Rating = Math.mod(i, 2) == 0 ? 'Warm' : null,
             Email = Math.mod(i, 11) == 0 ? null : Math.mod(i, 37) == 0 ? 'us' + i + '@staff.example' : 'Visitor' + Math.mod(i, ${Math.ceil(size.leads * 0.9)}) + '@Example.org',
             touchline__Facebook_Lead_Id__c = Math.mod(i, 3) == 0 ? String.valueOf(${FIRST_LEAD_ID}L + i) : null));
         }
         insert leads;`,
      );
    organization.saves(
      'contacts',
      `List<Contact> contacts = new List<Contact>();
       for (Integer i = 0; i < ${size.contacts}; i++) {
         contacts.add(new Contact(LastName = 'Guest ' + i, Email = Math.mod(i, 13) == 0 ? null : 'guest' + i + '@example.org'));
       }
       insert contacts;`,
    );
    for (const campaignId of this.ids('Campaign')) this.addContacts(campaignId);
    for (let i = 0; i < size.campaigns; i++) this.addMembers();
  }

  private addContacts(campaignId: string): void {
    this.organization.saves(
      'contacts added',
      `List<CampaignMember> members = new List<CampaignMember>();
       for (Contact contact : [SELECT Id FROM Contact]) {
         members.add(new CampaignMember(CampaignId = '${campaignId}', ContactId = contact.Id, Status = 'Sent'));
       }
       insert members;`,
    );
  }

  /** Some hours, in quarters; each with a few things that happen. */
  pass(): void {
    const { organization, size } = this;
    const usual: [string, () => void][] = [
      ['members added', () => this.addMembers()],
      ['statuses changed without triggers', () => this.changeStatusesSilently()],
      ['emails changed', () => this.changeEmails()],
      ['emails loaded without triggers', () => this.loadEmailsSilently()],
      ['dates corrected', () => this.correctDates()],
      ['stages reached', () => this.moveLeads()],
      ['stages reached again', () => this.moveLeads()],
      ['leads merged', () => this.mergeLeads()],
      ['contacts merged', () => this.mergeContacts()],
      ['leads converted', () => this.convertLeads()],
      ['people deleted', () => this.deletePeople()],
      ['campaign changed', () => this.changeCampaign()],
      ['members removed', () => this.removeMembers()],
    ];
    const quarters = size.hours * 4;
    for (let quarter = 0; quarter < quarters; quarter++) {
      for (const [what, act] of usual) if (this.random() < 0.6) this.does(what, act);
      this.special(quarter, quarters);
      organization.passMinutes(QUARTER_MINUTES);
    }
  }

  /** What happens once, at its time. */
  private special(quarter: number, quarters: number): void {
    const { organization } = this;
    const at = (share: number) => quarter === Math.floor(quarters * share);
    if (at(0.1)) this.does('other package at work', () => this.letOtherPackageWork(true));
    if (at(0.3)) this.does('other package at rest', () => this.letOtherPackageWork(false));
    if (at(0.15) || at(0.6))
      this.does('own chain of jobs', () => this.runNightly('System.enqueueJob(new NightlyContacts());'));
    if (at(0.2)) this.does('own batch', () => this.runNightly('Database.executeBatch(new NightlyMembers());'));
    if (at(0.25)) this.does('owner of the schedules deactivated', () => this.deactivateOwner());
    if (at(0.5)) this.does('schedules started again', () => organization.page('PackageSchedulesController.start', {}));
    if (at(0.35) || at(0.7)) this.does('job killed', () => this.killJob());
    if (at(0.4) || at(0.8)) this.does('export asked for', () => this.sendNow());
    if (at(0.45)) this.does('dates updated in bulk', () => this.updateAllDates());
    if (at(0.75)) this.does('campaign deleted', () => this.deleteCampaign());
  }

  private does(what: string, act: () => void): void {
    act();
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  private some<T>(all: readonly T[], most: number): T[] {
    const count = Math.min(all.length, 1 + Math.floor(this.random() * most));
    const first = Math.floor(this.random() * all.length);
    return Array.from({ length: count }, (_, i) => all[(first + i) % all.length]);
  }

  private one<T>(all: readonly T[]): T {
    return all[Math.floor(this.random() * all.length)];
  }

  private ids(object: string, where = '1 = 1'): string[] {
    return this.organization
      .all(`SELECT Id FROM ${object} WHERE IsDeleted = 0 AND ${where} ORDER BY Id`)
      .map(([id]) => id as string);
  }

  private addMembers(): void {
    const campaignId = this.one(this.ids('Campaign'));
    const members = `SELECT LeadId, ContactId FROM CampaignMember WHERE IsDeleted = 0 AND CampaignId = '${campaignId}'`;
    const taken = new Set(this.organization.all(members).flat());
    const people = [...this.ids('Lead', 'IsConverted = 0'), ...this.ids('Contact')].filter((id) => !taken.has(id));
    if (!people.length) return;
    const chosen = this.some(people, people.length / 2).slice(0, 400);
    this.organization.saves(
      'members added',
      `List<CampaignMember> members = new List<CampaignMember>();
       Integer i = 0;
       for (Id personId : new List<Id>{ ${quoted(chosen)} }) {
         CampaignMember member = new CampaignMember(CampaignId = '${campaignId}', Status = Math.mod(i++, 3) == 0 ? 'Responded' : 'Sent');
         if (personId.getSobjectType() == Lead.SObjectType) { member.LeadId = personId; } else { member.ContactId = personId; }
         if (Math.mod(i, 5) == 0) { member.${DATE_FIELD} = Datetime.now().addDays(-i); }
         members.add(member);
       }
       insert members;`,
    );
  }

  private removeMembers(): void {
    const chosen = this.some(this.ids('CampaignMember'), 10);
    this.organization.saves(
      'members removed',
      `delete [SELECT Id FROM CampaignMember WHERE Id IN (${quoted(chosen)})];`,
    );
  }

  /** "Operations That Don't Invoke Triggers": mass campaign status changes. */
  private changeStatusesSilently(): void {
    const { org } = this.organization;
    const chosen = this.some(this.ids('CampaignMember'), 40);
    const now = Date.now();
    const second = Math.floor(now / 1000) * 1000;
    // The day in the zone of the user: Los Angeles, in winter.
    const today = Math.floor((now - 8 * 3_600_000) / DAY);
    org.atomically(() => {
      for (const id of chosen)
        org.store.run(
          `UPDATE CampaignMember SET Status = 'Responded', HasResponded = 1, FirstRespondedDate = ifnull(FirstRespondedDate, ?),
           LastModifiedDate = ?, SystemModstamp = ? WHERE Id = ?`,
          today,
          second,
          second,
          id,
        );
    });
  }

  private changeEmails(): void {
    for (const object of ['Lead', 'Contact']) {
      const open = object === 'Lead' ? 'IsConverted = 0' : '1 = 1';
      const chosen = this.some(this.ids(object, open), 15);
      this.organization.saves(
        'emails changed',
        `List<${object}> people = [SELECT Email FROM ${object} WHERE Id IN (${quoted(chosen)})];
         Integer i = 0;
         for (${object} person : people) {
           person.Email = Math.mod(i++, 4) == 0 ? null : 'Moved${Math.floor(this.random() * 10_000)}.' + i + '@example.org';
         }
         update people;`,
      );
    }
  }

  /** A load with the bypass of the package's triggers, or by a mass change that runs none. */
  private loadEmailsSilently(): void {
    const { org } = this.organization;
    const second = Math.floor(Date.now() / 1000) * 1000;
    org.atomically(() => {
      for (const object of ['Lead', 'Contact'])
        for (const id of this.some(this.ids(object), 10))
          org.store.run(
            `UPDATE ${object} SET Email = ?, LastModifiedDate = ?, SystemModstamp = ? WHERE Id = ?`,
            `loaded${Math.floor(this.random() * 1000)}@example.org`,
            second,
            second,
            id,
          );
    });
  }

  private correctDates(): void {
    const chosen = this.some(this.ids('CampaignMember'), 60);
    this.organization.saves(
      'dates corrected',
      `List<CampaignMember> members = new List<CampaignMember>();
       for (Id memberId : new List<Id>{ ${quoted(chosen)} }) {
         members.add(new CampaignMember(Id = memberId, ${DATE_FIELD} = Datetime.now().addDays(-${1 + Math.floor(this.random() * 20)})));
       }
       update members;`,
    );
  }

  /** Leads of ads go to another stage, some there and back. */
  private moveLeads(): void {
    const leads = this.organization.all(
      `SELECT Id, Status FROM Lead WHERE IsDeleted = 0 AND IsConverted = 0 AND touchline__Facebook_Lead_Id__c IS NOT NULL ORDER BY Id`,
    ) as [string, string][];
    const chosen = this.some(leads, 12).map(([id, status]) => ({ id, to: status === WORKING ? OPEN : WORKING }));
    const from = Date.now();
    this.organization.saves(
      'stages reached',
      `update new List<Lead>{ ${chosen.map(({ id, to }) => `new Lead(Id = '${id}', Status = '${to}')`).join(', ')} };`,
    );
    for (const { id, to } of chosen) if (EVENTS[to]) this.reached(id, to, from);
    // A second of its own for each move.
    this.organization.passUntil(Date.now() + 1500);
  }

  private reached(leadId: string, stage: string, from: number): void {
    this.transitions.push({ leadId, eventName: EVENTS[stage], from, to: Date.now() });
  }

  private mergeLeads(): void {
    // Both of an ad, or neither: an id that the winner gets makes earlier stages count, which is another story.
    const isOfAnAd = this.random() < 0.5 ? 'IS NOT NULL' : 'IS NULL';
    const [winner, loser] = this.some(
      this.ids('Lead', `IsConverted = 0 AND touchline__Facebook_Lead_Id__c ${isOfAnAd}`),
      1000,
    );
    if (!winner || !loser || winner === loser) return;
    this.organization.saves('leads merged', `merge new Lead(Id = '${winner}') new Lead(Id = '${loser}');`);
    this.winnerByLoser.set(loser, winner);
  }

  private mergeContacts(): void {
    const [winner, loser] = this.some(this.ids('Contact'), 1000);
    if (!winner || !loser || winner === loser) return;
    this.organization.saves('contacts merged', `merge new Contact(Id = '${winner}') new Contact(Id = '${loser}');`);
  }

  private convertLeads(): void {
    for (const id of this.some(this.ids('Lead', 'IsConverted = 0'), 3)) {
      const isOfAnAd = this.ids('Lead', `Id = '${id}' AND touchline__Facebook_Lead_Id__c IS NOT NULL`).length > 0;
      const from = Date.now();
      this.organization.saves(
        'lead converted',
        `Database.LeadConvert conversion = new Database.LeadConvert();
         conversion.setLeadId('${id}');
         conversion.setConvertedStatus('${CONVERTED}');
         conversion.setDoNotCreateOpportunity(true);
         Database.convertLead(conversion);`,
      );
      if (isOfAnAd) this.reached(id, CONVERTED, from);
    }
  }

  private deletePeople(): void {
    const leads = this.some(this.ids('Lead', 'IsConverted = 0 AND touchline__Facebook_Lead_Id__c IS NULL'), 4);
    const contacts = this.some(this.ids('Contact'), 3);
    this.organization.saves('people deleted', `delete [SELECT Id FROM Lead WHERE Id IN (${quoted(leads)})];`);
    this.organization.saves('people deleted', `delete [SELECT Id FROM Contact WHERE Id IN (${quoted(contacts)})];`);
    if (leads.length > 1)
      this.organization.saves(
        'people restored',
        `undelete [SELECT Id FROM Lead WHERE Id = '${leads[0]}' AND IsDeleted = TRUE ALL ROWS];`,
      );
  }

  private changeCampaign(): void {
    const id = this.one(this.ids('Campaign'));
    const choice = this.one(["'IncludeAll'", "'IncludeResponded'", "'Exclude'", 'null', "'IncludeAll'"]);
    const start = this.random() < 0.5 ? 'null' : `Date.today().addDays(-${Math.floor(this.random() * 15)})`;
    this.organization.saves(
      'campaign changed',
      `update new Campaign(Id = '${id}', ${CHOICE_FIELD} = ${choice}, touchline__Touchpoint_Start_Date__c = ${start});`,
    );
  }

  private deleteCampaign(): void {
    this.organization.saves('campaign deleted', `delete new Campaign(Id = '${this.one(this.ids('Campaign'))}');`);
  }

  private letOtherPackageWork(works: boolean): void {
    this.organization.saves(
      'setting of the other package',
      `Automation__c setting = Automation__c.getOrgDefaults();
       setting.Other_Package__c = ${works};
       upsert as system setting;`,
    );
  }

  /** A job of the organization's own, to its end: it must not fail, and its next job must have run. */
  private runNightly(start: string): void {
    const ends = () =>
      Number(this.organization.all("SELECT count(*) FROM Account WHERE Name = 'Nightly run' AND IsDeleted = 0")[0][0]);
    const before = ends();
    this.organization.saves('own job', start);
    this.organization.passMinutes(2);
    if (ends() === before)
      this.organization.refusals.push({ what: 'own job', message: `${start} did not come to its end` });
  }

  private deactivateOwner(): void {
    this.organization.saves('owner deactivated', `update new User(Id = '${this.starterId}', IsActive = false);`);
  }

  /** An admin aborts a batch of the package that is at work. */
  private killJob(): void {
    const campaignId = this.one(this.ids('Campaign'));
    this.organization.saves(
      'campaign enabled',
      `update new Campaign(Id = '${campaignId}', ${CHOICE_FIELD} = 'Exclude');
       update new Campaign(Id = '${campaignId}', ${CHOICE_FIELD} = 'IncludeAll');`,
    );
    this.sendNow();
    this.organization.runSteps(1);
    const running = this.organization.all(
      `SELECT j.Id FROM AsyncApexJob j JOIN ApexClass c ON c.Id = j.ApexClassId
       WHERE c.NamespacePrefix = 'touchline' AND j.JobType = 'BatchApex' AND j.Status IN ('Queued', 'Preparing', 'Processing') ORDER BY j.Id`,
    );
    for (const [id] of running) {
      this.organization.saves('job killed', `System.abortJob('${String(id)}');`);
      this.killed++;
    }
  }

  /** The page refuses it where an export runs already, or nothing waits. */
  private sendNow(): void {
    this.organization.asks('ConversionSendController.sendNow', {});
  }

  private updateAllDates(): void {
    const campaignId = this.one(this.ids('Campaign', `${CHOICE_FIELD} IS NOT NULL`));
    const newDate = new Date(Date.now() - 3 * DAY).toISOString();
    const all = { campaignId, filters: [], selectedIds: null, newDate };
    const started = this.organization.asks('BulkTouchpointDatesController.start', all) as { updateId: string } | null;
    this.organization.passMinutes(3);
    if (started) this.organization.asks('BulkTouchpointDatesController.undo', { updateId: started.updateId });
  }
}
