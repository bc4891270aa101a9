/**
 * How long a complete `npm test` takes, beside an older build.
 *
 *   npm run bench -- checks [--old COMMIT]
 *
 * Both install first, which isn't measured; then each runs every check once, with nothing cached, one build after the
 * other. Some checks an older build doesn't have, and some of its tests may fail on today's date: the counts say so.
 */
import { type Build, ended, freePorts, npm, ratioText, withBothBuilds } from './builds/builds.ts';

interface Run {
  seconds: number;
  /** `14 passed, 0 failed, 0 skipped` */
  counts: string;
  /** Name of each check → what it said of its time. */
  checks: Map<string, string>;
}

await withBothBuilds(async ([old, fresh]) => {
  for (const build of [old, fresh]) await ended(npm(build, ['test', '--', '--list']));
  const [before, now] = [await runChecks(old), await runChecks(fresh)];
  for (const [name, said] of now.checks) {
    console.log(`  ${name.padEnd(14)}${said.padEnd(24)}old: ${before.checks.get(name) ?? '–'}`);
  }
  console.log(`new: ${now.counts}; old: ${before.counts}`);
  console.log(
    `npm test: ${now.seconds.toFixed(0)} s, old ${before.seconds.toFixed(0)} s: ` +
      `${ratioText(before.seconds, now.seconds)} (goal: at most half)`,
  );
});

async function runChecks(build: Build): Promise<Run> {
  const [port, emulatorPort] = await freePorts(2);
  const begun = performance.now();
  const { output } = await ended(
    npm(build, ['test'], { E2E_PORT: String(port), E2E_EMULATOR_PORT: String(emulatorPort) }),
  );
  const seconds = (performance.now() - begun) / 1000;
  // The name of a check, and under it, after all it printed, its outcome.
  const sections = output.split(/^── (?=[\w-]+: )/m).slice(1);
  const checks = new Map(
    sections.map((section) => [
      section.slice(0, section.indexOf(':')),
      /^((?:passed|FAILED).* in [\d.]+ s|(?:skipped|failed): .*)$/m.exec(section)?.[1] ?? 'ended without a word',
    ]),
  );
  return { seconds, counts: /^checks: (.*)$/m.exec(output)?.[1] ?? 'it did not end', checks };
}
