/** TriggerOperation. */
import { defineEnum } from './define.ts';

defineEnum('TriggerOperation', [
  'BEFORE_INSERT',
  'BEFORE_UPDATE',
  'BEFORE_DELETE',
  'AFTER_INSERT',
  'AFTER_UPDATE',
  'AFTER_DELETE',
  'AFTER_UNDELETE',
]);
