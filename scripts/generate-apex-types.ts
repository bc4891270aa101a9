/**
 * Writes `types/generated/apex.d.ts`: a module per @AuraEnabled method, so that a component that calls Apex with a
 * wrong name, parameter or result type does not compile.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAuraClasses } from './apex-types/aura-surface.ts';
import { declareApexModules } from './apex-types/declarations.ts';
import { packageFiles, PROJECT } from './project-files.ts';

try {
  const classes = packageFiles('**/*.cls').flatMap((file) =>
    readAuraClasses(readFileSync(join(PROJECT, file), 'utf8'), file),
  );
  const folder = join(PROJECT, 'types/generated');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'apex.d.ts'), declareApexModules(classes));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
