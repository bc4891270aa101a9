/** Compiles each component's `.ts` to the `.js` beside it: what `sf project deploy start` sends. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileComponentSource, componentSources } from './lwc/component-source.ts';
import { PROJECT } from './project-files.ts';

try {
  const sources = componentSources();
  for (const file of sources) {
    writeFileSync(join(PROJECT, file.replace(/\.ts$/, '.js')), compileComponentSource(file));
  }
  console.log(`${sources.length} component sources compiled`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
