/**
 * The proofs that take long: generated people through the package and through Meta's own code, phone numbers of all
 * countries through the package and through Google's, the campaign of faults and kills with its search for planted
 * values, generated ads through the comparison and through a second one, and the checks of `npm test` on other dates.
 *
 *   npm run proof                        in full: 100,000 people, 100,000 events
 *   npm run proof -- --short             as `npm test` runs them
 *   npm run proof -- --only campaign     one of them; also --seed N
 *   npm run proof -- dates --at leap-day one of them with its own options (scripts/proof/dates.ts)
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { writeGeneratedSources } from './generated-sources.ts';

interface Proof {
  name: string;
  full: string[];
  short: string[];
}

const PROOFS: Proof[] = [
  { name: 'differential', full: ['--people', '100000'], short: ['--people', '2000'] },
  { name: 'phones', full: [], short: ['--share', '0.05'] },
  {
    name: 'campaign',
    full: ['--events', '100000', '--kills', '12'],
    short: ['--events', '2000', '--kills', '2', '--quiet'],
  },
  { name: 'comparison', full: ['--worlds', '3000'], short: ['--worlds', '60'] },
  { name: 'day', full: [], short: ['--short'] },
  { name: 'dates', full: [], short: ['--short'] },
];

writeGeneratedSources();
const [first, ...own] = process.argv.slice(2);
if (PROOFS.some(({ name }) => name === first)) process.exit(run(first, own) ? 0 : 1);

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const selected = PROOFS.filter(({ name }) => !values.only || values.only.split(',').includes(name));
if (!selected.length) {
  console.error(`No proof is called ${values.only}. There are: ${PROOFS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

let failed = 0;
for (const { name, full, short } of selected) {
  console.log(`── ${name}`);
  if (!run(name, [...(values.short ? short : full), '--seed', values.seed])) failed++;
}
process.exit(failed ? 1 : 0);

function run(name: string, args: string[]): boolean {
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `scripts/proof/${name}.ts`, ...args],
    { stdio: 'inherit' },
  );
  return status === 0;
}
