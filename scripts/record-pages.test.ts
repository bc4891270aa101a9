/** Record pages of the package in a customer's org: an admin activates them, and they need nothing of the org's layouts. */
// Specification: touchpoints.pages.records
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openOrg, type Org } from '../local-org/execution/org.ts';
import { orgHost } from '../local-org/ui/org/org-host.ts';
import type { UiHost, UiSession } from '../local-org/ui/host.ts';
import type { PageComponent } from '../local-org/ui/shapes.ts';
import { PROJECT } from './project-files.ts';

const LIST = 'lst:dynamicRelatedList';
/** The lists of each page, in the user's languages. */
const LISTS: Record<string, string[]> = {
  Lead: ['Buyer Touchpoints', 'Conversion Events', 'Ad Interactions'],
  Contact: ['Buyer Touchpoints', 'Conversion Events', 'Ad Interactions'],
  Opportunity: ['Conversion Events'],
};
const RECORDS: Record<string, Record<string, unknown>> = {
  Lead: { LastName: 'Nordin', Company: 'Harbor' },
  Contact: { LastName: 'Nordin' },
  Opportunity: { Name: 'Harbor', StageName: 'Prospecting', CloseDate: '2026-12-31' },
};

describe('record pages in an org that the package is installed into', () => {
  let org: Org;
  let host: UiHost;
  const admin = () => host.session(host.users()[0].id);
  const listsOf = (session: UiSession, id: string): PageComponent[] =>
    session.recordPage(id).regions.flatMap(({ components }) => components.filter(({ name }) => name === LIST));
  const speak = (language: string) =>
    org.store.run('UPDATE "User" SET LanguageLocaleKey = ? WHERE Id = ?', language, admin().user.id);

  before(() => {
    org = openOrg({ projects: [PROJECT], installed: { subscriber: join(PROJECT, 'subscribers', 'plain') } });
    host = orgHost(org);
  });
  after(() => org.close());

  for (const [object, labels] of Object.entries(LISTS)) {
    it(`shows the lists of the ${object} page, which no layout of the org has`, () => {
      const { id } = admin().createRecord(object, RECORDS[object]);
      assert.deepEqual(listsOf(admin(), id), [], 'Nothing shows before an admin activates the page');
      admin().activatePage(`touchline__Touchline_${object}`, true);
      const lists = listsOf(admin(), id);
      assert.deepEqual(
        lists.map(({ properties }) => properties.relatedListLabel),
        labels,
      );
      for (const { properties } of lists) {
        const fields = String(properties.relatedListFieldAliases).split(',');
        const list = admin().relatedList({
          recordId: id,
          relatedList: String(properties.relatedListApiName),
          page: 0,
          pageSize: Number(properties.maxRecordsToDisplay),
          own: { fields, sortField: String(properties.sortFieldAlias), descending: true, actions: [] },
        });
        assert.equal(list.columns.length, fields.length);
        assert.deepEqual(
          list.columns.filter(({ label }) => label.startsWith('Not supported')),
          [],
        );
      }
    });
  }

  it('calls the lists as the user’s language does', () => {
    const { id } = admin().createRecord('Contact', RECORDS.Contact);
    admin().activatePage('touchline__Touchline_Contact', true);
    const shown = ['es', 'no', 'pt_BR'].map((language) => {
      speak(language);
      return listsOf(admin(), id).map(({ properties }) => properties.relatedListLabel)[0];
    });
    speak('en_US');
    assert.deepEqual(shown, [
      'Puntos de contacto del comprador',
      'Kjøperkontaktpunkter',
      'Pontos de contato do comprador',
    ]);
  });

  it('leaves out lists of records that the user may not read', () => {
    const { id } = admin().createRecord('Contact', RECORDS.Contact);
    admin().activatePage('touchline__Touchline_Contact', true);
    org.store.run(`DELETE FROM "PermissionSetAssignment"`);
    org.store.version++;
    const viewer = host.session(host.users().find(({ name }) => name === 'Touchline Viewer')!.id);
    assert.deepEqual(listsOf(viewer, id), []);
  });
});
