/**
 * Makes what `sf project deploy start` sends and nobody commits: the `.js` beside each component's `.ts`, the charting
 * library, and the Apex classes of tables.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeGeneratedSources } from './generated-sources.ts';
import { compileComponentSource, componentSources } from './lwc/component-source.ts';
import { PROJECT } from './project-files.ts';

try {
  writeGeneratedSources();
  const sources = componentSources();
  for (const file of sources) {
    writeFileSync(join(PROJECT, file.replace(/\.ts$/, '.js')), compileComponentSource(file));
  }
  console.log(`${sources.length} component sources compiled`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
