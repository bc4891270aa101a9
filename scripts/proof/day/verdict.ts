/**
 * What has to be true when the day is over, by a reading of the specification that shares no code with the package: the
 * touchpoint of each member, the event of each transition, and what nobody of the organization may have met.
 */
import type { Life, Transition } from './life.ts';
import type { Organization } from './organization.ts';

type Row = (string | number | null)[];

interface Member {
  id: string;
  campaignId: string;
  leadId: string | null;
  contactId: string | null;
  hasResponded: boolean;
  /** Days since 1970, or null. */
  firstResponded: number | null;
  createdAt: number;
  ownDate: number | null;
  choice: string | null;
  windowStart: number | null;
  windowEnd: number | null;
  email: string | null;
  status: string | null;
  error: string | null;
}

interface Expected {
  status: string;
  /** Of the touchpoint; null where there is none. */
  date: number | null;
}

const DAY = 86_400_000;
/** The organization is in Los Angeles, and it is winter. */
const startOf = (day: number) => day * DAY + 8 * 3_600_000;

const MEMBERS = `SELECT m.Id, m.CampaignId, m.LeadId, m.ContactId, m.HasResponded, m.FirstRespondedDate, m.CreatedDate,
    m.touchline__Buyer_Touchpoint_Date__c, c.touchline__Enable_Buyer_Touchpoints__c, c.touchline__Touchpoint_Start_Date__c,
    c.touchline__Touchpoint_End_Date__c, CASE WHEN m.ContactId IS NULL THEN l.Email ELSE p.Email END,
    m.touchline__Touchpoint_Status__c, m.touchline__Touchpoint_Error__c
  FROM CampaignMember m JOIN Campaign c ON c.Id = m.CampaignId
    LEFT JOIN Lead l ON l.Id = m.LeadId LEFT JOIN Contact p ON p.Id = m.ContactId
  WHERE m.IsDeleted = 0`;
const TOUCHPOINTS = `SELECT Id, touchline__Campaign_Member_Id__c, touchline__Campaign__c, touchline__Lead__c, touchline__Contact__c,
    touchline__Person_Key__c, touchline__Touchpoint_Date__c, touchline__Position__c
  FROM touchline__Buyer_Touchpoint__c WHERE IsDeleted = 0`;
const EVENTS = `SELECT touchline__Lead__c, touchline__Event_Name__c, touchline__Event_Time__c, touchline__Event_Id__c
  FROM touchline__Conversion_Event__c WHERE IsDeleted = 0`;
const OWN_JOBS = `SELECT c.Name, j.Status, j.ExtendedStatus FROM AsyncApexJob j JOIN ApexClass c ON c.Id = j.ApexClassId
  WHERE c.NamespacePrefix IS NULL AND (j.Status = 'Failed' OR j.NumberOfErrors > 0)`;
const OWN_RUNNING = `SELECT c.Name, j.Status, j.ExtendedStatus FROM AsyncApexJob j JOIN ApexClass c ON c.Id = j.ApexClassId
  WHERE c.NamespacePrefix = 'touchline' AND (j.Status = 'Failed' OR j.NumberOfErrors > 0)`;

export interface Verdict {
  /** What is not true, one sentence each. */
  violations: string[];
  members: number;
  touchpoints: number;
  events: number;
}

export function judge(organization: Organization, life: Life): Verdict {
  const members = organization.all(MEMBERS).map(memberOf);
  const touchpoints = organization.all(TOUCHPOINTS);
  const events = organization.all(EVENTS);
  return {
    violations: [
      ...organization.refusals.map(({ what, message }) => `refused, ${what}: ${message}`),
      ...organization.all(OWN_JOBS).map((row) => `a job of the organization failed: ${row.join(' ')}`),
      ...organization.all(OWN_RUNNING).map((row) => `a job of the package failed: ${row.join(' ')}`),
      ...wrongTouchpoints(members, touchpoints),
      ...wrongPositions(touchpoints),
      ...wrongEvents(life, events),
    ],
    members: members.length,
    touchpoints: touchpoints.length,
    events: events.length,
  };
}

const memberOf = (row: Row): Member => ({
  id: row[0] as string,
  campaignId: row[1] as string,
  leadId: row[2] as string | null,
  contactId: row[3] as string | null,
  hasResponded: row[4] === 1,
  firstResponded: row[5] as number | null,
  createdAt: row[6] as number,
  ownDate: row[7] as number | null,
  choice: row[8] as string | null,
  windowStart: row[9] as number | null,
  windowEnd: row[10] as number | null,
  email: row[11] === null || String(row[11]).trim() === '' ? null : String(row[11]).trim().toLowerCase(),
  status: row[12] as string | null,
  error: row[13] as string | null,
});

