/** EntityDefinition and FieldDefinition: the schema as records. */
import type { Project } from '../index.ts';
import { namespaceOf } from '../names.ts';
import type { FieldSchema } from '../schema.ts';
import { bit, type SetupRow } from './row.ts';

export function entities({ schema }: Project): SetupRow[] {
  return [...schema.objects()].map((object) => ({
    object: 'EntityDefinition',
    identity: { QualifiedApiName: object.name },
    ref: `entity:${object.name.toLowerCase()}`,
    values: {
      DurableId: object.name,
      DeveloperName: object.name.replace(/__\w+$/, '').replace(/^\w+?__/, ''),
      NamespacePrefix: namespaceOf(object.name),
      Label: object.label,
      MasterLabel: object.label,
      PluralLabel: object.pluralLabel,
      KeyPrefix: object.keyPrefix,
      IsQueryable: bit(object.queryable),
      IsCustomSetting: bit(object.kind === 'customSetting'),
      IsCustomizable: bit(object.kind === 'object'),
      IsTriggerable: bit(object.kind === 'object'),
      IsApexTriggerable: bit(object.kind === 'object'),
      InternalSharingModel: object.sharingModel,
    },
  }));
}

/** What Setup shows as a field's data type. */
function dataType({ type, length, precision, scale, referenceTo, formula }: FieldSchema): string {
  const numbers = precision === null ? '' : `(${precision - (scale ?? 0)}, ${scale ?? 0})`;
  const plain: Partial<Record<FieldSchema['type'], string>> = {
    Text: `Text(${length})`,
    TextArea: 'Text Area(255)',
    LongTextArea: `Long Text Area(${length})`,
    Html: `Rich Text Area(${length})`,
    Number: `Number${numbers}`,
    Integer: `Number${numbers}`,
    Currency: `Currency${numbers}`,
    Percent: `Percent${numbers}`,
    DateTime: 'Date/Time',
    MultiselectPicklist: 'Picklist (Multi-Select)',
    Lookup: `Lookup(${referenceTo.join(',')})`,
    MasterDetail: `Master-Detail(${referenceTo.join(',')})`,
    AutoNumber: 'Auto Number',
    Summary: 'Roll-Up Summary',
  };
  const named = plain[type] ?? type;
  return formula === null ? named : `Formula (${named.replace(/\(.*/, '')})`;
}

export function fields({ schema }: Project): SetupRow[] {
  return [...schema.objects()].flatMap((object) =>
    [...object.fields.values()].map((field): SetupRow => ({
      object: 'FieldDefinition',
      identity: { EntityDefinitionId: { ref: `entity:${object.name.toLowerCase()}` }, QualifiedApiName: field.name },
      values: {
        DurableId: `${object.name}.${field.name}`,
        DeveloperName: field.name.replace(/__c$/, ''),
        NamespacePrefix: namespaceOf(field.name),
        Label: field.label,
        MasterLabel: field.label,
        DataType: dataType(field),
        Length: field.length,
        Precision: field.precision,
        Scale: field.scale,
        RelationshipName: field.relationshipName,
        IsCalculated: bit(field.formula !== null || field.type === 'Summary'),
        IsCompound: bit(field.type === 'Address' || field.type === 'Location'),
        IsNillable: bit(field.nillable),
        IsNameField: bit(field.name === object.nameField),
        IsIndexed: bit(field.unique || field.externalId || field.referenceTo.length > 0 || field.type === 'Id'),
        IsHtmlFormatted: bit(field.type === 'Html'),
      },
    })),
  );
}
