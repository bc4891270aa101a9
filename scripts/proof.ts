/**
 * The proofs that take long: generated people through the package and through Meta's own code, and the campaign of
 * faults and kills with its search for planted values.
 *
 *   npm run proof                        in full: 100,000 people, 100,000 events
 *   npm run proof -- --short             as `npm test` runs them
 *   npm run proof -- --only campaign     one of them; also --seed N
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

interface Proof {
  name: string;
  full: string[];
  short: string[];
}

const PROOFS: Proof[] = [
  { name: 'differential', full: ['--people', '100000'], short: ['--people', '2000'] },
  {
    name: 'campaign',
    full: ['--events', '100000', '--kills', '12'],
    short: ['--events', '2000', '--kills', '2', '--quiet'],
  },
];

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
  const args = [...(values.short ? short : full), '--seed', values.seed];
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `scripts/proof/${name}.ts`, ...args],
    { stdio: 'inherit' },
  );
  if (status !== 0) failed++;
}
process.exit(failed ? 1 : 0);
