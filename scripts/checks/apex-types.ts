/**
 * Runs the independent Apex type checker (apex-ls, which comes inside the code analyzer's PMD engine) on a DX project.
 * Prints `file:line:column message`; exit 1 when there is one.
 *
 *   node scripts/checks/apex-types.ts [DIR]
 */
import { spawnSync } from 'node:child_process';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHORT_LIVED } from './java.ts';

interface Report {
  files: { path: string; messages: { start: { line: number; offset: number }; category: string; message: string }[] }[];
}

const project = resolve(process.argv[2] ?? '.');
const engine = dirname(fileURLToPath(import.meta.resolve('@salesforce/code-analyzer-pmd-engine')));
const { stdout, stderr, error } = spawnSync(
  'java',
  [
    ...SHORT_LIVED,
    '-cp',
    join(engine, 'java-lib', '*'),
    'io.github.apexdevtools.apexls.CheckForIssues',
    '-n',
    '-d',
    'warnings',
    '-f',
    'json',
    '-w',
    project,
  ],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);
if (error || !stdout.trim()) {
  console.error(`The Apex type checker did not run: ${error?.message ?? stderr.trim()}`);
  process.exit(1);
}

/** Legal names that Salesforce may reserve one day, of entry points that stay. */
const ACCEPTED = [
  /AdComparison\.cls:\d+:\d+ Warning: 'of' is currently a legal method name/,
  /AttributionModels\.cls:\d+:\d+ Warning: 'activate' is currently a legal method name/,
];

const findings = (JSON.parse(stdout) as Report).files
  .flatMap(({ path, messages }) =>
    messages.map(
      ({ start, category, message }) =>
        `${relative(project, path) || path}:${start.line}:${start.offset + 1} ${category}: ${message}`,
    ),
  )
  .filter((finding) => !ACCEPTED.some((accepted) => accepted.test(finding)));
for (const finding of findings) console.log(finding);
console.log(`${findings.length} findings of the Apex type checker`);
process.exit(findings.length ? 1 : 0);
