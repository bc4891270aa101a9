/** Describe results answer every question twice: as a method (`getLabel()`, `isCustom()`) and as a property (`label`). */
import type { Implementation, Members } from './define.ts';

/** @param questions `String label` → function of the described thing */
export function questions(asked: Record<string, Implementation>): Members {
  const members: Members = {};
  for (const [signature, answer] of Object.entries(asked)) {
    const space = signature.lastIndexOf(' ');
    const type = signature.slice(0, space);
    const name = signature.slice(space + 1);
    const method = (type === 'Boolean' ? 'is' : 'get') + name[0].toUpperCase() + name.slice(1);
    members[`${type} ${method}()`] = answer;
    members[signature] = answer;
  }
  return members;
}
