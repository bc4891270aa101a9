/**
 * The rows of setup objects that represent a project's metadata: an org shows permission sets, record types, custom
 * metadata and the like as records too. They are written when an org is opened, see `execution/metadata-rows.ts`.
 */
import type { Project } from '../index.ts';
import { customPermissions, permissionSets, profiles } from './access.ts';
import { apex, externalCredentials, namedCredentials, staticResources } from './code.ts';
import { customMetadata } from './custom-metadata.ts';
import { entities, fields } from './description.ts';
import type { SetupRow } from './row.ts';
import { notificationTypes, queues, recordTypes, statuses } from './values.ts';

/** In an order in which every reference points back. */
export function setupRows(project: Project): SetupRow[] {
  return [
    ...entities(project),
    ...fields(project),
    ...profiles(project),
    ...apex(project),
    ...customPermissions(project),
    ...notificationTypes(project),
    ...externalCredentials(project),
    ...permissionSets(project),
    ...recordTypes(project),
    ...statuses(project),
    ...queues(project),
    ...staticResources(project),
    ...namedCredentials(project),
    ...customMetadata(project),
    {
      object: 'Pricebook2',
      identity: { Name: 'Standard Price Book' },
      values: { IsStandard: 1, IsActive: 0 },
    },
    {
      object: 'BusinessHours',
      identity: { Name: 'Default' },
      values: { IsActive: 1, IsDefault: 1, TimeZoneSidKey: 'America/Los_Angeles' },
    },
  ];
}

export type { SetupRow, SetupValue } from './row.ts';
