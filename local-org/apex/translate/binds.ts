/** Variables that a dynamic query may name: `Database.query('… WHERE Id IN :ids')`. */
import { findField, isVisible } from '../members.ts';
import { enclosing } from '../symbols.ts';
import type { Body } from './body.ts';
import { variable } from './names.ts';
import { quote } from './value.ts';

/**
 * JavaScript of a function from a variable's name in lower case to its value; undefined where there is none. The
 * library method that parses the text gets it as its last argument.
 */
export function scopeResolver(body: Body): string {
  const cases = new Map<string, string>();
  for (const [name, local] of body.visible()) cases.set(name, local.js);
  for (const scope of enclosing(body.owner)) {
    for (const symbol of body.table.lineage(scope)) {
      for (const field of symbol.fields.values()) {
        const key = field.name.toLowerCase();
        const isSeen = field.isStatic || (scope === body.owner && !body.isStatic);
        if (
          cases.has(key) ||
          !isSeen ||
          !field.canRead ||
          !isVisible(body.table, field, body.owner) ||
          findField(body.table, scope, key) !== field
        )
          continue;
        const found = variable(body, field.name, 0);
        if (found) cases.set(key, found.js);
      }
    }
  }
  const branches = [...cases].map(([name, js]) => `case ${quote(name)}: return ${js};`).join(' ');
  return `($name) => { switch ($name) { ${branches} } return undefined; }`;
}
