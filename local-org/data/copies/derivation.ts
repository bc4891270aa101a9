/** What the value of a derived field (CampaignMember.Name) is made of: columns of its own row and of rows it looks up. */
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/schema.ts';
import { isStored } from '../column.ts';
import { UNINDEXED } from '../tables.ts';

/** Columns of one object that decide on the value, and the lookups that lead from the field's row to theirs. */
export interface Source {
  object: ObjectSchema;
  lookups: Lookup[];
  columns: Set<string>;
}
interface Lookup {
  from: ObjectSchema;
  field: FieldSchema;
}

/**
 * The sources of a derived field, its own row first. Null where a copy of the value could not be kept true: it depends on
 * something that no column holds, or on a lookup without an index.
 */
export function sourcesOf(schema: Schema, object: ObjectSchema, field: FieldSchema): Source[] | null {
  const sources = new Map<string, Source>([['', { object, lookups: [], columns: new Set() }]]);
  return follow(schema, sources, sources.get('')!, '', field) ? [...sources.values()] : null;
}

function follow(
  schema: Schema,
  sources: Map<string, Source>,
  at: Source,
  place: string,
  { derived }: FieldSchema,
): boolean {
  const paths = [...(derived ?? '').matchAll(/\{([^}]+)\}/g)].map(([, path]) => path.split('.'));
  return paths.every((path) => followPath(schema, sources, at, place, path));
}

function followPath(
  schema: Schema,
  sources: Map<string, Source>,
  at: Source,
  place: string,
  [name, ...rest]: string[],
): boolean {
  if (!rest.length) {
    const field = schema.field(at.object, name);
    // A lookup to several objects leads to one of them; what the others lack is not missed.
    if (!field) return true;
    if (field.derived !== null) return follow(schema, sources, at, place, field);
    at.columns.add(field.name);
    return isStored(field);
  }
  const field = schema.relationship(at.object, name);
  if (!field || !isStored(field) || UNINDEXED.has(field.name)) return false;
  at.columns.add(field.name);
  return field.referenceTo.every((target) => {
    const object = schema.object(target);
    if (!object) return true;
    const key = `${place}.${field.name}>${object.name}`;
    const next = sources.get(key) ?? {
      object,
      lookups: [...at.lookups, { from: at.object, field }],
      columns: new Set(),
    };
    sources.set(key, next);
    return followPath(schema, sources, next, key, rest);
  });
}
