/** For tests of the engine: a project of a few files in a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryProject {
  folder: string;
  /** Adds or replaces a file: `Greeter.cls`, `objects/Note__c/Note__c.object-meta.xml`. */
  write(file: string, text: string): void;
  remove(): void;
}

/** @param files text by path inside the project */
export function temporaryProject(files: Record<string, string>): TemporaryProject {
  const folder = mkdtempSync(path.join(tmpdir(), 'local-org-'));
  const write = (file: string, text: string) => {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
