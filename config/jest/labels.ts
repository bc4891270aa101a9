/** Gives every custom label of the package its English text; a label that does not exist stays its own name. */
import { globSync, readFileSync } from 'node:fs';

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

for (const file of globSync('force-app/**/*.labels-meta.xml')) {
  const labels = readFileSync(file, 'utf8').matchAll(/<fullName>(.*?)<\/fullName>[^]*?<value>([^]*?)<\/value>/g);
  for (const [, name, value] of labels) {
    const text = value.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
    jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: text }), { virtual: true });
  }
}
