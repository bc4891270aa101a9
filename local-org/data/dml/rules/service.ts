/** Tasks and cases: closed follows from the status. */
import { ApexDatetime } from '../../../values/values.ts';
import { alive, valueOf } from '../batch.ts';
import type { ObjectRules } from './steps.ts';

export const taskRules: ObjectRules = {
  complete(batch) {
    for (const row of alive(batch)) {
      const isClosed = (valueOf(row.next, 'Status') as string | null)?.toLowerCase() === 'completed';
      const was = row.old !== null && valueOf(row.old, 'IsClosed') === true;
      row.next.values.set('IsClosed', isClosed);
      row.next.values.set('IsHighPriority', (valueOf(row.next, 'Priority') as string | null)?.toLowerCase() === 'high');
      if (isClosed !== was) row.next.values.set('CompletedDateTime', isClosed ? new ApexDatetime(batch.now) : null);
    }
  },
};

export const caseRules: ObjectRules = {
  complete(batch) {
    for (const row of alive(batch)) {
      const isClosed = (valueOf(row.next, 'Status') as string | null)?.toLowerCase() === 'closed';
      const was = row.old !== null && valueOf(row.old, 'IsClosed') === true;
      row.next.values.set('IsClosed', isClosed);
      if (isClosed !== was) row.next.values.set('ClosedDate', isClosed ? new ApexDatetime(batch.now) : null);
      if (isClosed && row.old === null) row.next.values.set('IsClosedOnCreate', true);
    }
  },
};
