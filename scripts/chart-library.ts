/**
 * The charting library as the package's static resource `ChartJs`: the file of the npm package, with the licenses that
 * have to travel with it before it. Generated, never committed; only its `-meta.xml` is.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PROJECT } from './project-files.ts';

const RESOURCE = join(PROJECT, 'force-app/main/platform/staticresources/ChartJs.js');
/** Both packages keep what their names lead to in `dist`. */
const folderOf = (name: string, from: string): string => dirname(dirname(createRequire(from).resolve(name)));
const chartFolder = folderOf('chart.js', import.meta.url);
/** Chart.js carries this color library inside. */
const colorFolder = folderOf('@kurkle/color', join(chartFolder, 'package.json'));

/** Writes the resource where it is missing or of another version. */
export function writeChartLibrary(): void {
  const content = chartLibrary();
  if (!existsSync(RESOURCE) || readFileSync(RESOURCE, 'utf8') !== content) writeFileSync(RESOURCE, content);
}

/** @returns the script with both licenses before it */
export function chartLibrary(): string {
  const licenses = [chartFolder, colorFolder].map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
    return `/*!\n${name} ${version}\n\n${readFileSync(join(folder, 'LICENSE.md'), 'utf8').trim()}\n*/\n`;
  });
  const script = readFileSync(join(chartFolder, 'dist/chart.umd.min.js'), 'utf8');
  // The source map stays behind, and so does the line that names it.
  return `${licenses.join('')}${script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')}`;
}
