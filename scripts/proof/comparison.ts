/**
 * Generated worlds of plain records through the package's comparison and through an independent reference: both numbers
 * and every reason must be equal for each ad under each report, and the reasons must sum to the difference exactly.
 *
 *   node scripts/proof/comparison.ts [--worlds 3000] [--seed 1]
 */
// Specification: ads.compare.reasons, ads.compare.sum, ads.compare.reports, ads.compare.people, ads.compare.days
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openOrg } from '../../local-org/execution/org.ts';
import { expected, REPORTS, toNumber, type Fraction } from './comparison/reference.ts';
import { worldOf } from './comparison/world.ts';

const { values } = parseArgs({
  options: { worlds: { type: 'string', default: '3000' }, seed: { type: 'string', default: '1' } },
});
const SHOWN = 5;
/** Places that the package rounds an endless share to, and a little more for the sum of several. */
const TOLERANCE = 1e-10;
const SECOND = 1000;

interface Answer {
  network: string;
  attributed: string;
  difference: Record<string, string>;
  isSum: boolean;
}

let printed = '';
const org = openOrg({ projects: ['.'], debug: (_level, text) => (printed = text) });
const source = readFileSync(path.join(import.meta.dirname, 'comparison/comparison.apex'), 'utf8');
const orgZone = org.organization().timeZone;
const failures = new Map<string, string[]>();
let compared = 0;
let notZero = 0;

for (let index = 0; index < Number(values.worlds); index++) {
  const seed = Number(values.seed) * 1_000_000 + index;
  const now = Math.floor(Date.now() / SECOND) * SECOND;
  const world = worldOf(seed, now);
  const text = JSON.stringify(world)
    .replaceAll('\\', '\\\\')
    .replaceAll("'", String.raw`\'`);
  const script = org.program.anonymous(
    source.replace('WORLD', () => `'${text}'`),
    'comparison.apex',
  );
  org.transact({ isAsync: true, entry: { kind: 'anonymous', name: 'comparison' } }, script);
  const { ids, answers } = JSON.parse(printed) as { ids: string[]; answers: Answer[] };
  for (const report of REPORTS) {
    for (const ad of world.ads.keys()) {
      const answer = answers.shift()!;
      const should = expected(world, [ad], report, orgZone, now, ids);
      const where = `world ${seed}, ad ${ad}, ${report}`;
      check(`${where}: network`, answer.network, should.network);
      check(`${where}: attributed`, answer.attributed, should.attributed);
      for (const [reason, value] of Object.entries(should.difference)) {
        check(`${where}: ${reason}`, answer.difference[reason], value);
      }
      if (!answer.isSum) fail(`${where}: the reasons don't sum to the difference`);
    }
  }
}
org.close();

function check(what: string, ours: string, should: Fraction): void {
  compared++;
  if (should.numerator !== 0n) notZero++;
  if (!(Math.abs(Number(ours) - toNumber(should)) < TOLERANCE)) fail(`${what} is ${ours}, not ${toNumber(should)}`);
}

function fail(message: string): void {
  const kind = message.replace(/^.*?: /, '').split(' ')[0];
  failures.set(kind, [...(failures.get(kind) ?? []), message]);
}

console.log(`${values.worlds} worlds: ${compared} numbers compared, ${notZero} of them not 0`);
for (const [kind, examples] of failures) {
  console.log(`FAILED ${examples.length} times: ${kind}\n  ${examples.slice(0, SHOWN).join('\n  ')}`);
}
process.exitCode = failures.size ? 1 : 0;