/** The first rule that fails gives the status. */
function expected(member: Member): Expected {
  const none = (why: string): Expected => ({ status: `No touchpoint: ${why}`, date: null });
  if (member.choice === 'Exclude') return none('campaign excluded');
  if (member.choice === null) return none('campaign not enabled');
  const byResponse = member.choice === 'IncludeResponded';
  if (byResponse && !member.hasResponded) return none('not responded');
  if (member.email === null) return none('no email');
  const responded = byResponse && member.firstResponded !== null ? startOf(member.firstResponded) : null;
  const date = member.ownDate ?? responded ?? member.createdAt;
  if (member.windowStart !== null && date < startOf(member.windowStart)) return none('before start date');
  if (member.windowEnd !== null && date >= startOf(member.windowEnd + 1)) return none('after end date');
  return { status: 'Touchpoint created', date };
}

function wrongTouchpoints(members: Member[], touchpoints: Row[]): string[] {
  const wrong: string[] = [];
  const byMember = new Map<string, Row[]>();
  for (const row of touchpoints) {
    const memberId = row[1] as string;
    byMember.set(memberId, [...(byMember.get(memberId) ?? []), row]);
  }
  for (const member of members) {
    const found = byMember.get(member.id) ?? [];
    byMember.delete(member.id);
    const { status, date } = expected(member);
    if (date !== null && member.email!.endsWith('@staff.example')) {
      if (found.length || !member.error)
        wrong.push(`${member.id}: a rule of the organization refuses its touchpoint, and it should say so`);
      continue;
    }
    if (member.status !== status)
      wrong.push(`${member.id}: its status is ${String(member.status)} and should be ${status}`);
    if (found.length !== (date === null ? 0 : 1)) {
      wrong.push(`${member.id}: ${found.length} touchpoints, ${status}`);
      continue;
    }
    if (date === null) continue;
    const shouldBe = [member.campaignId, member.leadId, member.contactId, member.email, date];
    const is = found[0].slice(2, 7);
    if (JSON.stringify(is) !== JSON.stringify(shouldBe))
      wrong.push(`${member.id}: ${is.join(' ')} should be ${shouldBe.join(' ')}`);
  }
  for (const [memberId, rows] of byMember) wrong.push(`${rows.length} touchpoints of ${memberId}, which is no member`);
  return wrong;
}

/** Of one person, by date and Id: FT and LC for the first, PostLC for the others. All are campaign inclusions here. */
function wrongPositions(touchpoints: Row[]): string[] {
  const byPerson = new Map<string, Row[]>();
  for (const row of touchpoints) byPerson.set(row[5] as string, [...(byPerson.get(row[5] as string) ?? []), row]);
  const wrong: string[] = [];
  for (const rows of byPerson.values()) {
    const inOrder = rows.sort((a, b) => Number(a[6]) - Number(b[6]) || (String(a[0]) < String(b[0]) ? -1 : 1));
    inOrder.forEach((row, index) => {
      const position = index === 0 ? 'FT;LC' : 'PostLC';
      if (row[7] !== position)
        wrong.push(`touchpoint ${String(row[0])} is ${String(row[7])} and should be ${position}`);
    });
  }
  return wrong;
}

function wrongEvents(life: Life, events: Row[]): string[] {
  const left = [...events];
  const wrong: string[] = [];
  for (const transition of life.transitions) {
    const leadId = leadOf(transition, life);
    const index = left.findIndex(
      ([lead, name, at]) =>
        lead === leadId &&
        name === transition.eventName &&
        Number(at) >= Math.floor(transition.from / 1000) * 1000 &&
        Number(at) <= transition.to,
    );
    if (index < 0)
      wrong.push(`no event: ${transition.eventName} of ${leadId} at ${new Date(transition.from).toISOString()}`);
    else left.splice(index, 1);
  }
  for (const [lead, name, at] of left)
    wrong.push(
      `an event of no transition: ${String(name)} of ${String(lead)} at ${new Date(Number(at)).toISOString()}`,
    );
  return wrong;
}

function leadOf({ leadId }: Transition, { winnerByLoser }: Life): string {
  let id = leadId;
  while (winnerByLoser.has(id)) id = winnerByLoser.get(id)!;
  return id;
}
