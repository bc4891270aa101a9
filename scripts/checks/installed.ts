/**
 * The Apex tests of the package where it is installed in an organization of `subscribers/`, with the organization's own.
 *
 *   node scripts/checks/installed.ts plain | hostile | abroad
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../project-files.ts';

/**
 * Tests that count what the package alone costs: in this organization its own automation counts as well. That the cost
 * grows with neither members nor rules there, too, is in `subscribers/hostile-tests` (CustomerCostTest).
 */
const COST_OF_THE_PACKAGE_ALONE: Record<string, string[]> = {
  hostile: [
    'CampaignMemberTouchpointsTest.evaluating200MembersCostsAHandfulOfStatements',
    'CampaignMemberTouchpointsTest.costGrowsNeitherWithTheCampaignNorWithTheMappings',
    'OpportunityCaptureTest.hundredConversionsCostAsManyQueriesAsOne',
    'OrderedSyncRulesTest.costDoesNotGrowWithTheRules',
    'StageCaptureTest.saveOfTwoHundredCostsOneQueryAndOneStatement',
    'TouchpointEvaluationJobTest.anExecuteOf2000MembersStaysFarBelowTheLimits',
  ],
};

const [name = ''] = process.argv.slice(2);
const subscriber = `subscribers/${name}`;
if (!name || !existsSync(join(PROJECT, subscriber))) {
  console.error(`There is no organization ${subscriber}`);
  process.exit(2);
}
// Tests of the package that only an organization with such rules can show belong to its namespace.
const further = `${subscriber}-tests`;
const projects = ['.', ...(existsSync(join(PROJECT, further)) ? [further] : [])];
const except = COST_OF_THE_PACKAGE_ALONE[name] ?? [];
const { status } = spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    'local-org/bin/local-org.ts',
    'test',
    ...projects.flatMap((project) => ['--project', project]),
    '--installed',
    '--subscriber',
    subscriber,
    ...(except.length ? ['--except', except.join(',')] : []),
  ],
  { cwd: PROJECT, stdio: 'inherit' },
);
process.exit(status ?? 1);
