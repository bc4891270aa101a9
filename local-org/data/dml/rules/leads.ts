/** Leads: once converted they are read-only. */
import { addRowError, alive, valueOf } from '../batch.ts';
import type { ObjectRules } from './steps.ts';

export const leadRules: ObjectRules = {
  check(batch) {
    if (batch.operation !== 'update' || batch.options.systemFields) return;
    for (const row of alive(batch)) {
      if (valueOf(row.old!, 'IsConverted') === true)
        addRowError(row, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    }
  },
};
