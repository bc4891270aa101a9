/** Records of custom metadata types. */
import type { Project } from '../index.ts';
import { qualifyPlain } from '../names.ts';
import type { SetupRow, SetupValue } from './row.ts';

/** Records that others refer to come first. */
export function customMetadata(project: Project): SetupRow[] {
  const { schema, customMetadataRecords } = project;
  const rows: SetupRow[] = [];
  const refOf = (type: string, name: string) => `record:${type}.${name}`.toLowerCase();
  const byRef = new Map(customMetadataRecords.map((record) => [refOf(record.type, record.developerName), record]));
  const done = new Set<string>();
  const add = (ref: string): void => {
    const record = byRef.get(ref);
    const object = record && schema.object(record.type);
    if (!record || !object || done.has(ref)) return;
    done.add(ref);
    const values: Record<string, SetupValue> = {
      MasterLabel: record.label,
      Label: record.label,
      Language: 'en_US',
      NamespacePrefix: record.namespace,
      QualifiedApiName: qualifyPlain(record.developerName, record.namespace),
    };
    for (const [name, text] of record.values) {
      const field = schema.field(object, name);
      if (!field || text === null) continue;
      if (field.type !== 'MetadataRelationship') {
        values[field.name] = { text, field };
        continue;
      }
      const target = field.referenceTo[0];
      if (target === 'EntityDefinition') {
        const entity = schema.object(text);
        values[field.name] = entity ? { ref: `entity:${entity.name.toLowerCase()}` } : null;
      } else if (target === 'FieldDefinition') {
        values[field.name] = text;
      } else {
        const parent = refOf(target, text.includes('__') ? text.slice(text.lastIndexOf('__') + 2) : text);
        add(parent);
        values[field.name] = done.has(parent) ? { ref: parent } : null;
      }
    }
    rows.push({ object: object.name, identity: { DeveloperName: record.developerName }, ref, values });
  };
  for (const ref of byRef.keys()) add(ref);
  return rows;
}
