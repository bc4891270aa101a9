/** The credentials that the package ships give their secrets to nobody. */
// Specification: conversions.connection.token-secret
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PROJECT } from './project-files.ts';

const filesOf = (kind: string): [file: string, text: string][] =>
  globSync(`force-app/main/*/${kind}s/*.${kind}-meta.xml`, { cwd: PROJECT }).map((file) => [
    file,
    readFileSync(join(PROJECT, file), 'utf8'),
  ]);

describe('a named credential', () => {
  // Else any Apex in the organization could send itself the token: `request.setBody('{!$Credential.…}')`.
  it('writes no secret into bodies or headers that code composes', () => {
    const named = filesOf('namedCredential');
    assert.ok(named.length > 0);
    for (const [file, text] of named) {
      assert.match(text, /<allowMergeFieldsInBody>false</, file);
      assert.match(text, /<allowMergeFieldsInHeader>false</, file);
    }
  });

  it('leads to the network over TLS', () => {
    for (const [file, text] of filesOf('namedCredential')) {
      const address = /<parameterType>Url<\/parameterType>\s*<parameterValue>([^<]*)</.exec(text)?.[1];
      assert.match(address ?? '', /^https:\/\//, file);
    }
  });
});

describe('an external credential', () => {
  it('holds a reference to the secret, never one', () => {
    const external = filesOf('externalCredential');
    assert.ok(external.length > 0);
    for (const [file, text] of external) {
      for (const [, value] of text.matchAll(/<parameterValue>([^<]*)</g)) {
        assert.match(value, /^\{!.*\$Credential\.\w+\.\w+\}$/, file);
      }
    }
  });
});
