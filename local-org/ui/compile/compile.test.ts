/** Components become native modules, one file at a time. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  it('prefers TypeScript, takes the types out and completes relative imports', () => {
    const code = compile('card.js') ?? '';
    assert.match(code, /from ["']\.\/numbers\.js["']/);
    assert.match(code, /from ["']\.\/card\.html["']/);
    assert.doesNotMatch(code, /Shape|: number/);
    assert.match(code, /sourceMappingURL=data:/);
  });

  it('compiles templates, and answers for styles that were never written', () => {
    assert.match(compile('card.html') ?? '', /registerTemplate/);
    assert.equal(compile('card.css'), 'export default undefined;');
    assert.equal(compile('card.scoped.css?scoped=true'), 'export default undefined;');
    assert.equal(compile('numbers.html'), 'export default undefined;');
  });

  it('knows no other files', () => {
    assert.equal(compile('nonsense.js'), null);
    assert.equal(compile('nonsense.html'), null);
    assert.equal(compile('nonsense.css'), null);
  });

  it('compiles styles', () => {
    write('card.css', '.a { color: red; }');
    assert.match(compile('card.css') ?? '', /color: red/);
    rmSync(join(card.directory, 'card.css'));
  });

  it('compiles again what changed', () => {
    write('numbers.ts', 'export const twice = (n: number): number => n + n;');
    assert.match(compile('numbers.js') ?? '', /n \+ n/);
  });

  it('says where a component does not compile', () => {
    write('card.html', '<template>\n  <p>\n</template>');
    assert.throws(
      () => compile('card.html'),
      (error) => error instanceof ComponentError && /^room\/lwc\/card\/card\.html:2:\d+ .*LWC\d+/.test(error.message),
    );
    write('numbers.ts', 'export const = 1;');
    assert.throws(() => compile('numbers.js'), /^ComponentError|Error: room\/lwc\/card\/numbers\.ts/);
  });
});
