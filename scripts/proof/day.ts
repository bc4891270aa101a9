/**
 * A day in a customer's org: the package is installed in *hostile*, which has rules, triggers, jobs, and another package
 * of its own. Members are added, removed, and change status without triggers; people are merged, converted, deleted, and
 * restored; exports run, jobs are killed, the owner of the schedules leaves. At the end each member's touchpoint is what
 * the specification says, each transition has its event once, and no save or job of the organization was refused.
 *
 *   node scripts/proof/day.ts [--seed 1] [--short] [--quiet]
 */
// Specification: touchpoints.jobs.any-order, touchpoints.jobs.customers, touchpoints.change.without-triggers
// Specification: conversions.capture.once
import { parseArgs } from 'node:util';
import { EmulatorProcess } from './campaign/processes.ts';
import { Life, type Size } from './day/life.ts';
import { Organization } from './day/organization.ts';
import { judge } from './day/verdict.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
});

const LONG: Size = { campaigns: 8, leads: 500, contacts: 300, hours: 7 };
// More memberships of 200 contacts than one transaction evaluates, in both.
const SHORT: Size = { campaigns: 6, leads: 120, contacts: 220, hours: 2 };
const size = values.short ? SHORT : LONG;
/** Just before the audit of the night, which starts at 02:23 in Los Angeles: the checks have found everything by then. */
const BEFORE_AUDIT = Date.parse('2026-12-08T10:20:00Z');
const END = Date.parse('2026-12-08T11:00:00Z');
const HOUR = 3_600_000;
/** After the last that happens, as long as the package may take to notice it. */
const QUIET_HOURS = 1;
const SHOWN = 12;

const started = performance.now();
const emulator = await EmulatorProcess.start();
try {
  process.exitCode = (await day()) ? 0 : 1;
} finally {
  emulator.stop();
}

async function day(): Promise<boolean> {
  const organization = new Organization(BEFORE_AUDIT - (size.hours + QUIET_HOURS) * HOUR, emulator.url);
  try {
    const life = new Life(organization, size, Number(values.seed));
    life.begin();
    life.pass();
    organization.passUntil(BEFORE_AUDIT);
    const before = judge(organization, life).violations.map((each) => `before the audit: ${each}`);
    organization.passUntil(END);
    const { violations: after, members, touchpoints, events } = judge(organization, life);
    const violations = [...before, ...after];
    const received = await emulator.events();
    const did = [...life.done].map(([what, times]) => `${what} ${times}`).join(', ');
    if (!values.quiet) console.log(`  ${did}`);
    console.log(
      `  seed ${values.seed}, ${size.hours} hours: ${organization.asked} saves and jobs of the organization, ${organization.refusals.length} refused; ` +
        `${members} members, ${touchpoints} touchpoints, ${life.transitions.length} transitions, ${events} events, ${received.length} received; ` +
        `${life.killed} jobs killed; ${violations.length} violations; ${((performance.now() - started) / 1000).toFixed(0)} s`,
    );
    for (const violation of violations.slice(0, SHOWN)) console.log(`  ${violation}`);
    if (violations.length > SHOWN) console.log(`  … and ${violations.length - SHOWN} more`);
    return violations.length === 0 && life.killed > 0 && received.length > 0;
  } finally {
    organization.close();
  }
}
