/** What pages get from a real local org: the conference center of `fixture/`. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openOrg, type Org } from '../../execution/org.ts';
import { UiError, type UiHost, type UiSession } from '../host.ts';
import { orgHost } from './org-host.ts';

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixture');

/** The refusal that the work ends in. */
function refusal(work: () => unknown): UiError {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof UiError, String((error as Error).stack));
    return error;
  }
  return assert.fail('It was not refused');
}

describe('pages of a real org', () => {
  let org: Org;
  let host: UiHost;
  let admin: UiSession;
  const as = (name: string) => host.session(host.users().find((user) => user.name === name)?.id ?? assert.fail(name));

  beforeEach(() => {
    org = openOrg({ projects: [FIXTURE] });
    host = orgHost(org);
    admin = host.session(host.users()[0].id);
  });

  it('knows objects and fields whatever the user may see, as the deployment of a component does', () => {
    assert.ok(host.schemaNames('Account', []));
    assert.ok(host.schemaNames('Account', ['Name']));
    assert.equal(host.schemaNames('Account', ['Nonsense__c']), null);
    assert.equal(host.schemaNames('Nonsense__c', []), null);
  });

  it('compiles the fixture', () => {
    assert.deepEqual(org.program.errors, []);
    assert.deepEqual(org.project.problems, []);
  });

  it('has an administrator and a user for each permission set, made once', () => {
    const names = orgHost(org)
      .users()
      .map(({ name }) => name);
    assert.deepEqual(names, ['Administrator', 'Room Manager', 'Room Requests', 'Room Viewer']);
  });

  it("calls standard fields what the platform's pages call them, not what the describe does", () => {
    const labels = (object: string, ...fields: string[]) => {
      const info = admin.objectInfo(object);
      return fields.map((field) => info.fields[field].label);
    };
    assert.deepEqual(labels('Campaign', 'Name', 'OwnerId', 'Type'), ['Campaign Name', 'Campaign Owner', 'Type']);
    assert.deepEqual(labels('Lead', 'Status', 'Company'), ['Lead Status', 'Company']);
    assert.deepEqual(labels('CampaignMember', 'Status'), ['Member Status']);
  });

  it('shows apps and tabs as permissions allow', () => {
    const tabs = (session: UiSession) =>
      session.apps()[0].tabs.map(({ label, url, iconName }) => [label, url, iconName]);
    const rooms = ['Rooms', '/lightning/o/Room__c/list', 'custom:custom24'];
    assert.deepEqual(tabs(as('Room Manager')), [rooms, ['Planner', '/lightning/n/Planner', 'custom:custom85']]);
    assert.deepEqual(tabs(as('Room Viewer')), [rooms]);
    assert.equal(refusal(() => as('Room Viewer').tab('Planner')).status, 404);
  });

  it("speaks the language that the user has now, and the project's own where a translation is missing", () => {
    const { id } = admin.createRecord('Room__c', { Name: 'Aurora', Size__c: 'L' });
    const userId = admin.user.id;
    admin.updateRecord(userId, { LanguageLocaleKey: 'es' });
    const spanish = host.session(userId);

    assert.equal(spanish.labels().get('Room_Bookings'), 'Reservas de esta sala');
    const { label, labelPlural, fields } = spanish.objectInfo('Room__c');
    assert.deepEqual(
      [label, labelPlural, fields.Size__c.label, fields.Seats__c.label],
      ['Sala', 'Salas', 'Tamaño', 'Seats'],
    );
    assert.deepEqual(
      spanish.picklistValues('Room__c', 'Size__c').values.map((one) => one.label),
      ['Small', 'Grande'],
    );
    assert.equal(spanish.record(id, ['Room__c.Size__c'], []).fields.Size__c.displayValue, 'Grande');
    assert.equal(spanish.apps()[0].label, 'Salas');
    assert.deepEqual(
      spanish.apps()[0].tabs.map((tab) => tab.label),
      ['Salas', 'Planificador'],
    );
    assert.equal(spanish.newRecordLayout('Room__c').sections[0].label, 'Información');
    assert.equal(as('Room Viewer').objectInfo('Room__c').label, 'Room');
  });

  it('represents records with the values people read', () => {
    const { id } = admin.createRecord('Room__c', {
      Name: 'Aurora',
      Seats__c: 1200,
      Rent__c: 99.5,
      Opens__c: '2026-01-08',
      Size__c: 'L',
    });
    const other = admin.createRecord('Room__c', { Name: 'Borealis', Neighbor__c: id });
    const { fields } = admin.record(
      other.id,
      ['Room__c.Name', 'Room__c.Neighbor__c', 'Room__c.Neighbor__r.Opens__c'],
      ['Room__c.Nonsense__c', 'Room__c.Quiet__c'],
    );
    assert.deepEqual(fields.Name, { value: 'Borealis', displayValue: null });
    assert.deepEqual(fields.Neighbor__c, { value: id, displayValue: 'Aurora' });
    const neighbor = fields.Neighbor__r.value as { fields: object };
    assert.deepEqual(neighbor.fields, { Opens__c: { value: '2026-01-08', displayValue: '1/8/2026' } });
    assert.deepEqual(fields.Quiet__c, { value: true, displayValue: null });
    assert.equal('Nonsense__c' in fields, false);
    const aurora = admin.record(id, [], ['*']).fields;
    assert.equal(aurora.Seats__c.displayValue, '1,200');
    assert.equal(aurora.Rent__c.displayValue, '$99.50');
    assert.deepEqual(aurora.Size__c, { value: 'L', displayValue: 'Large' });
    assert.equal(refusal(() => admin.record(id, ['Room__c.Nonsense__c'], [])).errorCode, 'INVALID_FIELD');
  });

  it('refuses what a validation rule refuses, at the field, and keeps nothing', () => {
    const error = refusal(() => admin.createRecord('Room__c', { Name: 'Cave', Seats__c: -1 }));
    assert.equal(error.status, 400);
    const { fieldErrors, errors } = error.body.output as {
      fieldErrors: Record<string, { message: string }[]>;
      errors: object[];
    };
    assert.equal(fieldErrors.Seats__c[0].message, 'A room has no fewer than 0 seats.');
    assert.deepEqual(errors, []);
    assert.equal(list(admin).total, 0);
  });

  const list = (session: UiSession, more: Partial<Parameters<UiSession['listRecords']>[0]> = {}) =>
    session.listRecords({
      objectApiName: 'Room__c',
      listView: 'All',
      page: 0,
      pageSize: 2,
      sortBy: null,
      descending: false,
      search: '',
      ...more,
    });
  const names = (page: ReturnType<typeof list>) => page.records.map(({ fields }) => fields.Name.value);

  it('lists by view, order, page and search, and names a column it does not know', () => {
    for (const [Name, Size__c] of [
      ['Aurora', 'L'],
      ['Borealis', 'S'],
      ['Cave', 'L'],
    ]) {
      admin.createRecord('Room__c', { Name, Size__c });
    }
    assert.deepEqual(names(list(admin)), ['Aurora', 'Borealis']);
    assert.deepEqual(names(list(admin, { page: 1 })), ['Cave']);
    assert.deepEqual(names(list(admin, { sortBy: 'Name', descending: true })), ['Cave', 'Borealis']);
    assert.deepEqual(names(list(admin, { search: 'ORE' })), ['Borealis']);
    const large = list(admin, { listView: 'Large_Rooms' });
    assert.deepEqual(names(large), ['Aurora', 'Cave']);
    assert.equal(large.total, 2);
    assert.deepEqual(
      large.columns.map(({ label }) => label),
      ['Room', 'Seats', 'Not supported by the local org: UNKNOWN_COLUMN'],
    );
  });

  it('builds a record page from the Lightning page, the layout and permissions', () => {
    const { id } = admin.createRecord('Room__c', { Name: 'Aurora', Size__c: 'S' });
    const page = as('Room Manager').recordPage(id);
    assert.equal(page.title, 'Aurora');
    assert.deepEqual(
      page.actions.map(({ name, kind }) => [name, kind]),
      [
        ['Edit', 'standard'],
        ['Room__c.Plan', 'screen'],
        ['Room__c.New_Booking', 'create'],
        ['Delete', 'standard'],
      ],
    );
    assert.deepEqual(
      page.regions.map(({ name }) => name),
      ['header', 'main', 'sidebar'],
    );
    const [tabset] = page.regions[1].components;
    assert.deepEqual(
      tabset.children?.map(({ label, components }) => [label, components[0].name]),
      [
        ['Details', 'force:detailPanel'],
        ['Related', 'force:relatedListContainer'],
      ],
    );
    assert.deepEqual(
      page.relatedLists.map(({ relatedList }) => relatedList),
      ['Bookings__r'],
    );
    assert.equal(page.regions[2].components[0].name, 'c:roomCard');

    admin.updateRecord(id, { Size__c: 'L' });
    const [opening, ...others] = admin.recordPage(id).regions[2].components;
    assert.deepEqual(others, [], 'the card is hidden by its visibility rule');
    assert.equal(opening.section?.label, 'Opening');
    assert.deepEqual(
      opening.section?.columns.map((column) => column.map((field) => [field?.fieldApiName, field?.readOnly])),
      [
        [
          ['Opens__c', false],
          ['Rent__c', true],
        ],
      ],
    );

    const viewed = as('Room Viewer').recordPage(id);
    assert.deepEqual(
      viewed.actions.map(({ name }) => name),
      ['Room__c.Plan'],
    );
    const shown = viewed.layout.sections[0].columns.flat().map((field) => field?.fieldApiName);
    assert.equal(shown.includes('Seats__c'), true);
    assert.equal(shown.includes('Rent__c'), false, 'hidden by field-level security');
  });

  it('lists related records, and looks records up by name', () => {
    const { id } = admin.createRecord('Room__c', { Name: 'Aurora' });
    admin.createRecord('Booking__c', { Room__c: id, Starts__c: '2026-01-08T10:00:00.000Z' });
    const related = admin.relatedList({ recordId: id, relatedList: 'Bookings__r', page: 0, pageSize: 6, own: null });
    assert.deepEqual([related.label, related.total, related.fieldApiName], ['Bookings', 1, 'Room__c']);
    assert.deepEqual(
      related.columns.map(({ label }) => label),
      ['Booking Number', 'Starts'],
    );
    assert.equal(related.records[0].fields.Starts__c.displayValue, '1/8/2026, 2:00 AM');
    assert.deepEqual(
      admin.lookup('Room__c', 'Neighbor__c', 'uro').map(({ name }) => name),
      ['Aurora'],
    );
    assert.deepEqual(
      admin.lookup('Room__c', 'Neighbor__c', '%').map(({ name }) => name),
      [],
    );
    assert.deepEqual(
      admin.lookup('Room__c', 'Neighbor__c', id).map(({ name }) => name),
      ['Aurora'],
      'an id has its name',
    );
  });

  it('offers no New where the layout takes it away', () => {
    const { id } = admin.createRecord('Room__c', { Name: 'Aurora' });
    const request = { recordId: id, relatedList: 'Bookings__r', page: 0, pageSize: 6, own: null };
    assert.equal(admin.relatedList(request).canCreate, true);
    const [list] = org.project.layouts.flatMap(({ relatedLists }) => relatedLists);
    list.excludedButtons.push('New');
    assert.equal(admin.relatedList(request).canCreate, false);
    list.excludedButtons.pop();
  });

  it('asks for a lead or a contact of a new campaign member, not for both', () => {
    const required = admin
      .newRecordLayout('CampaignMember')
      .sections.flatMap(({ columns }) => columns.flat())
      .filter((field) => field?.required)
      .map((field) => field?.fieldApiName);
    assert.equal(required.includes('LeadId') || required.includes('ContactId'), false);
  });

  it('keeps a viewer from writing', () => {
    const { id } = admin.createRecord('Room__c', { Name: 'Aurora' });
    const viewer = as('Room Viewer');
    assert.equal(refusal(() => viewer.createRecord('Room__c', { Name: 'Mine' })).status, 403);
    assert.equal(refusal(() => viewer.updateRecord(id, { Name: 'Mine' })).status, 403);
    assert.equal(refusal(() => viewer.deleteRecord(id)).status, 403);
    assert.equal(viewer.objectInfo('Room__c').fields.Seats__c.updateable, false);
  });

  it('answers for records that are not there', () => {
    assert.equal(refusal(() => admin.recordPage('nonsense')).status, 404);
    const { id } = admin.createRecord('Room__c', { Name: 'Aurora' });
    admin.deleteRecord(id);
    assert.equal(refusal(() => admin.recordPage(id)).status, 404);
  });

  it('begins a new record with its defaults', () => {
    assert.deepEqual(admin.newRecordLayout('Room__c').defaults, { Quiet__c: true, Size__c: 'S' });
  });

  describe('Apex', () => {
    const call = (session: UiSession, method: string, parameters: Record<string, unknown> = {}) =>
      session.callApex('RoomController', method, parameters);

    it('knows cacheable methods, and those that are not there', () => {
      assert.deepEqual(admin.apexMethod('RoomController', 'getBookings'), { cacheable: true });
      assert.deepEqual(admin.apexMethod('RoomController', 'book'), { cacheable: false });
      assert.equal(admin.apexMethod('RoomController', 'nonsense'), null);
      assert.equal(refusal(() => call(admin, 'nonsense')).status, 404);
    });

    it('returns records with their parents', () => {
      const { id } = admin.createRecord('Room__c', { Name: 'Aurora' });
      const manager = as('Room Manager');
      assert.equal(call(manager, 'book', { roomId: id }), 'B-0001');
      const [booking] = call(manager, 'getBookings', { roomId: id }) as Record<string, unknown>[];
      assert.equal(booking.Name, 'B-0001');
      assert.equal((booking.Room__r as Record<string, unknown>).Name, 'Aurora');
    });

    it('converts values both ways, and shows no member without @AuraEnabled', () => {
      const wish = {
        name: 'Ada',
        seats: 3,
        day: '2026-01-08',
        start: '2026-01-08T10:00:00.000Z',
        price: 12.5,
        mood: 'LOUD',
        others: [{ name: 'Bo' }],
        secret: 'told',
      };
      const { secret: _told, ...shown } = wish;
      assert.deepEqual(call(admin, 'echo', { wish }), shown);
    });

    it('takes maps, sets, records and untyped values', () => {
      const answer = call(admin, 'describe', {
        counts: { a: [1, 2] },
        ids: ['005000000000001', '005000000000001AAA'],
        room: { sobjectType: 'Room__c', Name: 'Aurora', Seats__c: 4 },
        anything: { deep: [1, 'two', true] },
      });
      assert.deepEqual(answer, {
        sum: 3,
        ids: 1,
        room: { Name: 'Aurora', Seats__c: 4 },
        anything: { deep: [1, 'two', true] },
      });
    });

    it('refuses a value that does not fit its parameter', () => {
      assert.match(refusal(() => call(admin, 'book', { roomId: 'nonsense' })).message, /invalid for Id: "nonsense"/);
      assert.match(refusal(() => call(admin, 'echo', { wish: { seats: 'many' } })).message, /invalid for Integer/);
    });

    it('hands on the message of an AuraHandledException and rolls back', () => {
      const error = refusal(() => call(admin, 'refuse'));
      assert.equal(error.message, 'Not on Sundays.');
      assert.equal(error.body.exceptionType, 'System.AuraHandledException');
      assert.equal(list(admin).total, 0);
    });

    it('answers other exceptions as an org does', () => {
      const error = refusal(() => call(admin, 'fail'));
      assert.equal(error.message, 'Attempt to de-reference a null object');
      assert.equal(error.body.exceptionType, 'System.NullPointerException');
      const { fieldErrors } = refusal(() => call(admin, 'breakRule')).body as { fieldErrors: Record<string, object[]> };
      assert.deepEqual(fieldErrors.Seats__c, [
        { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'A room has no fewer than 0 seats.' },
      ]);
    });

    it('refuses a user without the class', () => {
      const error = refusal(() => call(as('Room Viewer'), 'getBookings', { roomId: null }));
      assert.equal(error.message, "You do not have access to the Apex class named 'RoomController'.");
    });
  });
});
