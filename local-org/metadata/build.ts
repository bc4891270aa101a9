/** Makes the Schema that everything asks out of the objects that were read. */
import { isCustomName, isPrefixed } from './names.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema, Schema } from './schema.ts';

/** Which of two things of one name is meant: the one that says so exactly, or the one of the namespace. */
type Preference = 'exact, then prefixed' | 'prefixed, then exact' | 'exact';

/**
 * @param objects by canonical name; what they hold may be added to until the first question is asked
 * @param isInstalled the organization has things of its own beside those of the package
 */
export function createSchema(objects: Iterable<ObjectSchema>, namespace: string | null, isInstalled = false): Schema {
  const byName = new Map<string, ObjectSchema>();
  const byPrefix = new Map<string, ObjectSchema>();
  for (const object of objects) {
    byName.set(object.name.toLowerCase(), object);
    if (object.keyPrefix && !byPrefix.has(object.keyPrefix)) byPrefix.set(object.keyPrefix, object);
  }
  const prefix = namespace ? `${namespace.toLowerCase()}__` : null;

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

  const childrenByName = new Map<string, Map<string, ChildRelationship>>();
  const childrenNamed = (object: ObjectSchema) => {
    const key = object.name.toLowerCase();
    let named = childrenByName.get(key);
    if (!named) {
      const children = childrenOf().get(key) ?? [];
      named = new Map(children.map((child) => [child.relationshipName.toLowerCase(), child]));
      childrenByName.set(key, named);
    }
    return named;
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

  const views = new Map<Preference, Schema>();
  const view = (preference: Preference): Schema => {
    const known = views.get(preference);
    if (known) return known;
    /** The two spellings under which a name of this namespace may be written. */
    const find = <T>(map: Map<string, T>, name: string): T | null => {
      const lower = name.toLowerCase();
      const exact = map.get(lower) ?? null;
      if (!prefix || preference === 'exact') return exact;
      if (exact !== null && preference === 'exact, then prefixed') return exact;
      const prefixed = isCustomName(lower) && !isPrefixed(lower) ? map.get(prefix + lower) : undefined;
      return prefixed ?? exact;
    };
    const objectOf = (object: string | ObjectSchema) => (typeof object === 'string' ? find(byName, object) : object);
    // What a package protects, only its own code sees: Salesforce Help, "Protection and Privacy Options for Custom Settings".
    const isHidden = ({ name, isProtected }: ObjectSchema) => preference === 'exact' && isProtected && isPrefixed(name);
    const made: Schema = {
      namespace: preference === 'exact' ? null : namespace,
      seenFrom: (other) =>
        isInstalled ? view(other === null ? 'exact' : 'prefixed, then exact') : view('exact, then prefixed'),
      object(name) {
        const found = find(byName, name);
        return found && isHidden(found) ? null : found;
      },
      objects: () => [...byName.values()].filter((object) => !isHidden(object)),
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
      childRelationship(object, relationshipName) {
        const known = objectOf(object);
        return known ? find(childrenNamed(known), relationshipName) : null;
      },
      referencesTo(object) {
        const known = objectOf(object);
        return (known && referencesOf().get(known.name.toLowerCase())) ?? [];
      },
      objectOfId: (id) => byPrefix.get(id.slice(0, 3)) ?? null,
    };
    views.set(preference, made);
    return made;
  };
  return view('exact, then prefixed');
}
