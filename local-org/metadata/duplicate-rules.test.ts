import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DuplicateRuleFiles } from './duplicate-rules.ts';
import { createSchema } from './build.ts';
import { readStandardObjects } from './standard/read.ts';
import { parseXml } from './xml.ts';

const schema = createSchema(
  readStandardObjects().map(({ object }) => object),
  null,
);

/** What becomes of a rule on leads that uses one matching rule. */
function judged({ item = 'Email', method = 'Exact', status = 'Active', use = 'R', more = '', logic = '' }) {
  const files = new DuplicateRuleFiles();
  files.addRule(
    parseXml(
      `<DuplicateRule><isActive>true</isActive><actionOnInsert>Block</actionOnInsert>${more}<duplicateRuleMatchRules>` +
        `<matchRuleSObjectType>Lead</matchRuleSObjectType><matchingRule>${use}</matchingRule></duplicateRuleMatchRules></DuplicateRule>`,
      'rule',
    ),
    'Lead.Rule',
  );
  files.addMatchingRules(
    parseXml(
      `<MatchingRules><matchingRules><fullName>R</fullName><ruleStatus>${status}</ruleStatus>${logic}<matchingRuleItems>` +
        `<fieldName>${item}</fieldName><matchingMethod>${method}</matchingMethod></matchingRuleItems></matchingRules></MatchingRules>`,
      'matching',
    ),
    'Lead',
  );
  const leftOut: string[] = [];
  return { rules: files.rulesFor(schema, (line) => leftOut.push(line)), leftOut };
}

test('a rule of exact matches is judged', () => {
  const { rules, leftOut } = judged({});
  assert.deepEqual(leftOut, []);
  assert.deepEqual(rules[0].matches[0].items, [{ field: 'Email', savedField: 'Email', matchesBlanks: false }]);
  assert.deepEqual(rules[0].onInsert, { action: 'Block', alerts: false });
});

test('a rule that cannot be judged is left out by name, with the reason', () => {
  const reasons = [
    [{ method: 'FirstName' }, 'the matching method FirstName of Email'],
    [{ status: 'Inactive' }, 'the matching rule R, which is not active'],
    [
      { use: 'Standard_Lead_Match_Rule_v1_0' },
      'the matching rule Standard_Lead_Match_Rule_v1_0, which is not in the project',
    ],
    [{ item: 'Name' }, 'the field Name of Lead'],
    [{ logic: '<booleanFilter>1; DROP</booleanFilter>' }, 'the logic 1; DROP'],
    [
      {
        more: '<duplicateRuleFilter><duplicateRuleFilterItems><field>Title</field></duplicateRuleFilterItems></duplicateRuleFilter>',
      },
      'conditions of the rule',
    ],
  ] as const;
  for (const [given, reason] of reasons) {
    const { rules, leftOut } = judged(given);
    assert.deepEqual(rules, []);
    assert.deepEqual(leftOut, [`Not supported by the local org: duplicate rule Lead.Rule: ${reason}`]);
  }
});

test('a rule that is switched off does nothing', () => {
  const files = new DuplicateRuleFiles();
  files.addRule(parseXml('<DuplicateRule><isActive>false</isActive></DuplicateRule>', 'rule'), 'Lead.Rule');
  assert.deepEqual(files.rulesFor(schema, assert.fail), []);
});
