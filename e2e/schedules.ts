/** The org's own schedule sends what is pending at its minute of the hour: not while a test looks at pending events. */
import { runApex } from './records.ts';

export function stopScheduledExports(): void {
  runApex(`
    for (CronTrigger schedule : [
      SELECT Id FROM CronTrigger WHERE CronJobDetail.Name LIKE 'Touchline: send conversions%'
    ]) {
      System.abortJob(schedule.Id);
    }
  `);
}

/** Hourly, as in the sample. */
export const resumeScheduledExports = (): void => runApex('ConversionExport.reschedule(60);');
