/**
 * The differential run: generated people through the package's Apex, through Meta's two public implementations and
 * through the documented rules. Every difference from Meta's code must be one of those that are listed and explained; an
 * unexplained one, or one from the rules, fails the run with an example.
 *
 *   node scripts/proof/differential.ts [--people 100000] [--seed 1]
 */
// Specification: conversions.user-data.rules
import { parseArgs } from 'node:util';
import { openOrg } from '../../local-org/execution/org.ts';
import { apexOf, KEYS } from './differential/apex.ts';
import { people } from './differential/generate.ts';
import { businessSdk, paramBuilder } from './differential/oracles.ts';
import { problem } from './differential/reference.ts';
import { RULES, ruleFor } from './differential/rules.ts';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const ORACLES = { A: businessSdk, B: paramBuilder };
const SHOWN = 5;

const generated = people(Number(values.people), Number(values.seed));
const org = openOrg({ projects: ['.'] });
let compared = 0;
let equal = 0;
const explained = new Map<string, number>();
const failures = new Map<string, string[]>();

let index = 0;
for (const ours of apexOf(org, generated)) {
  const person = generated[index++];
  for (const key of KEYS) {
    const raw = person[key];
    const wrong = problem(key, person, ours);
    if (wrong) fail(`${key}: ${wrong}`, raw, ours[key].normalized);
    for (const [of, oracle] of Object.entries(ORACLES) as ['A' | 'B', typeof businessSdk][]) {
      compared++;
      const theirs = oracle(key, person);
      if (theirs.hash === ours[key].hash) {
        equal++;
        continue;
      }
      const rule = ruleFor(of, { key, raw: raw ?? '', person, ours: ours[key], theirs });
      if (rule) explained.set(rule.name, (explained.get(rule.name) ?? 0) + 1);
      else fail(`${of}, ${key}: not explained`, `${raw} [${person.country}]`, ours[key].normalized, theirs.normalized);
    }
  }
}
org.close();

function fail(what: string, ...example: (string | null)[]): void {
  failures.set(what, [...(failures.get(what) ?? []), example.map((part) => JSON.stringify(part)).join(' → ')]);
}

console.log(
  `${generated.length} people, ${compared} values compared: ${equal} equal, ${compared - equal} different by these rules:`,
);
for (const { name } of RULES) console.log(`  ${String(explained.get(name) ?? 0).padStart(7)}  ${name}`);
for (const [what, examples] of failures) {
  console.log(`FAILED ${examples.length} times: ${what}\n  ${examples.slice(0, SHOWN).join('\n  ')}`);
}
process.exitCode = failures.size ? 1 : 0;
