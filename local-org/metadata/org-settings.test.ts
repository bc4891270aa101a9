import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryProject } from '../testing/temporary-project.ts';
import { loadProject } from './index.ts';
import { NEW_ORG } from './org-settings.ts';

function inProject(files: Record<string, string>, work: (folder: string) => void): void {
  const project = temporaryProject({});
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(project.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    work(project.folder);
  } finally {
    project.remove();
  }
}

test('an org without a definition is a new one', () => {
  inProject({}, (folder) => assert.deepEqual(loadProject([folder]).settings, NEW_ORG));
});

test('features, settings of the definition, and settings in the source', () => {
  const files = {
    'sfdx-project.json': JSON.stringify({
      packageDirectories: [{ path: '.' }],
      plugins: { localOrg: { currencies: { CHF: 0.93, Kroner: 11, NOK: 0 } } },
    }),
    'config/project-scratch-def.json': JSON.stringify({
      features: ['PersonAccounts', 'Communities'],
      settings: { campaignSettings: { enableAccountsAsCM: true }, currencySettings: { enableMultiCurrency: true } },
    }),
    'settings/LeadConfig.settings-meta.xml':
      '<LeadConfigSettings><shouldLeadConvertRequireValidation>false</shouldLeadConvertRequireValidation></LeadConfigSettings>',
    'settings/Currency.settings-meta.xml':
      '<CurrencySettings><enableMultiCurrency>false</enableMultiCurrency></CurrencySettings>',
    'settings/Security.settings-meta.xml': '<SecuritySettings/>',
  };
  inProject(files, (folder) => {
    const { settings, problems } = loadProject([folder]);
    assert.deepEqual(
      problems.map(({ reason }) => reason),
      ['Kroner: 11', 'NOK: 0'].map((one) => `currencies names codes with their rates, not ${one}`),
    );
    assert.deepEqual(settings, {
      addressPicklists: false,
      personAccounts: true,
      multiCurrency: false,
      currencies: new Map([['CHF', 0.93]]),
      accountsAsCampaignMembers: true,
      validatesLeadConversion: false,
    });
  });
});

test('a definition that cannot be read is a problem, not the end', () => {
  inProject({ 'config/project-scratch-def.json': '{' }, (folder) => {
    const { settings, problems } = loadProject([folder]);
    assert.deepEqual(settings, NEW_ORG);
    assert.match(problems[0].message, /project-scratch-def.json/);
  });
});
