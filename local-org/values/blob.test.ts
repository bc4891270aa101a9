import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { ApexBlob } from './blob.ts';

const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('a Blob made of something else than bytes', () => {
  it('has the bytes of its text, in UTF-8', () => {
    for (const text of ['', 'a', 'Müller', '山田', '😀', 'half \ud83d pair']) {
      const blob = ApexBlob.fromText(text);
      assert.deepEqual(blob.bytes, new TextEncoder().encode(text));
      assert.equal(hash(blob.content), hash(blob.bytes), `hash of ${text}`);
    }
  });

  it('has the bytes of its hexadecimal digits, and gives these back', () => {
    const blob = ApexBlob.fromHex('00ff1a');
    assert.deepEqual([...blob.bytes], [0, 255, 26]);
    assert.equal(blob.toHex(), '00ff1a');
    assert.equal(new ApexBlob(Uint8Array.of(0, 255, 26)).toHex(), '00ff1a');
  });

  it('equals one of the same bytes, whatever either was made of', () => {
    assert.ok(ApexBlob.fromText('é').equals(ApexBlob.fromHex('c3a9')));
    assert.ok(!ApexBlob.fromText('é').equals(ApexBlob.fromText('e')));
  });
});
