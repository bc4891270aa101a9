/** Every promise of the specification has a test, and every tag in a test is a promise. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemsOf, readPromises, readTaggedTests, taggedTests } from './specification.ts';

const promised = (tag: string) => ({ tag, sentence: 'It works.', section: 'Works' });

describe('the specification', () => {
  it('and the tests agree', () => {
    const promises = readPromises();
    assert.ok(promises.length > 200, 'The promises were found');
    assert.deepEqual(problemsOf(promises, readTaggedTests()), []);
  });

  it('is a list of sentences that end with a tag', () => {
    assert.deepEqual(readPromises('# Title\n\n## Part\n\nIn order.\n\n- It is\n  so. `a.b.c`\n- Or so. `a.b.d-e`\n'), [
      { tag: 'a.b.c', sentence: 'It is so.', section: 'Part' },
      { tag: 'a.b.d-e', sentence: 'Or so.', section: 'Part' },
    ]);
    assert.throws(() => readPromises('## Part\n\n- It is so.\n'), /no tag at the end of “It is so.”/);
  });

  it('misses a promise without a test', () => {
    assert.deepEqual(problemsOf([promised('a.b.c')], []), ['a.b.c has no test']);
  });

  it('refuses a tag that it does not hold, and one that it holds twice', () => {
    const tests = [{ file: 'XTest.cls', line: 3, name: 'XTest.works', tags: ['a.b.c', 'a.b.gone'] }];
    assert.deepEqual(problemsOf([promised('a.b.c'), promised('a.b.c')], tests), [
      'a.b.c is promised twice',
      'XTest.cls:3 a.b.gone is not in the specification',
    ]);
  });
});

describe('a tag', () => {
  const namesIn = (source: string, file: string) => taggedTests(source, file).map(({ name }) => name);

  it('belongs to the Apex test or test class below it', () => {
    const source = [
      '// Specification: a.b.c',
      '@IsTest',
      'private class XTest {',
      '    // Specification: a.b.d',
      '    // Specification: a.b.e',
      '    @IsTest',
      '    static void works() {',
    ].join('\n');
    assert.deepEqual(namesIn(source, 'XTest.cls'), ['XTest', 'XTest.works']);
  });

  it('belongs to the test, the block or the whole file below it', () => {
    const source = [
      '// Specification: a.b.c',
      "import { it } from 'node:test';",
      '// Specification: a.b.d',
      "describe('the page', () => {",
      '  // Specification: a.b.e',
      "  it.each(['a', 'b'])('holds %s', (letter) => {",
    ].join('\n');
    assert.deepEqual(namesIn(source, 'page.test.ts'), ['page.test.ts', 'the page', 'holds %s']);
  });

  it('above anything else is a fault', () => {
    const tests = [
      ...taggedTests('// Specification: a.b.c\nconst page = 1;\n', 'page.test.ts'),
      ...taggedTests('    // Specification: a.b.c\n    private static Integer count;\n', 'XTest.cls'),
    ];
    assert.deepEqual(problemsOf([promised('a.b.c')], tests), [
      "page.test.ts:1 the tag isn't above a test",
      "XTest.cls:1 the tag isn't above a test",
    ]);
  });
});
