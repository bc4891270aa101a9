/** Record types, the values of status fields, queues, notification types. */
import type { Project } from '../index.ts';
import { stageDefaults } from '../standard/stages.ts';
import { bit, type SetupRow, type SetupValue } from './row.ts';

export function recordTypes({ schema }: Project): SetupRow[] {
  const rows: SetupRow[] = [];
  for (const object of schema.objects()) {
    for (const type of object.recordTypes) {
      rows.push({
        object: 'RecordType',
        identity: { SobjectType: object.name, DeveloperName: type.developerName },
        values: {
          Name: type.label,
          Description: type.description,
          IsActive: bit(type.active),
          NamespacePrefix: type.namespace,
          IsPersonType: bit(type.isPerson),
        },
      });
    }
  }
  return rows;
}

/** Objects whose rows are the values of a status field. */
export function statuses(project: Project): SetupRow[] {
  const { schema, standardValueSets } = project;
  const valuesOf = (object: string, field: string) => schema.field(object, field)?.picklistValues ?? [];
  const rowsOf = (
    object: string,
    on: string,
    field: string,
    set: string,
    more: (value: string) => Record<string, SetupValue>,
  ) =>
    valuesOf(on, field).map((entry, index): SetupRow => {
      const own = standardValueSets.get(set)?.find((value) => value.value === entry.value);
      return {
        object,
        identity: { ApiName: entry.value },
        values: {
          MasterLabel: entry.label,
          SortOrder: index + 1,
          IsDefault: bit(entry.isDefault),
          ...more(entry.value),
          ...closing(object, own),
        },
      };
    });
  const closing = (
    object: string,
    own?: {
      closed: boolean;
      won: boolean;
      converted: boolean;
      probability: number | null;
      forecastCategory: string | null;
    },
  ): Record<string, SetupValue> => {
    if (!own) return {};
    if (object === 'LeadStatus') return { IsConverted: bit(own.converted) };
    if (object !== 'OpportunityStage') return { IsClosed: bit(own.closed) };
    return {
      IsClosed: bit(own.closed),
      IsWon: bit(own.won),
      DefaultProbability: own.probability ?? 0,
      ...(own.forecastCategory ? { ForecastCategory: own.forecastCategory } : {}),
    };
  };
  return [
    ...rowsOf('LeadStatus', 'Lead', 'Status', 'LeadStatus', (value) => ({
      IsConverted: bit(/converted$/i.test(value) && !/not converted$/i.test(value)),
    })),
    ...rowsOf('CaseStatus', 'Case', 'Status', 'CaseStatus', (value) => ({ IsClosed: bit(/^closed/i.test(value)) })),
    ...rowsOf('TaskStatus', 'Task', 'Status', 'TaskStatus', (value) => ({ IsClosed: bit(value === 'Completed') })),
    ...rowsOf('OpportunityStage', 'Opportunity', 'StageName', 'OpportunityStage', (value) => {
      const stage = stageDefaults(value);
      return {
        IsActive: 1,
        IsClosed: bit(stage.closed),
        IsWon: bit(stage.won),
        DefaultProbability: stage.probability,
        ForecastCategory: stage.forecastCategory,
        ForecastCategoryName: stage.forecastCategoryName,
      };
    }),
  ];
}

export function queues({ queues: all, schema }: Project): SetupRow[] {
  return all.flatMap((queue): SetupRow[] => {
    const ref = `queue:${queue.name.toLowerCase()}`;
    return [
      { object: 'Group', identity: { DeveloperName: queue.name, Type: 'Queue' }, ref, values: { Name: queue.label } },
      ...queue.objects.map((name): SetupRow => ({
        object: 'QueueSobject',
        identity: { QueueId: { ref }, SobjectType: schema.object(name)?.name ?? name },
        values: {},
      })),
    ];
  });
}

export function notificationTypes({ notificationTypes: all }: Project): SetupRow[] {
  return all.map(({ name, namespace, typeName, label, description, desktop, mobile }) => ({
    object: 'CustomNotificationType',
    identity: { DeveloperName: name, NamespacePrefix: namespace },
    values: {
      CustomNotifTypeName: typeName,
      MasterLabel: label,
      Description: description,
      Desktop: bit(desktop),
      Mobile: bit(mobile),
      Language: 'en_US',
    },
  }));
}
