/**
 * What external credentials hold: tokens, passwords. Kept in the data file, so that a transaction that fails takes them
 * back as it takes back rows, but in a table of no object: no query, describe or export reaches them. Each value is
 * encrypted (AES-256-GCM) with a key in a file beside the data, readable by its owner only.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Store } from '../data/store.ts';
import type { CredentialOwner, CredentialValue, RunningCredentials } from '../running/org.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_LENGTH = 12;
const TAG_LENGTH = 16;

export class CredentialStore implements RunningCredentials {
  private readonly store: Store;
  private readonly keyFile: string | null;
  private knownKey: Buffer | null = null;

  /** @param dataFile the file of the data; null: they, and the key, are in memory */
  constructor(store: Store, dataFile: string | null) {
    this.store = store;
    this.keyFile = dataFile && `${dataFile}.key`;
    store.db.exec(
      `CREATE TABLE IF NOT EXISTS org_credential (credential TEXT NOT NULL, principal TEXT NOT NULL, owner TEXT NOT NULL,
       name TEXT NOT NULL, encrypted INTEGER NOT NULL, value BLOB NOT NULL,
       PRIMARY KEY (credential, principal, owner, name)) WITHOUT ROWID`,
    );
  }

  read(owner: CredentialOwner): Map<string, CredentialValue> {
    const rows = this.store.all(
      'SELECT name, encrypted, value FROM org_credential WHERE credential = ? AND principal = ? AND owner = ?',
      ...keyOf(owner),
    ) as [string, number, Uint8Array][];
    const values = new Map<string, CredentialValue>();
    for (const [name, encrypted, sealed] of rows) {
      const value = this.open(sealed);
      // A value whose key was thrown away is as good as not stored.
      if (value !== null) values.set(name, { value, encrypted: encrypted === 1 });
    }
    return values;
  }

  write(owner: CredentialOwner, values: ReadonlyMap<string, CredentialValue>): void {
    for (const [name, { value, encrypted }] of values) {
      this.store.run(
        'INSERT OR REPLACE INTO org_credential (credential, principal, owner, name, encrypted, value) VALUES (?, ?, ?, ?, ?, ?)',
        ...keyOf(owner),
        name,
        encrypted ? 1 : 0,
        this.seal(value),
      );
    }
  }

  remove(owner: CredentialOwner, names: readonly string[] | null = null): void {
    const where = 'DELETE FROM org_credential WHERE credential = ? AND principal = ? AND owner = ?';
    if (!names) this.store.run(where, ...keyOf(owner));
    else for (const name of names) this.store.run(`${where} AND name = ?`, ...keyOf(owner), name);
  }

  private seal(value: string): Uint8Array {
    const iv = randomBytes(IV_LENGTH);
    const cipher = createCipheriv(ALGORITHM, this.key(), iv);
    const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
    return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
  }

  private open(bytes: Uint8Array): string | null {
    const sealed = Buffer.from(bytes);
    const decipher = createDecipheriv(ALGORITHM, this.key(), sealed.subarray(0, IV_LENGTH));
    decipher.setAuthTag(sealed.subarray(IV_LENGTH, IV_LENGTH + TAG_LENGTH));
    try {
      const value = Buffer.concat([decipher.update(sealed.subarray(IV_LENGTH + TAG_LENGTH)), decipher.final()]);
      return value.toString('utf8');
    } catch {
      return null;
    }
  }

  private key(): Buffer {
    return (this.knownKey ??= this.keyFile ? keyIn(this.keyFile) : randomBytes(32));
  }
}

/** The key kept in a file, made on first use. */
function keyIn(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'hex');
}

const keyOf = ({ externalCredential, principal, userId }: CredentialOwner): [string, string, string] => [
  externalCredential,
  principal,
  userId ?? '',
];
