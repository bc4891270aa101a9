/**
 * Runs the Salesforce Code Analyzer's AppExchange and security rules over a folder of source, from its engines (the
 * `sf` plug-in is not on the npm registry). Prints `file:line severity engine/rule: message`; exit 1 when there is one.
 * An exception is listed with its reason beside its line or in code-analyzer.yml.
 *
 *   node scripts/checks/security.ts DIR
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CodeAnalyzer, CodeAnalyzerConfig, SeverityLevel } from '@salesforce/code-analyzer-core';
import { createEnginePlugin as eslint } from '@salesforce/code-analyzer-eslint-engine';
import { createEnginePlugin as pmd } from '@salesforce/code-analyzer-pmd-engine';
import { createEnginePlugin as regex } from '@salesforce/code-analyzer-regex-engine';
import { createEnginePlugin as retireJs } from '@salesforce/code-analyzer-retirejs-engine';
import { SHORT_LIVED } from './java.ts';

// The engines start Java themselves, and have no setting for its options.
process.env.JDK_JAVA_OPTIONS = SHORT_LIVED.join(' ');

const EXCEPTIONS = fileURLToPath(new URL('../../code-analyzer.yml', import.meta.url));
const SELECTORS = ['AppExchange', 'Recommended:Security'];

const folder = process.argv[2];
if (!folder) {
  console.error('Which folder? node scripts/checks/security.ts DIR');
  process.exit(2);
}

const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromFile(EXCEPTIONS));
for (const plugin of [pmd(), regex(), retireJs(), eslint()]) await analyzer.addEnginePlugin(plugin);

const workspace = await analyzer.createWorkspace([folder]);
const rules = await analyzer.selectRules(SELECTORS, { workspace });
const results = await analyzer.run(rules, { workspace });

for (const violation of results.getViolations()) {
  const location = violation.getPrimaryLocation();
  const rule = violation.getRule();
  const file = relative(process.cwd(), location.getFile() ?? folder);
  const severity = SeverityLevel[rule.getSeverityLevel()];
  console.log(
    `${file}:${location.getStartLine() ?? 1} ${severity} ${rule.getEngineName()}/${rule.getName()}: ${violation.getMessage()}`,
  );
}
console.log(`${results.getViolationCount()} findings of ${rules.getCount()} rules (${SELECTORS.join(', ')})`);
process.exit(results.getViolationCount() ? 1 : 0);
