/** What the names in a formula mean: a package's formulas mean its own fields, an organization's say their namespace. */
import type { ObjectSchema, Schema } from '../../metadata/schema.ts';

/**
 * A path with the canonical name of each relationship and field, as far as they are known.
 * @param schema as the formula's namespace sees it
 */
export function canonicalPath(schema: Schema, object: ObjectSchema, path: readonly string[]): readonly string[] {
  let objects = [object];
  return path.map((name, place) => {
    if (place === path.length - 1) {
      const owner = objects.find((one) => schema.field(one, name));
      return owner ? schema.field(owner, name)!.name : name;
    }
    const owner = objects.find((one) => schema.relationship(one, name));
    const lookup = owner && schema.relationship(owner, name);
    objects = (lookup?.referenceTo ?? []).flatMap((target) => schema.object(target) ?? []);
    return lookup?.relationshipName ?? name;
  });
}
