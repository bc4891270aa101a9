/** An org of plain values for tests of the server and the shell: rooms of a conference center. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lwcFolders } from '../compile/components.ts';
import { notFound, saveError, UiError, type UiHost, type UiSession, type UiUser } from '../host.ts';
import type {
  ActivatablePage,
  FieldInfo,
  LayoutDescription,
  ListPage,
  ObjectInfo,
  RecordRepresentation,
  UserNotification,
} from '../shapes.ts';

const fixture = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixture');

const user = (id: string, name: string, description: string): UiUser => ({
  id,
  name,
  email: `${name.toLowerCase()}@example.com`,
  description,
  locale: 'en_US',
  language: 'en_US',
  timeZone: 'Europe/Oslo',
  currency: 'EUR',
});

const USERS = [user('005000000000001AAA', 'Ada', 'Administrator'), user('005000000000002AAA', 'Vik', 'Viewer')];

function field(apiName: string, label: string, dataType: string, more: Partial<FieldInfo> = {}): FieldInfo {
  return {
    apiName,
    label,
    dataType,
    inlineHelpText: null,
    required: false,
    createable: true,
    updateable: true,
    calculated: false,
    nameField: false,
    custom: true,
    length: 0,
    precision: 0,
    scale: 0,
    reference: dataType === 'Reference',
    referenceToInfos: [],
    relationshipName: null,
    htmlFormatted: false,
    sortable: true,
    filterable: true,
    ...more,
  };
}

const FIELDS = [
  field('Name', 'Room', 'String', { nameField: true, required: true, length: 80, custom: false }),
  field('Seats__c', 'Seats', 'Int', { inlineHelpText: 'How many people may sit here.' }),
  field('Size__c', 'Size', 'Picklist'),
  field('Opens__c', 'Opens On', 'Date'),
  field('Quiet__c', 'Quiet', 'Boolean'),
  field('Neighbor__c', 'Neighbor', 'Reference', { referenceToInfos: [{ apiName: 'Room__c', nameFields: ['Name'] }] }),
];

const INFO: ObjectInfo = {
  apiName: 'Room__c',
  label: 'Room',
  labelPlural: 'Rooms',
  keyPrefix: 'a00',
  nameFields: ['Name'],
  createable: true,
  updateable: true,
  deletable: true,
  queryable: true,
  custom: true,
  defaultRecordTypeId: '012000000000000AAA',
  recordTypeInfos: {},
  fields: Object.fromEntries(FIELDS.map((one) => [one.apiName, one])),
  childRelationships: [],
  themeInfo: { color: 'ff5a36', iconUrl: '' },
  iconName: 'custom:custom24',
};

type Row = Record<string, string | number | boolean | null>;
const INITIAL: Row[] = [
  { Id: 'a00000000000001AAA', Name: 'Aurora', Seats__c: 12, Size__c: 'Small', Opens__c: '2026-01-08', Quiet__c: true },
  { Id: 'a00000000000002AAA', Name: 'Borealis', Seats__c: 90, Size__c: 'Large', Opens__c: null, Quiet__c: false },
];

const layoutField = (apiName: string, readOnly = false) => ({
  fieldApiName: apiName,
  label: INFO.fields[apiName].label,
  required: INFO.fields[apiName].required,
  readOnly,
});

const LAYOUT: LayoutDescription = {
  objectInfo: INFO,
  sections: [
    {
      label: 'Information',
      showHeading: true,
      columns: [
        ['Name', 'Seats__c', 'Neighbor__c'],
        ['Size__c', 'Opens__c', 'Quiet__c'],
      ].map((column) => column.map((name) => layoutField(name))),
    },
  ],
};

/** @returns a host of its own data, so that tests do not see each other's changes */
export function fakeHost(projectDirectory = fixture): UiHost {
  const rows = structuredClone(INITIAL);
  const pages: ActivatablePage[] = ['Room_Page', 'Plain_Room_Page'].map((name) => ({
    name: `acme__${name}`,
    label: name.replaceAll('_', ' '),
    namespace: 'acme',
    objectApiName: 'Room__c',
    objectLabel: 'Room',
    isOrgDefault: false,
  }));
  const notifications: UserNotification[] = [
    {
      id: 2,
      title: 'A booking was canceled',
      body: 'Aurora is free on Monday.',
      sentAt: Date.UTC(2026, 0, 5, 9),
      isRead: false,
      recordId: null,
      pageReference: JSON.stringify({ type: 'standard__navItemPage', attributes: { apiName: 'Planner' } }),
    },
    {
      id: 1,
      title: 'A room was changed',
      body: 'Borealis has 90 seats.',
      sentAt: Date.UTC(2026, 0, 4, 9),
      isRead: false,
      recordId: 'a00000000000002AAA',
      pageReference: null,
    },
  ];
  const bookings: { Id: string; Name: string }[] = [{ Id: 'b1', Name: 'Booking 1' }];

  const rowOf = (id: string) => rows.find((row) => row.Id === id) ?? notFoundRow();
  const represent = (row: Row): RecordRepresentation => ({
    apiName: 'Room__c',
    id: String(row.Id),
    fields: Object.fromEntries(
      FIELDS.map(({ apiName, dataType }) => {
        const value = row[apiName] ?? null;
        const name = rows.find(({ Id }) => Id === value)?.Name;
        return [apiName, { value, displayValue: dataType === 'Reference' && name ? String(name) : null }];
      }),
    ),
    childRelationships: {},
    recordTypeId: null,
    recordTypeInfo: null,
    lastModifiedById: null,
    lastModifiedDate: null,
    systemModstamp: null,
  });
  const validate = (fields: Record<string, unknown>) => {
    if (Number(fields.Seats__c) < 0) {
      throw saveError([], [{ field: 'Seats__c', fieldLabel: 'Seats', message: 'A room has no fewer than 0 seats.' }]);
    }
  };

  const session = (current: UiUser): UiSession => ({
    user: current,
    apexMethod: (className, methodName) =>
      className === 'RoomController' && ['getBookings', 'book'].includes(methodName)
        ? { cacheable: methodName === 'getBookings' }
        : null,
    callApex(_className, methodName) {
      if (methodName === 'getBookings') return bookings;
      if (current.name === 'Vik') throw new UiError(500, 'APEX', 'Viewers may not book.');
      bookings.push({ Id: `b${bookings.length + 1}`, Name: `Booking ${bookings.length + 1}` });
      return bookings.at(-1)?.Name;
    },
    objectInfo(name) {
      if (name !== 'Room__c') throw notFound(`There is no object ${name}`);
      return INFO;
    },
    picklistValues: () => ({
      controllerValues: {},
      defaultValue: null,
      values: ['Small', 'Large'].map((value) => ({ label: value, value, attributes: null, validFor: [] })),
    }),
    record: (id) => represent(rowOf(id)),
    createRecord(_name, fields) {
      validate(fields);
      const row = { ...(fields as Row), Id: `a0000000000000${rows.length + 1}AAA` };
      rows.push(row);
      return represent(row);
    },
    updateRecord(id, fields) {
      validate(fields);
      return represent(Object.assign(rowOf(id), fields));
    },
    deleteRecord: (id) => void rows.splice(rows.indexOf(rowOf(id)), 1),
    lookup: (_object, _field, text) =>
      rows
        .filter(({ Name }) => String(Name).toLowerCase().includes(text.toLowerCase()))
        .map(({ Id, Name }) => ({ id: String(Id), name: String(Name), apiName: 'Room__c', iconName: INFO.iconName })),
    listRecords: ({ search, sortBy, descending }): ListPage => {
      const found = rows.filter(({ Name }) => String(Name).toLowerCase().includes(search.toLowerCase()));
      found.sort((a, b) => String(a[sortBy ?? 'Name']).localeCompare(String(b[sortBy ?? 'Name'])));
      return {
        objectInfo: INFO,
        listViews: [{ developerName: 'All', label: 'All Rooms' }],
        listView: { developerName: 'All', label: 'All Rooms' },
        columns: ['Name', 'Seats__c', 'Size__c'].map((name) => ({
          fieldApiName: name,
          label: INFO.fields[name].label,
          dataType: INFO.fields[name].dataType,
          sortable: true,
        })),
        records: (descending ? found.reverse() : found).map(represent),
        total: found.length,
        sortBy: sortBy ?? 'Name',
        descending,
      };
    },
    relatedList() {
      throw notFound();
    },
    apps: () => [
      {
        developerName: 'Rooms',
        label: 'Rooms',
        description: null,
        color: null,
        tabs: [
          { name: 'Room__c', label: 'Rooms', url: '/lightning/o/Room__c/home', iconName: INFO.iconName },
          { name: 'Planner', label: 'Planner', url: '/lightning/n/Planner', iconName: null },
        ],
      },
    ],
    tab(name) {
      if (name !== 'Planner') throw notFound(`There is no tab ${name}`);
      return { name, label: 'Planner', iconName: null, kind: 'component', component: 'roomPlanner' };
    },
    recordPage(id) {
      const record = represent(rowOf(id));
      return {
        record,
        objectInfo: INFO,
        title: String(record.fields.Name.value),
        highlights: [layoutField('Seats__c'), layoutField('Size__c')],
        actions: [
          { name: 'Edit', label: 'Edit', kind: 'standard' },
          { name: 'Delete', label: 'Delete', kind: 'standard' },
        ],
        layout: LAYOUT,
        relatedLists: [],
        template: 'flexipage:recordHomeTemplateDesktop',
        regions: [
          { name: 'header', components: [{ name: 'force:highlightsPanel', properties: {} }] },
          { name: 'main', components: [{ name: 'force:detailPanel', properties: {} }] },
          { name: 'sidebar', components: [{ name: 'c:roomCard', properties: {} }] },
        ],
        canEdit: true,
        canDelete: true,
      };
    },
    newRecordLayout: () => LAYOUT,
    activatablePages: () => pages,
    activatePage(name, isOrgDefault) {
      for (const page of pages) if (page.name === name) page.isOrgDefault = isOrgDefault;
      return pages;
    },
    notifications: () => (current.name === 'Ada' ? notifications : []),
    markNotificationsRead(id) {
      for (const one of notifications) if (id === null || one.id === id) one.isRead = true;
    },
    labels: () => new Map([['Room_Bookings', 'Bookings <of> "this" room']]),
    hasCustomPermission: () => false,
    hasUserPermission: (name) => name === 'CustomizeApplication' && current.name === 'Ada',
    staticResource: () => null,
  });

  return {
    projectDirectory,
    namespace: null,
    componentRoots: () => lwcFolders(projectDirectory).map((directory) => ({ namespace: 'c', directory })),
    addressableComponents: () => ['roomPlanner'],
    schemaNames: (objectApiName, path) =>
      objectApiName === INFO.apiName && (path.length !== 1 || path[0] in INFO.fields) ? { objectApiName, path } : null,
    watchedDirectories: () => [join(projectDirectory, 'force-app')],
    users: () => USERS,
    session: (id) => session(USERS.find((one) => one.id === id) ?? USERS[0]),
    siteRequest: ({ path, method, parameters, body }) => ({
      status: 202,
      headers: { 'X-Called': `${method} ${path} ${parameters.size}` },
      body,
    }),
    problems: () => [],
    reload: async () => [],
  };
}

function notFoundRow(): never {
  throw notFound();
}
