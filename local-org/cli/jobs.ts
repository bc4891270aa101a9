/** `local-org jobs`: what is queued, scheduled, running and failed. */
import { existsSync } from 'node:fs';
import { Store } from '../data/store.ts';
import { loadProject } from '../metadata/index.ts';
import { DATA_OPTIONS, parse } from './arguments.ts';
import { dataFileOf, placeOf, projectsOf } from './open.ts';
import { table } from './table.ts';

const SHOWN = 50;

export function run(args: string[]): number {
  const { values } = parse(args, DATA_OPTIONS, { names: [] });
  const file = dataFileOf(values);
  if (!existsSync(file)) {
    console.log(`No data yet: ${file} does not exist.`);
    return 0;
  }
  const project = loadProject(projectsOf(values), placeOf(values));
  const store = new Store(project.schema, file);
  const scheduled = store.all(
    `SELECT d.Name, t.CronExpression, t.State, t.NextFireTime, t.TimesTriggered FROM "CronTrigger" t
      LEFT JOIN "CronJobDetail" d ON d.Id = t.CronJobDetailId WHERE t.State NOT IN ('DELETED', 'COMPLETE') ORDER BY t.NextFireTime`,
  );
  const jobs = store.all(
    `SELECT j.CreatedDate, j.JobType, c.Name, j.Status, j.JobItemsProcessed || '/' || j.TotalJobItems, j.NumberOfErrors, j.ExtendedStatus
      FROM "AsyncApexJob" j LEFT JOIN "ApexClass" c ON c.Id = j.ApexClassId WHERE j.JobType <> 'ScheduledApex'
      ORDER BY j.Status IN ('Completed', 'Aborted'), j.CreatedDate DESC, j.Id DESC LIMIT ${SHOWN}`,
  );
  store.close();
  console.log(
    scheduled.length
      ? table(
          ['schedule', 'expression', 'state', 'next', 'fired'],
          scheduled.map(([n, e, s, at, times]) => [n, e, s, time(at), times]),
        )
      : 'Nothing is scheduled.',
  );
  console.log();
  console.log(
    jobs.length
      ? table(
          ['created', 'type', 'class', 'status', 'parts', 'errors', 'message'],
          jobs.map(([at, ...rest]) => [time(at), ...rest]),
        )
      : 'No jobs.',
  );
  return 0;
}

const time = (value: unknown): string | null => (typeof value === 'number' ? new Date(value).toISOString() : null);
