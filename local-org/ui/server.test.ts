/** What the server answers, without a browser. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scopedModules } from './http/scoped-modules.ts';
import { serve, type UiServer } from './server.ts';
import type { BootData } from './shapes.ts';
import { fakeHost } from './testing/fake-host.ts';

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), 'fixture');

describe('the server of the pages', () => {
  let server: UiServer;
  let project: string;
  const lines: string[] = [];
  /** What the next change breaks. */
  let problems: string[] = [];

  const get = (path: string, init: RequestInit = {}) => fetch(server.url + path, { redirect: 'manual', ...init });
  const text = async (path: string) => (await get(path)).text();
  /** Addresses of the scripts of a page: the base components', the shell's, the project's. */
  const scriptsOf = async (path: string) =>
    [...(await text(path)).matchAll(/<script defer src="([^"]+)">/g)].map(([, address = '']) => address);
  const bootOf = (page: string) =>
    JSON.parse(/<script id="boot" type="application\/json">(.*?)<\/script>/.exec(page)?.[1] ?? '') as BootData;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    get(path, { method: 'POST', body: JSON.stringify(body), headers });

  /** What the server tells a page that is open. */
  async function listen() {
    const reader = (await get('/events')).body!.getReader();
    const decoder = new TextDecoder();
    let told = '';
    return {
      /** Waits until this is among it; all of it so far. */
      async until(text: string): Promise<string> {
        while (!told.includes(text)) {
          const { value, done } = await reader.read();
          assert.ok(!done, `The server ended before ${text}: ${told}`);
          told += decoder.decode(value);
        }
        return told;
      },
      end: () => reader.cancel(),
    };
  }

  before(async () => {
    project = mkdtempSync(join(tmpdir(), 'rooms-'));
    cpSync(FIXTURE, project, { recursive: true });
    server = await serve(
      { ...fakeHost(project), reload: async () => problems },
      { port: 0, log: (line) => lines.push(line) },
    );
    await server.ready;
  });
  after(async () => {
    await server.close();
    rmSync(project, { recursive: true });
  });

  it('serves one page for every address of the shell', async () => {
    const response = await get('/lightning/r/Room__c/a00000000000001AAA/view');
    const page = await response.text();
    assert.equal(response.status, 200);
    const { namespace, components, scoped } = bootOf(page);
    assert.equal(namespace, null);
    assert.ok(components.includes('c/roomCard'));
    assert.deepEqual(scoped['@salesforce/label/c.Room_Bookings'], { value: 'Bookings <of> "this" room' });
    const { imports } = JSON.parse(/<script type="importmap">(.*?)<\/script>/.exec(page)?.[1] ?? '') as {
      imports: Record<string, string>;
    };
    assert.match(imports['lightning/iconSvgTemplatesUtility'], /^\/base\/\w+\/lightning\/iconSvgTemplatesUtility\.js$/);
    assert.equal((await get('/')).headers.get('location'), '/lightning/page/home');
  });

  it('answers only where it is asked for under a name of this machine', async () => {
    const statusOf = (host: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ host: 'localhost', port: server.port, path, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    const own = ['localhost', 'LOCALHOST:80', '127.0.0.1:4000', '[::1]:4000', 'org.localhost', 'a.b.localhost:4000'];
    for (const host of own) assert.equal(await statusOf(host, '/lightning/page/home'), 200, host);
    const others = [
      'other.example',
      'localhost.example:4000',
      'notlocalhost',
      '127.0.0.1.example',
      'localhost@other.example',
      '10.0.0.1',
      '[::2]',
    ];
    for (const host of others)
      for (const path of ['/lightning/page/home', '/ui-api/records/none', '/events', '/shell.css'])
        assert.equal(await statusOf(host, path), 421, `${host}${path}`);
  });

  it('answers an id that is none with what people read', async () => {
    for (const id of ['%00', '%zz', '..%2F']) {
      const response = await get(`/ui-api/records/${id}`);
      assert.equal(response.status, 404);
      assert.equal(((await response.json()) as { message: string }).message, 'The requested resource does not exist');
    }
  });

  it('defines every module that a page can import in three scripts', async () => {
    const scripts = await scriptsOf('/lightning/page/home');
    assert.equal(scripts.length, 3);
    const [base = '', shell = '', own = ''] = await Promise.all(scripts.map(text));
    for (const name of ['lwc', '@lwc/synthetic-shadow', 'lightning/button', 'lightning/datatable'])
      assert.ok(base.includes(`localOrg.define("${name}"`), name);
    for (const name of ['shell/app/app.js', 'shell/app/app.html', 'lightning/navigation/navigation.js'])
      assert.ok(shell.includes(`localOrg.define("${name}"`), name);
    for (const name of ['c/roomCard/roomCard.js', 'c/roomCard/roomCard.html', 'c/roomPlanner/roomPlanner.js'])
      assert.ok(own.includes(`localOrg.define("${name}"`), name);
    assert.doesNotMatch(base + shell + own, /^throw new Error/m);
  });

  it('lets a browser keep a script until something in it changes', async () => {
    const [base = '', shell = '', own = ''] = await scriptsOf('/lightning/page/home');
    for (const address of [base, shell, own]) {
      const response = await get(address);
      assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8', address);
      assert.match(response.headers.get('cache-control') ?? '', /immutable/, address);
    }
    assert.deepEqual(await scriptsOf('/lightning/r/Room__c/a00000000000001AAA/view'), [base, shell, own]);
    assert.equal((await get('/modules/0000000000000000/project.js')).status, 404);
  });

  it('maps a script to the files that people wrote', async () => {
    const [, , own = ''] = await scriptsOf('/lightning/page/home');
    const lines = (await text(own)).split('\n');
    assert.equal(lines.at(-2), '//# sourceMappingURL=project.js.map');
    const map = new SourceMap(JSON.parse(await text(`${own}.map`)) as SourceMapPayload);
    const card = readFileSync(join(project, 'force-app/main/default/lwc/roomCard/roomCard.ts'), 'utf8').split('\n');
    const line = lines.findIndex((one) => one.includes('this.bookings.error?.body.message'));
    const entry = map.findEntry(line, lines[line]?.indexOf('this.bookings') ?? 0);
    assert.ok('originalSource' in entry);
    assert.equal(entry.originalSource, 'force-app/main/default/lwc/roomCard/roomCard.ts');
    assert.match(card[entry.originalLine] ?? '', /this\.bookings\.error\?\.body\.message/);
  });

  it('serves base components, styles and icons, and nothing outside of them', async () => {
    const [base = ''] = await scriptsOf('/lightning/page/home');
    assert.match(base, /^\/base\/\w+\/base\.js$/);
    assert.equal((await get(base.replace('base.js', '..%2f..%2f..%2fpackage.json'))).status, 404);
    assert.equal((await get('/assets/styles/salesforce-lightning-design-system.min.css')).status, 200);
    assert.equal((await get('/assets/icons/utility-sprite/svg/symbols.svg')).status, 200);
    assert.equal((await get('/assets/..%2fpackage.json')).status, 404);
    assert.equal((await get('/modules/..%2f..%2fsfdx-project.json')).status, 404);
    assert.equal((await get('/nonsense')).status, 404);
  });

  it('gives a page the modules of the platform, and a reason for what is not there', () => {
    const host = fakeHost(project);
    const modules = (...names: string[]) =>
      names.map(
        (name) =>
          scopedModules([`@salesforce/${name}`], host.session('005000000000001AAA'), host)[`@salesforce/${name}`],
      );
    assert.deepEqual(
      modules(
        'apex/RoomController.getBookings',
        'user/Id',
        'schema/Room__c.Seats__c',
        'i18n/number.infinity',
        'gate/x',
      ),
      [
        { cacheable: true },
        { value: '005000000000001AAA' },
        { value: { fieldApiName: 'Seats__c', objectApiName: 'Room__c' } },
        { value: '∞' },
        { isGate: true },
      ],
    );
    const reasons = modules(
      'apex/RoomController.nonsense',
      'schema/Room__c.Nonsense__c',
      'label/c.Nonsense',
      'contentAssetUrl/x',
    ).map((module) => ('error' in module ? module.error : 'there'));
    assert.match(reasons[0] ?? '', /^There is no apex RoomController\.nonsense/);
    assert.match(reasons[1] ?? '', /^There is no schema Room__c\.Nonsense__c/);
    assert.match(reasons[2] ?? '', /^There is no label c\.Nonsense/);
    assert.equal(reasons[3], 'Not supported by the local org: @salesforce/contentAssetUrl/x');
  });

  it('calls Apex as the user of the cookie, and answers refusals with the body that components see', async () => {
    const booked = await post('/apex/RoomController.book', { parameters: { roomId: 'a00000000000001AAA' } });
    assert.equal(await booked.json(), 'Booking 2');
    const switched = await post('/switch-user', { userId: '005000000000002AAA' });
    const cookie = switched.headers.get('set-cookie')?.split(';')[0] ?? '';
    const refused = await post('/apex/RoomController.book', {}, { cookie });
    assert.equal(refused.status, 500);
    assert.equal(((await refused.json()) as { message: string }).message, 'Viewers may not book.');
    assert.equal((await post('/switch-user', { userId: 'nobody' })).status, 404);
  });

  it('saves, and answers field errors', async () => {
    const update = (fields: object) =>
      get('/ui-api/records/a00000000000001AAA', { method: 'PATCH', body: JSON.stringify({ fields }) });
    const saved = (await (await update({ Seats__c: 7 })).json()) as { fields: Record<string, { value: unknown }> };
    assert.equal(saved.fields.Seats__c.value, 7);
    const refused = await update({ Seats__c: -7 });
    assert.equal(refused.status, 400);
    const { output } = (await refused.json()) as { output: { fieldErrors: Record<string, object[]> } };
    assert.equal(output.fieldErrors.Seats__c.length, 1);
  });

  it('refuses bad JSON, unknown routes, and changes asked for by another site', async () => {
    assert.equal((await get('/ui-api/records', { method: 'POST', body: '{' })).status, 400);
    assert.equal((await get('/ui-api/nonsense')).status, 404);
    const foreign = await post('/apex/RoomController.book', {}, { origin: 'http://elsewhere.example' });
    assert.equal(foreign.status, 403);
  });

  it('hands on what is sent to a site as it came, whatever the cookie says', async () => {
    const body = Buffer.from([0xff, 0x00, 0x7b]);
    const reply = await get('/site/services/apexrest/rooms/7?size=L', {
      method: 'POST',
      body,
      headers: { cookie: 'local_org_user=005000000000002AAA' },
    });
    assert.equal(reply.status, 202);
    assert.equal(reply.headers.get('x-called'), 'POST /rooms/7 L');
    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), body);
  });

  // How soon is measured by npm run bench.
  it('has a changed component live', async () => {
    const open = await listen();
    await open.until('"type":"connected"');
    const [, , before] = await scriptsOf('/lightning/page/home');
    const file = join(project, 'force-app/main/default/lwc/roomPlanner/roomPlanner.html');
    writeFileSync(file, '<template><p>Planned anew</p></template>');
    await open.until('"type":"reload"');
    const [, , own = ''] = await scriptsOf('/lightning/page/home');
    assert.match(await text(own), /Planned anew/);
    assert.notEqual(own, before);
    await open.end();
  });

  it('tells pages that open later what a change broke', async () => {
    problems = ['RoomController.cls:1:1 Unexpected token'];
    const open = await listen();
    writeFileSync(join(project, 'force-app/main/default/classes/RoomController.cls'), 'nonsense');
    await open.until('"type":"reload"');
    const later = await listen();
    assert.match(await later.until('"type":"problem"'), /RoomController\.cls:1:1 Unexpected token/);
    await Promise.all([open.end(), later.end()]);
  });

  it('shows why a component does not compile, and the others', async () => {
    const open = await listen();
    await open.until('"type":"connected"');
    writeFileSync(join(project, 'force-app/main/default/lwc/roomCard/roomCard.html'), '<template><p></template>');
    await open.until('"type":"reload"');
    const [, , own = ''] = await scriptsOf('/lightning/page/home');
    const code = await text(own);
    assert.match(
      code,
      /define\("c\/roomCard\/roomCard\.html".*\nthrow new Error\("force-app\/main\/default\/lwc\/roomCard\/roomCard\.html:1:\d+ /,
    );
    assert.match(code, /Planned anew/);
    assert.match(lines.join('\n'), /roomCard\.html:1/);
    await open.end();
  });
});
