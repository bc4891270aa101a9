/** Components become modules of a page, one file at a time. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { compileComponentFile, ComponentError } from './compile.ts';
import { type ComponentFolder, componentsIn, lwcFolders } from './components.ts';

describe('compiling components', () => {
  let project: string;
  let card: ComponentFolder;
  const write = (name: string, text: string) => writeFileSync(join(card.directory, name), text);
  const compile = (path: string) => compileComponentFile(card, path, project);
  const codeOf = async (path: string) => (await compile(path))?.code ?? null;

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'components-'));
    const directory = join(project, 'room', 'lwc', 'card');
    mkdirSync(join(directory, '__tests__'), { recursive: true });
    card = { namespace: 'c', name: 'card', directory };
    write(
      'card.ts',
      "import { LightningElement, api } from 'lwc';\nimport type { Shape } from './shape';\nimport { twice } from './numbers';\n" +
        'export default class Card extends LightningElement {\n  @api count!: number;\n  shape?: Shape;\n  get double(): number { return twice(this.count); }\n}\n',
    );
    write('card.js', 'this is a stale compiled file');
    write('card.html', '<template><p>{double}</p></template>');
    write('numbers.ts', 'export const twice = (n: number): number => n * 2;');
  });
  after(() => rmSync(project, { recursive: true }));

  it('finds components in rooms, and not their tests', () => {
    const [folder] = lwcFolders(project);
    assert.deepEqual(componentsIn({ namespace: 'c', directory: folder }), [card]);
  });

  it('finds nothing in folders that are gone', () => {
    assert.deepEqual(lwcFolders(join(project, 'gone')), []);
    assert.deepEqual(componentsIn({ namespace: 'c', directory: join(project, 'gone') }), []);
  });

  it('prefers TypeScript, takes the types out and completes relative imports', async () => {
    const code = (await codeOf('card.js')) ?? '';
    assert.match(code, /require\("\.\/numbers\.js"\)/);
    assert.match(code, /require\("\.\/card\.html"\)/);
    assert.doesNotMatch(code, /Shape|: number/);
  });

  it('tells what a module imports, by the names that the other has to export', async () => {
    const { imports } = (await compile('card.js'))!;
    assert.deepEqual(imports['./numbers.js'], ['twice']);
    assert.deepEqual(imports['./card.html'], ['default']);
    assert.ok(imports.lwc?.includes('LightningElement'));
  });

  it('maps what runs to what was written', async () => {
    const { code, map } = (await compile('card.js'))!;
    assert.deepEqual(map?.sources, ['room/lwc/card/card.ts']);
    const lines = code.split('\n');
    const line = lines.findIndex((text) => text.includes('(this.count)'));
    const entry = new SourceMap(map as SourceMapPayload).findEntry(line, lines[line]?.indexOf('this.count') ?? 0);
    // The getter is in the seventh line, counted from 0.
    assert.equal('originalLine' in entry && entry.originalLine, 6);
  });

  it('compiles templates, and answers for styles that were never written', async () => {
    assert.match((await codeOf('card.html')) ?? '', /registerTemplate/);
    for (const absent of ['card.css', 'card.scoped.css?scoped=true', 'numbers.html'])
      assert.match((await codeOf(absent)) ?? '', /exports\.default = undefined;/, absent);
  });

  it('knows no other files', async () => {
    assert.equal(await compile('nonsense.js'), null);
    assert.equal(await compile('nonsense.html'), null);
    assert.equal(await compile('nonsense.css'), null);
  });

  it('compiles styles', async () => {
    write('card.css', '.a { color: red; }');
    assert.match((await codeOf('card.css')) ?? '', /color: red/);
    rmSync(join(card.directory, 'card.css'));
  });

  it('compiles again what changed', async () => {
    write('numbers.ts', 'export const twice = (n: number): number => n + n;');
    assert.match((await codeOf('numbers.js')) ?? '', /n \+ n/);
  });

  it('says where a component does not compile', async () => {
    write('card.html', '<template>\n  <p>\n</template>');
    await assert.rejects(
      compile('card.html'),
      (error) => error instanceof ComponentError && /^room\/lwc\/card\/card\.html:2:\d+ .*LWC\d+/.test(error.message),
    );
    write('numbers.ts', 'export const = 1;');
    await assert.rejects(compile('numbers.js'), /^ComponentError|Error: room\/lwc\/card\/numbers\.ts/);
    write('numbers.ts', 'export const one = 1;\nexport const one = 2;\n');
    await assert.rejects(compile('numbers.js'), /room\/lwc\/card\/numbers\.ts:2:\d+ /);
  });

  it('says where a plain module of the local org does not compile', async () => {
    write('plain.ts', 'export const one: number = 1;\nexport const one = 2;\n');
    await assert.rejects(
      compileComponentFile({ ...card, isPlain: true }, 'plain.js', project),
      /room\/lwc\/card\/plain\.ts:2:\d+ /,
    );
  });
});
