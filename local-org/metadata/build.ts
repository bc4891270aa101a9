/** Makes the Schema that everything asks out of the objects that were read. */
import { isCustomName, isPrefixed } from './names.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema, Schema } from './schema.ts';

/** @param objects by canonical name; what they hold may be added to until the first question is asked */
export function createSchema(objects: Iterable<ObjectSchema>, namespace: string | null): Schema {
  const byName = new Map<string, ObjectSchema>();
  const byPrefix = new Map<string, ObjectSchema>();
  for (const object of objects) {
    byName.set(object.name.toLowerCase(), object);
    if (object.keyPrefix && !byPrefix.has(object.keyPrefix)) byPrefix.set(object.keyPrefix, object);
  }
  const prefix = namespace ? `${namespace.toLowerCase()}__` : null;
  /** The two spellings under which a name of this namespace may be written. */
  const find = <T>(map: Map<string, T>, name: string): T | null => {
    const lower = name.toLowerCase();
    const found = map.get(lower);
    if (found !== undefined || !prefix) return found ?? null;
    return (isCustomName(lower) && !isPrefixed(lower) && map.get(prefix + lower)) || null;
  };
  const objectOf = (object: string | ObjectSchema) => (typeof object === 'string' ? find(byName, object) : object);

  const relationships = new Map<ObjectSchema, Map<string, FieldSchema>>();
  const relationshipsOf = (object: ObjectSchema) => {
    let known = relationships.get(object);
    if (!known) {
      known = new Map();
      for (const field of object.fields.values()) {
        if (field.relationshipName) known.set(field.relationshipName.toLowerCase(), field);
      }
      relationships.set(object, known);
    }
    return known;
  };

  let childrenByParent: Map<string, ChildRelationship[]> | null = null;
  const childrenOf = () => {
    if (childrenByParent) return childrenByParent;
    childrenByParent = new Map();
    for (const object of byName.values()) {
      for (const field of object.fields.values()) {
        for (const parent of field.childRelationshipName ? field.referenceTo : []) {
          const key = parent.toLowerCase();
          const list = childrenByParent.get(key) ?? [];
          childrenByParent.set(key, list);
          list.push({
            childObject: object.name,
            field: field.name,
            relationshipName: field.childRelationshipName!,
            cascadeDelete: field.deleteConstraint === 'Cascade',
          });
        }
      }
    }
    return childrenByParent;
  };

  let referencesByParent: Map<string, { object: ObjectSchema; field: FieldSchema }[]> | null = null;
  const referencesOf = () => {
    if (referencesByParent) return referencesByParent;
    referencesByParent = new Map();
    for (const object of byName.values()) {
      for (const field of object.fields.values()) {
        if (field.name === 'CreatedById' || field.name === 'LastModifiedById' || field.derived) continue;
        for (const parent of field.referenceTo) {
          const key = parent.toLowerCase();
          const list = referencesByParent.get(key) ?? [];
          referencesByParent.set(key, list);
          list.push({ object, field });
        }
      }
    }
    return referencesByParent;
  };

  return {
    namespace,
    object: (name) => find(byName, name),
    objects: () => byName.values(),
    field(object, name) {
      const known = objectOf(object);
      return known ? find(known.fields, name) : null;
    },
    relationship(object, relationshipName) {
      const known = objectOf(object);
      return known ? find(relationshipsOf(known), relationshipName) : null;
    },
    childRelationships(object) {
      const known = objectOf(object);
      return (known && childrenOf().get(known.name.toLowerCase())) ?? [];
    },
    referencesTo(object) {
      const known = objectOf(object);
      return (known && referencesOf().get(known.name.toLowerCase())) ?? [];
    },
    objectOfId: (id) => byPrefix.get(id.slice(0, 3)) ?? null,
  };
}
