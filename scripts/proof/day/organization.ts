/**
 * The organization in which a day passes: *hostile*, with the package installed. Its people act by anonymous Apex of its
 * own and by the package's pages; the clock of the process is moved, so that hours of schedules pass in seconds.
 */
import { openOrg, type Org } from '../../../local-org/execution/org.ts';
import { UiError } from '../../../local-org/ui/host.ts';
import { callApex } from '../../../local-org/ui/org/apex-call.ts';
import { listUsers } from '../../../local-org/ui/org/users.ts';

/** What Apex or the platform refused a person or a job of the organization. */
export interface Refusal {
  what: string;
  message: string;
}

const STARTER = 'starter@hostile.example';
const MINUTE = 60_000;

export class Organization {
  readonly org: Org;
  readonly refusals: Refusal[] = [];
  /** Saves and jobs of the organization that were asked for. */
  asked = 0;
  private ahead = 0;
  private readonly realNow = Date.now.bind(Date);

  /**
   * @param start when the day begins
   * @param graphUrl address of the stand-in for the Graph API
   */
  constructor(start: number, graphUrl: string) {
    this.ahead = start - this.realNow();
    Date.now = () => this.realNow() + this.ahead;
    this.org = openOrg({
      projects: ['.'],
      installed: { subscriber: 'subscribers/hostile' },
      config: {
        namedCredentials: { Meta_Graph: { endpoint: graphUrl, headers: { Authorization: 'Bearer of-the-day' } } },
      },
    });
    const [error] = this.org.program.errors;
    if (error) throw new Error(`The project does not compile: ${error.file}:${error.line} ${error.message}`);
  }

  close(): void {
    this.org.close();
    Date.now = this.realNow;
  }

  /** Runs what is due, schedules included, while the clock goes on. */
  passUntil(moment: number): void {
    for (;;) {
      while (this.org.jobs.runStep());
      const due = this.org.jobs.table.nextDue();
      if (due === null || due > moment) break;
      this.moveTo(due);
    }
    this.moveTo(moment);
  }

  /** A few steps of jobs, so that something happens in the midst of them. */
  runSteps(count: number): void {
    for (let i = 0; i < count && this.org.jobs.runStep(); i++);
  }

  passMinutes(minutes: number): void {
    this.passUntil(Date.now() + minutes * MINUTE);
  }

  private moveTo(moment: number): void {
    this.ahead += Math.max(0, moment - Date.now());
  }

  /** A save of the organization, by its administrator: it must not be refused. */
  saves(what: string, source: string): void {
    this.asked++;
    try {
      this.apex(source);
    } catch (error) {
      this.refusals.push({ what, message: String(error) });
    }
  }

  /** What has to work for the day to begin at all. */
  apex(source: string): void {
    this.org.transact({ entry: { kind: 'anonymous', name: 'day' } }, this.org.program.anonymous(source, 'day.apex'));
  }

  /** A click on a page of the package. @param userId who clicks; the administrator where it is left out */
  page(method: string, parameters: Record<string, unknown>, userId?: string): unknown {
    const [administrator] = listUsers(this.org);
    const user = userId === undefined ? administrator : { ...administrator, id: userId };
    const [className, name] = method.split('.');
    return callApex({ org: this.org, user }, className, name, parameters);
  }

  /** The same where the page may say why not. @returns null then */
  asks(method: string, parameters: Record<string, unknown>): unknown {
    try {
      return this.page(method, parameters);
    } catch (error) {
      if (!(error instanceof UiError)) throw error;
      return null;
    }
  }

  all(sql: string, ...values: (string | number)[]): (string | number | null)[][] {
    return this.org.store.all(sql, ...values) as (string | number | null)[][];
  }

  /** Gives the administrator and a second one the package's permission sets. @returns id of the second */
  admit(): string {
    this.apex(`
      Profile administrators = [SELECT Id FROM Profile WHERE Name = 'System Administrator'];
      insert new User(LastName = 'Starter', Alias = 'starter', Email = '${STARTER}', Username = '${STARTER}',
        ProfileId = administrators.Id, TimeZoneSidKey = 'America/Los_Angeles', LocaleSidKey = 'en_US',
        EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');`);
    this.apex(`
      List<PermissionSetAssignment> granted = new List<PermissionSetAssignment>();
      Set<Id> userIds = new Set<Id>{ UserInfo.getUserId() };
      userIds.addAll(new Map<Id, User>([SELECT Id FROM User WHERE Username = '${STARTER}']).keySet());
      for (PermissionSet each : [SELECT Id FROM PermissionSet
          WHERE NamespacePrefix = 'touchline' AND Name IN ('Touchline_Admin', 'Touchline_Meta_Connection')]) {
        for (Id userId : userIds) {
          granted.add(new PermissionSetAssignment(AssigneeId = userId, PermissionSetId = each.Id));
        }
      }
      Database.insert(granted, false);`);
    return this.all('SELECT Id FROM User WHERE Username = ?', STARTER)[0][0] as string;
  }
}
