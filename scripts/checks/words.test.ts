/** The check of words finds a planted fault of each kind, and leaves right texts alone. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { wordFindings } from './words.ts';

const LABELS = 'force-app/main/touchpoints/labels/CustomLabels.labels-meta.xml';
const FIELD = 'force-app/main/touchpoints/objects/Room__c/fields/Floor__c.field-meta.xml';
const NORWEGIAN = 'force-app/main/setup/translations/no.translation-meta.xml';
const NORWEGIAN_FIELD = 'force-app/main/setup/objectTranslations/Room__c-no/Floor__c.fieldTranslation-meta.xml';
const PAGE = 'force-app/main/touchpoints/lwc/page/page.html';
const PAGE_LABELS = 'force-app/main/touchpoints/lwc/page/labels.ts';
const COMPONENT = 'force-app/main/touchpoints/lwc/page/page.js-meta.xml';
const APEX = 'force-app/main/touchpoints/classes/Page.cls';
const GUIDE = 'docs/marketer-guide.md';

const label = (name: string, text: string) =>
  `<labels><fullName>${name}</fullName><language>en_US</language><value>${text}</value></labels>`;
const translation = (name: string, text: string) =>
  `<customLabels><label>${text}</label><name>${name}</name></customLabels>`;
const field = (name: string, help: string) =>
  `<CustomField>\n    <inlineHelpText>${help}</inlineHelpText>\n    <label>${name}</label>\n</CustomField>`;

describe('the check of words', () => {
  const folders: string[] = [];
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  const check = (files: Record<string, string>): string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'));
    folders.push(folder);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return wordFindings(folder);
  };

  it('finds nothing in texts that are right', () => {
    const findings = check({
      [LABELS]: [
        label('Save_Title', 'Save the Rules of “my org”'),
        label('Updated', '{0} members updated. See the list.'),
        label('Updated_One', '{0} member updated. See the list.'),
        label('Failed', 'The list isn’t available ({0}). Refresh the page.'),
        label('Preview', 'Preview {0} Dates'),
      ].join(''),
      [FIELD]: field('Members to Update', "The number of members that weren't updated."),
      [NORWEGIAN]: translation('Updated', '{0} salgsemner er oppdatert. Facebook-lead-ID er «1».'),
      [PAGE]: '<lightning-button label={labels.preview}></lightning-button>',
      [PAGE_LABELS]: "import preview from '@salesforce/label/c.Preview';",
      [APEX]: 'String.format(System.Label.Failed, values)',
      [GUIDE]: 'Select a campaign, as [the page](https://example.org/please) says.\n\n```\nplease!\n```\n',
    });
    assert.deepEqual(findings, []);
  });

  const wrongLabels: [string, RegExp][] = [
    ['Please reload the page.', /“Please” \(leave it out\)/],
    ['Saved!', /“!” \(a period\)/],
    ['Mend the rule.', /“Mend” \(fix, correct\)/],
    ['Whoever saves is asked.', /“Whoever”/],
    ['Somebody changed it meanwhile.', /“Somebody”/],
    ['The model in force.', /“in force”/],
    ['A field, e.g. Status.', /“e\.g\.”/],
    ['1 event(s) sent.', /“t\(s\)” \(a singular and a plural\)/],
    ['The organisation refused it.', /“organisation” \(American spelling\)/],
    ['The normalised email.', /“normalised” \(American spelling\)/],
    [`The page ${'says '.repeat(19)}so.`, /has a sentence of 22 words, more than 20/],
  ];
  for (const [text, problem] of wrongLabels) {
    it(`refuses “${text.slice(0, 40)}” as a label, a help text, a description, and in a guide`, () => {
      assert.match(check({ [LABELS]: label('Wrong', text) }).join('\n'), problem);
      assert.match(check({ [FIELD]: field('Floor', text) }).join('\n'), problem);
      assert.match(check({ [COMPONENT]: `<description>${text}</description>` }).join('\n'), problem);
      if (!text.includes('says')) assert.match(check({ [GUIDE]: text }).join('\n'), problem);
    });
  }

  it('reads the short description of a label, too', () => {
    const described = label('Right', 'Right.').replace(
      '<value>',
      '<shortDescription>Changed Meanwhile</shortDescription><value>',
    );
    assert.match(check({ [LABELS]: described }).join(), /shortDescription says “Meanwhile”/);
  });

  const code = {
    [APEX]: '/**\n * What it does.\n */\npublic class Page {\n    // COMMENT\n    Integer size;\n}',
    [PAGE_LABELS]: 'const size = 1; // COMMENT\n',
    'scripts/build.mjs': '/**\n * Builds.\n * COMMENT\n */\nexport {};\n',
    'e2e/page.spec.ts': "test.describe('COMMENT', () => {});",
    'local-org/data/rows.test.ts': 'it(`COMMENT`, () => {});',
    'local-org/conformance/RowsTest.cls': '    Integer size; // COMMENT\n',
    'docs/decisions/001-rows.md': 'COMMENT',
  };
  for (const [file, source] of Object.entries(code)) {
    it(`reads comments and names of tests in ${file}`, () => {
      const findings = (comment: string) => check({ [file]: source.replace('COMMENT', comment) });
      assert.match(findings('Whoever saves has no room.').join('\n'), /“Whoever”[^]*“no room”/);
      assert.match(findings('The normalised value stands here.').join('\n'), /“normalised”[^]*“stands”/);
      assert.deepEqual(findings('The value stands in for another.'), []);
    });
  }

  it('leaves names and texts in code alone', () => {
    const source = [
      'const meanwhile = mend(organisation);',
      '// not `mend`',
      "save('// not please', whoever(s));",
      'if (!sorry) stop();',
    ].join('\n');
    assert.deepEqual(check({ [PAGE_LABELS]: source, [APEX]: source, 'scripts/build.ts': source }), []);
  });

  it('lets docs have sentences of 25 words', () => {
    assert.deepEqual(check({ [GUIDE]: `${'word '.repeat(25)}.` }), []);
    assert.match(check({ [GUIDE]: `${'word '.repeat(26)}.` }).join(), /26 words, more than 25/);
  });

  it('wants titles, buttons and field names in Title Case', () => {
    assert.match(check({ [LABELS]: label('Save_Title', 'Save the rules') }).join(), /needs Title Case \(rules\)/);
    assert.match(check({ [FIELD]: field('Members to update', 'Help.') }).join(), /needs Title Case \(update\)/);
    const page = {
      [LABELS]: label('Preview', 'Preview dates'),
      [PAGE]: '<lightning-button variant="brand" label={labels.preview}></lightning-button>',
    };
    const named = "import previewLabel from '@salesforce/label/c.Preview';\nconst labels = { preview: previewLabel };";
    assert.match(check({ ...page, [PAGE_LABELS]: named }).join(), /Preview is a title or a button.*\(dates\)/);
    const direct = "import preview from '@salesforce/label/c.Preview';";
    assert.match(check({ ...page, [PAGE_LABELS]: direct }).join(), /Preview is a title or a button.*\(dates\)/);
  });

  it('wants one word for one thing in the translations', () => {
    const english = { [LABELS]: label('Leads', 'Leads'), [FIELD]: field('Floor', 'Help.') };
    for (const word of ['Leads', 'leadene', 'Kundeemner']) {
      const findings = check({ ...english, [NORWEGIAN]: translation('Leads', word) });
      assert.match(findings.join(), new RegExp(`Leads says “${word}”, not salgsemne`));
    }
    const help = '<CustomFieldTranslation><help>Kundeemnet.</help></CustomFieldTranslation>';
    assert.match(check({ ...english, [NORWEGIAN_FIELD]: help }).join(), /help says “Kundeemnet”, not salgsemne/);
  });

  it('wants a plural for each singular', () => {
    assert.match(
      check({ [LABELS]: label('Sent_One', '{0} event') }).join(),
      /Sent_One is a singular without its plural/,
    );
  });

  it('wants no straight apostrophe where String.format would swallow it', () => {
    const findings = check({
      [LABELS]: label('Failed', "The list can't be shown: {0}."),
      [APEX]: 'String.format(\n    System.Label.Failed,\n    values)',
    });
    assert.match(findings.join(), /Failed goes through String\.format and has a straight apostrophe/);
  });
});
