/** What the server answers, without a browser. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve, type UiServer } from './server.ts';
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
    const { imports } = JSON.parse(/<script type="importmap">(.*?)<\/script>/.exec(page)?.[1] ?? '') as {
      imports: Record<string, string>;
    };
    assert.equal(imports['c/roomCard'], '/lwc/c/roomCard/roomCard.js');
    assert.match(imports['lightning/button'], /^\/base\/\w+\/lightning\/button\.js$/);
    assert.equal(imports['lightning/navigation'], '/lwc/lightning/navigation/navigation.js');
    assert.match(decodeURIComponent(imports['@salesforce/label/c.Room_Bookings']), /"Bookings <of> \\"this\\" room"/);
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

  it('serves every module that the import map names', async () => {
    const page = await text('/lightning/page/home');
    const { imports } = JSON.parse(/<script type="importmap">(.*?)<\/script>/.exec(page)?.[1] ?? '') as {
      imports: Record<string, string>;
    };
    const own = Object.values(imports).filter((address) => address.startsWith('/lwc/'));
    assert.ok(own.length > 40);
    for (const address of own) {
      const response = await get(address);
      assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8', address);
      assert.doesNotMatch(await response.text(), /^export default undefined;\nthrow/, address);
    }
  });

  it('serves base components, styles and icons, and nothing outside of them', async () => {
    const page = await text('/lightning/page/home');
    const button = /"lightning\/button":"([^"]+)"/.exec(page)?.[1] ?? '';
    assert.match((await get(button)).headers.get('cache-control') ?? '', /immutable/);
    assert.equal((await get('/assets/styles/salesforce-lightning-design-system.min.css')).status, 200);
    assert.equal((await get('/assets/icons/utility-sprite/svg/symbols.svg')).status, 200);
    assert.equal((await get('/assets/..%2fpackage.json')).status, 404);
    assert.equal((await get('/lwc/c/roomCard/..%2f..%2f..%2fsfdx-project.json')).status, 404);
    assert.equal((await get('/nonsense')).status, 404);
  });

  it('writes scoped modules, and loud ones for what is not there', async () => {
    assert.match(
      await text('/salesforce/apex/RoomController.getBookings'),
      /apexMethod\("RoomController.getBookings", true\)/,
    );
    assert.equal(await text('/salesforce/user/Id'), 'export default "005000000000001AAA";');
    assert.match(
      await text('/salesforce/schema/Room__c.Seats__c'),
      /"fieldApiName":"Seats__c","objectApiName":"Room__c"/,
    );
    assert.match(await text('/salesforce/i18n/number.infinity'), /"∞"/);
    assert.match(
      await text('/salesforce/apex/RoomController.nonsense'),
      /throw new Error\("There is no apex RoomController\.nonsense/,
    );
    assert.match(await text('/salesforce/schema/Room__c.Nonsense__c'), /throw new Error/);
    assert.match(await text('/salesforce/label/c.Nonsense'), /throw new Error/);
    assert.match(
      await text('/salesforce/contentAssetUrl/x'),
      /Not supported by the local org: @salesforce\/contentAssetUrl\/x/,
    );
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
    const file = join(project, 'force-app/main/default/lwc/roomPlanner/roomPlanner.html');
    writeFileSync(file, '<template><p>Planned anew</p></template>');
    await open.until('"type":"reload"');
    assert.match(await text('/lwc/c/roomPlanner/roomPlanner.html'), /Planned anew/);
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

  it('shows why a component does not compile', async () => {
    writeFileSync(join(project, 'force-app/main/default/lwc/roomCard/roomCard.html'), '<template><p></template>');
    const code = await text('/lwc/c/roomCard/roomCard.html');
    assert.match(code, /throw new Error\("force-app\/main\/default\/lwc\/roomCard\/roomCard\.html:1:\d+ /);
    assert.match(lines.join('\n'), /roomCard\.html:1/);
  });
});
