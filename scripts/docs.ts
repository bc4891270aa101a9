/**
 * Writes the pages that follow from the source into `docs/generated/`: what the components can call, and which tests
 * hold each promise of the specification.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAuraClasses } from './apex-types/aura-surface.ts';
import { describeApexInterface } from './apex-types/declarations.ts';
import { packageFiles, PROJECT } from './project-files.ts';
import { mapOfTests, readPromises, readTaggedTests } from './specification.ts';

const classes = packageFiles('**/*.cls').flatMap((file) =>
  readAuraClasses(readFileSync(join(PROJECT, file), 'utf8'), file),
);
const pages = {
  'package-api.md': describeApexInterface(classes),
  'specification-tests.md': mapOfTests(readPromises(), readTaggedTests()),
};

mkdirSync(join(PROJECT, 'docs/generated'), { recursive: true });
for (const [name, text] of Object.entries(pages)) {
  writeFileSync(join(PROJECT, 'docs/generated', name), text);
  console.log(`docs/generated/${name}`);
}
