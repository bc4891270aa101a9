/** How the modules of a page find one another and fail, without a browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import type { ScopedModule } from '../shapes.ts';

const LOADER = stripTypeScriptTypes(readFileSync(join(import.meta.dirname, '..', 'shell', 'loader.ts'), 'utf8'));

type Factory = (require: (specifier: string) => Values, module: { exports: Values }, exports: Values) => void;
type Values = Record<string, unknown>;

interface Page {
  define(id: string, imports: Record<string, string[]>, factory: Factory): void;
  require(specifier: string): Values;
}

/** A page that the loader has begun. */
function openPage(scoped: Record<string, ScopedModule> = {}, namespace: string | null = null): Page {
  const boot = { textContent: JSON.stringify({ namespace, scoped }) };
  const context = createContext({ document: { getElementById: () => boot }, URL });
  runInContext(`{${LOADER}}`, context);
  return runInContext('localOrg', context) as Page;
}

const exporting =
  (values: Values): Factory =>
  (_require, module) => {
    module.exports = values;
  };

/** Of another realm, so no instance of this one's Error. */
const messageOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
};

describe('the modules of a page', () => {
  it('run when they are first imported, and once', () => {
    const page = openPage();
    let runs = 0;
    page.define('c/card/card.js', {}, (_require, _module, exports) => {
      runs++;
      exports.default = 'Card';
    });
    assert.equal(runs, 0);
    assert.equal(page.require('c/card').default, 'Card');
    assert.equal(page.require('c/card'), page.require('c/card'));
    assert.equal(runs, 1);
  });

  it('find files of their own component, and styles that are all there is of one', () => {
    const page = openPage();
    page.define('c/card/parts/numbers.js', {}, exporting({ two: 2 }));
    page.define('c/card/card.js', {}, (require, _module, exports) => {
      exports.two = require('./parts/numbers.js').two;
    });
    page.define('c/styles/styles.css', {}, exporting({ default: ['styles'] }));
    assert.equal(page.require('c/card').two, 2);
    assert.deepEqual(page.require('c/styles').default, ['styles']);
  });

  it('are the same under the namespace of the project', () => {
    const page = openPage({}, 'acme');
    page.define('c/card/card.js', {}, exporting({ default: 'Card' }));
    assert.equal(page.require('acme/card'), page.require('c/card'));
  });

  it('may import one another in a circle', () => {
    const page = openPage();
    page.define('c/one/one.js', { 'c/two': ['two'] }, (require, _module, exports) => {
      exports.one = () => 1;
      exports.two = require('c/two').two;
    });
    page.define('c/two/two.js', { 'c/one': ['one'] }, (require, _module, exports) => {
      const other = require('c/one');
      exports.two = () => (other.one as () => number)() + 1;
    });
    assert.equal((page.require('c/one').two as () => number)(), 2);
  });

  it('fail alone, each time with what they threw', () => {
    const page = openPage();
    let runs = 0;
    page.define('c/broken/broken.js', {}, () => {
      runs++;
      throw new Error('Broken');
    });
    page.define('c/user/user.js', {}, (require) => require('c/broken'));
    page.define('c/sound/sound.js', {}, exporting({ default: 'Sound' }));
    for (const name of ['c/broken', 'c/broken', 'c/user'])
      assert.equal(
        messageOf(() => page.require(name)),
        'Broken',
      );
    assert.equal(runs, 1);
    assert.equal(page.require('c/sound').default, 'Sound');
  });

  it('refuse what a module does not export when it is imported, by its name', () => {
    const page = openPage();
    page.define('c/numbers/numbers.js', {}, exporting({ one: 1 }));
    page.define('lightning/toast/toast.js', {}, exporting({ Toast: 1 }));
    page.define('c/wrong/wrong.js', { 'c/numbers': ['one', 'two'] }, (require) => require('c/numbers'));
    page.define('c/newer/newer.js', { 'lightning/toast': ['Toaster'] }, (require) => require('lightning/toast'));
    assert.equal(
      messageOf(() => page.require('c/wrong')),
      'c/numbers does not export two, which c/wrong/wrong.js imports',
    );
    assert.equal(
      messageOf(() => page.require('c/newer')),
      'Not supported by the local org: Toaster, lightning/toast',
    );
  });

  it('name what the local org or the project does not have', () => {
    const page = openPage({ '@salesforce/apex/Rooms.none': { error: 'There is no apex Rooms.none in this org' } });
    assert.equal(
      messageOf(() => page.require('lightning/flow')),
      'Not supported by the local org: lightning/flow',
    );
    assert.equal(
      messageOf(() => page.require('c/nothing')),
      'There is no module c/nothing',
    );
    assert.equal(
      messageOf(() => page.require('@salesforce/apex/Rooms.none')),
      'There is no apex Rooms.none in this org',
    );
  });

  it("are the platform's as the user has them", () => {
    const page = openPage({
      '@salesforce/label/c.Room': { value: 'Room' },
      '@salesforce/customPermission/Book': {},
      '@salesforce/gate/new': { isGate: true },
      '@salesforce/apex/Rooms.book': { cacheable: false },
    });
    page.define(
      'localOrg/apexMethod/apexMethod.js',
      {},
      exporting({ apexMethod: (name: string, cacheable: boolean) => `${name} ${cacheable}` }),
    );
    page.define('localOrg/apex/apex.js', {}, exporting({ refreshApex: 'refresh' }));
    assert.equal(page.require('@salesforce/label/c.Room').default, 'Room');
    assert.equal(page.require('@salesforce/customPermission/Book').default, undefined);
    assert.equal((page.require('@salesforce/gate/new').default as { isOpen(): boolean }).isOpen(), false);
    assert.equal(page.require('@salesforce/apex/Rooms.book').default, 'Rooms.book false');
    assert.equal(page.require('@salesforce/apex').refreshApex, 'refresh');
  });
});
