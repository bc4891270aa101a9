/**
 * The org's data file, read and changed from outside: what a server that was killed has left, and time passing. Waits
 * of hours pass by setting back what says when something is due.
 */
import { DatabaseSync } from 'node:sqlite';

export interface EventRow {
  eventId: string;
  status: string;
  errorCode: string | null;
  message: string | null;
  doubts: number;
  attempts: number;
}

const BUSY_MILLISECONDS = 20_000;
const JOB_KINDS = `('batch', 'queueable', 'finalizer', 'future')`;

export class DataFile {
  private readonly db: DatabaseSync;
  /** Columns that say when something is due, by table. */
  private readonly waits: [table: string, column: string][];

  /** @param waits columns of milliseconds since 1970 */
  constructor(file: string, waits: [table: string, column: string][]) {
    this.db = new DatabaseSync(file);
    this.db.exec(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS}`);
    this.waits = waits.filter(([table, column]) => this.hasColumn(table, column));
  }

  close(): void {
    this.db.close();
  }

  /** Is anything running or waiting to run? Schedules do not count. */
  isBusy(): boolean {
    return this.number(`SELECT count(*) FROM org_job WHERE kind IN ${JOB_KINDS}`) > 0;
  }

  /** How many events nobody knows the end of yet. */
  unsettled(): number {
    return this.number("SELECT count(*) FROM Conversion_Event__c WHERE Status__c IN ('Pending', 'In Doubt')");
  }

  events(): EventRow[] {
    return this.db
      .prepare(
        `SELECT Event_Id__c AS eventId, Status__c AS status, Error_Code__c AS errorCode, Error_Message__c AS message,
           Doubts__c AS doubts, Attempts__c AS attempts FROM Conversion_Event__c`,
      )
      .all() as unknown as EventRow[];
  }

  /** Ids of events that were being sent when the last server ended. */
  claimed(): string[] {
    return this.ids('Claim__c IS NOT NULL');
  }

  inDoubt(): string[] {
    return this.ids("Status__c = 'In Doubt'");
  }

  /** Whatever waits for a time waits no longer; an export that was paused until an admin acts may go on. */
  passTime(): void {
    const past = Date.now() - 1;
    for (const [table, column] of this.waits) {
      this.db.exec(`UPDATE "${table}" SET "${column}" = ${past} WHERE "${column}" > ${past}`);
    }
    this.db.exec(`UPDATE org_job SET due = ${past} WHERE kind IN ${JOB_KINDS} AND due > ${past} AND running = 0`);
    this.db.exec('UPDATE Touchline_Settings__c SET Export_Paused__c = 0');
  }

  /** All text of all tables but these, a row at a time. */
  *texts(leftOut: ReadonlySet<string>): Generator<[place: string, text: string]> {
    const tables = this.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    for (const { name } of tables) {
      if (leftOut.has(name)) continue;
      for (const row of this.db.prepare(`SELECT * FROM "${name}"`).iterate()) {
        const values = Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value));
        yield [`table ${name}`, values.join('\n')];
      }
    }
  }

  private ids(condition: string): string[] {
    const rows = this.db.prepare(`SELECT Event_Id__c AS id FROM Conversion_Event__c WHERE ${condition}`).all();
    return (rows as { id: string }[]).map(({ id }) => id);
  }

  private hasColumn(table: string, column: string): boolean {
    return this.db.prepare(`SELECT 1 FROM pragma_table_info('${table}') WHERE name = ?`).get(column) !== undefined;
  }

  private number(query: string): number {
    return Object.values(this.db.prepare(query).get()!)[0] as number;
  }
}
