/**
 * A record whose before trigger is running cannot be saved again from there: its values are not stored yet
 * (SELF_REFERENCE_FROM_TRIGGER).
 */
import type { Batch } from './batch.ts';
import { addRowError } from './batch.ts';

export function refuseSelfReference(batch: Batch): void {
  if (batch.operation === 'insert') return;
  const running = batch.transaction.triggers.filter(
    ({ timing, object }) => timing.startsWith('before') && object === batch.object.name,
  );
  for (const { newRecords, oldRecords } of running) {
    const ids = new Set((newRecords ?? oldRecords ?? []).map((record) => record.id));
    for (const row of batch.rows) {
      const { id } = row.record;
      if (id === null || !ids.has(id) || row.errors.length) continue;
      const what = batch.operation === 'update' ? 'update' : 'delete';
      addRowError(
        row,
        'SELF_REFERENCE_FROM_TRIGGER',
        `Object (id = ${id}) is currently in trigger of ${batch.object.name}, therefore it cannot recursively ${what} itself`,
      );
    }
  }
}
