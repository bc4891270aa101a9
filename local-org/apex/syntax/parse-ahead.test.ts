/** What is parsed ahead is what would have been parsed otherwise. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { cacheFileOf, parse } from './parse.ts';
import { parseAhead, type ParseWork } from './parse-ahead.ts';

const classes = (count: number): ParseWork[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'class',
    text: `public class Numbered${index} { Integer value() { return ${index}; } }`,
  }));

describe('files parsed ahead', () => {
  const folders: string[] = [];
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
  const cache = () => {
    const folder = mkdtempSync(join(tmpdir(), 'parse-'));
    folders.push(folder);
    return folder;
  };

  it('lie in the cache as a single thread writes them', () => {
    const [ahead, alone] = [cache(), cache()];
    const files = classes(60);
    parseAhead(files, ahead, 3);
    for (const { text, kind } of files) {
      parse(text, kind, alone);
      assert.equal(
        readFileSync(cacheFileOf(text, kind, ahead), 'utf8'),
        readFileSync(cacheFileOf(text, kind, alone), 'utf8'),
      );
    }
    assert.deepEqual(readdirSync(ahead).sort(), readdirSync(alone).sort(), 'nothing half written is left');
  });

  it('are left to the compiler when they are few', () => {
    const folder = cache();
    parseAhead(classes(3), folder, 3);
    assert.deepEqual(readdirSync(folder), []);
  });
});
