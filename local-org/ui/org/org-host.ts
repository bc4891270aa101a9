/** The pages' view of a real local org. */
import { statSync } from 'node:fs';
import type { Org } from '../../execution/org.ts';
import { labelIn } from '../../metadata/labels.ts';
import { qualify } from '../../metadata/names.ts';
import { lwcFolders } from '../compile/components.ts';
import type { UiHost, UiSession, UiUser } from '../host.ts';
import { activatablePages, activatePage } from './activation.ts';
import { callApex, describeMethod } from './apex-call.ts';
import { callApexRest } from './apex-rest.ts';
import { type Context, hasCustomPermission, hasUserPermission } from './context.ts';
import { newRecordLayout } from './layouts.ts';
import { listRecords, relatedList } from './lists.ts';
import { apps, tabDescription } from './navigation.ts';
import { objectInfo, picklistValues } from './object-info.ts';
import { markRead, notifications } from './notifications.ts';
import { recordPage } from './record-page.ts';
import { lookup } from './lookups.ts';
import { readRecord } from './records.ts';
import { createRecord, deleteRecord, updateRecord } from './saves.ts';
import { addUsers, describeUser, guestUser, listUsers } from './users.ts';

/** Makes an org's users for the switcher and answers what the pages ask of it. */
export function orgHost(org: Org): UiHost {
  addUsers(org);
  const folders = org.project.folders.flatMap((project) => project.folders);
  let users = listUsers(org);
  return {
    projectDirectory: org.project.folders[0].root,
    namespace: org.namespace ?? org.project.folders[0].namespace,
    componentRoots: () => folders.flatMap(lwcFolders).map((directory) => ({ namespace: 'c', directory })),
    addressableComponents: () =>
      org.project.lwcBundles
        .filter(({ isExposed, targets }) => isExposed && targets.includes('lightning__UrlAddressable'))
        .map(({ name }) => name),
    schemaNames(objectName, path) {
      const seen = org.schema.seenFrom(org.namespace);
      const object = seen.object(objectName);
      if (!object) return null;
      if (path.length !== 1) {
        return { objectApiName: object.name, path: path.map((step) => qualify(step, org.namespace)) };
      }
      const field = seen.field(object, path[0]);
      return field && { objectApiName: object.name, path: [field.name] };
    },
    watchedDirectories: () => folders,
    users: () => users,
    // Language, locale and time zone are the user's of this moment.
    session: (userId) => orgSession(org, describeUser(org, users.find(({ id }) => id === userId) ?? users[0])),
    siteRequest: (request) => callApexRest(org, guestUser(org), request),
    problems: () => compileErrors(org),
    async reload(files) {
      // Components are compiled when a browser asks for them.
      if (files.every((file) => /[\\/]lwc[\\/]/.test(file))) return [];
      org.reload();
      addUsers(org);
      users = listUsers(org);
      return compileErrors(org);
    },
  };
}

const compileErrors = ({ program }: Org): string[] =>
  program.errors.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);

/** Without the namespace prefix. */
const bareName = (name: string) => name.slice(name.indexOf('__') < 0 ? 0 : name.indexOf('__') + 2);

function orgSession(org: Org, user: UiUser): UiSession {
  const context: Context = { org, user };
  return {
    user,
    apexMethod: (className, methodName) => describeMethod(context, className, methodName),
    callApex: (className, methodName, parameters) => callApex(context, className, methodName, parameters),
    objectInfo: (name) => objectInfo(context, name),
    picklistValues: (objectName, fieldName) => picklistValues(context, objectName, fieldName),
    record: (id, fields, optionalFields) => readRecord(context, id, fields, optionalFields),
    createRecord: (name, fields) => createRecord(context, name, fields),
    updateRecord: (id, fields) => updateRecord(context, id, fields),
    deleteRecord: (id) => deleteRecord(context, id),
    lookup: (objectName, fieldName, text) => lookup(context, objectName, fieldName, text),
    listRecords: (request) => listRecords(context, request),
    relatedList: (request) => relatedList(context, request),
    apps: () => apps(context),
    tab: (name) => tabDescription(context, name),
    recordPage: (id) => recordPage(context, id),
    newRecordLayout: (name) => newRecordLayout(context, name),
    activatablePages: () => activatablePages(context),
    activatePage: (name, isOrgDefault) => activatePage(context, name, isOrgDefault),
    notifications: () => notifications(context),
    markNotificationsRead: (id) => markRead(context, id),
    labels: () =>
      new Map(
        [...org.project.labels.values()]
          // Components here are the package's: the organization's own labels of the same name are others.
          .filter(({ namespace }) => namespace === org.namespace)
          .map((label) => [bareName(label.name), labelIn(label, user.language)]),
      ),
    hasCustomPermission: (name) => hasCustomPermission(context, name.slice(name.indexOf('.') + 1)),
    hasUserPermission: (name) => hasUserPermission(context, name),
    staticResource(name) {
      const found = org.project.staticResources.find((one) => one.name === bareName(name));
      return found?.path && statSync(found.path) ? { file: found.path, contentType: found.contentType } : null;
    },
  };
}
