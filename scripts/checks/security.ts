/**
 * Runs the Salesforce Code Analyzer's AppExchange and security rules over the package, from its engines (the `sf`
 * plug-in is not on the npm registry). Prints `file:line engine/rule message`; exit 1 when there is one.
 * A suppression stands, with its reason, beside the line it is for.
 */
import { relative } from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig, SeverityLevel } from '@salesforce/code-analyzer-core';
import { createEnginePlugin as pmd } from '@salesforce/code-analyzer-pmd-engine';
import { createEnginePlugin as regex } from '@salesforce/code-analyzer-regex-engine';
import { createEnginePlugin as retireJs } from '@salesforce/code-analyzer-retirejs-engine';

const SELECTORS = ['AppExchange', 'Recommended:Security'];

const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.withDefaults());
for (const plugin of [pmd(), regex(), retireJs()]) await analyzer.addEnginePlugin(plugin);

const workspace = await analyzer.createWorkspace(['force-app']);
const rules = await analyzer.selectRules(SELECTORS, { workspace });
const results = await analyzer.run(rules, { workspace });

for (const violation of results.getViolations()) {
  const location = violation.getPrimaryLocation();
  const rule = violation.getRule();
  const file = relative(process.cwd(), location.getFile() ?? 'force-app');
  const severity = SeverityLevel[violation.getSeverityLevel()];
  console.log(`${file}:${location.getStartLine() ?? 1} ${severity} ${rule.getEngineName()}/${rule.getName()}: ${violation.getMessage()}`);
}
console.log(`${results.getViolationCount()} findings of ${rules.getCount()} rules (${SELECTORS.join(', ')})`);
process.exit(results.getViolationCount() ? 1 : 0);
