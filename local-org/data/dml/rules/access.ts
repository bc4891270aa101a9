/** What a permission set gives access to: the platform notes the kind of thing. */
import { alive } from '../batch.ts';
import type { ObjectRules } from './steps.ts';

export const setupEntityAccessRules: ObjectRules = {
  complete(batch) {
    for (const row of alive(batch)) {
      const id = row.next.values.get('SetupEntityId') as string | null | undefined;
      row.next.values.set('SetupEntityType', (id && batch.schema.objectOfId(id)?.name) || null);
    }
  },
};
