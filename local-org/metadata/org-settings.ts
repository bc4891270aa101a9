/**
 * What an organization has switched on: the features and settings of a scratch org definition
 * (`config/project-scratch-def.json`), over them those of its source (`settings/*.settings-meta.xml`). What neither names
 * is as in a new organization.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './files.ts';
import { MetadataError, readXml, text } from './xml.ts';

export interface OrgSettings {
  /** Feature `StateAndCountryPicklist`: addresses have codes beside the names of states and countries. */
  addressPicklists: boolean;
  /** Feature `PersonAccounts`. */
  personAccounts: boolean;
  /** Feature `MultiCurrency`, `CurrencySettings.enableMultiCurrency`. */
  multiCurrency: boolean;
  /** Beside the corporate currency: units of each (ISO 4217) for one of that. `plugins.localOrg.currencies` of sfdx-project.json. */
  currencies: ReadonlyMap<string, number>;
  /** `CampaignSettings.enableAccountsAsCM`: accounts can be campaign members. */
  accountsAsCampaignMembers: boolean;
  /**
   * `LeadConfigSettings.shouldLeadConvertRequireValidation`: validation rules, required custom fields and before triggers
   * of what a conversion saves.
   */
  validatesLeadConversion: boolean;
}

export const NEW_ORG: OrgSettings = {
  addressPicklists: false,
  personAccounts: false,
  multiCurrency: false,
  currencies: new Map(),
  accountsAsCampaignMembers: false,
  validatesLeadConversion: true,
};

/** Those that are on or off. */
type Switch = { [K in keyof OrgSettings]: OrgSettings[K] extends boolean ? K : never }[keyof OrgSettings];

/** Of a definition's features, the settings they stand for; in lower case. */
const FEATURES: Record<string, Switch> = {
  stateandcountrypicklist: 'addressPicklists',
  personaccounts: 'personAccounts',
  multicurrency: 'multiCurrency',
};

/** Type of settings in a definition; its file and root element are named for it (`Campaign.settings`, CampaignSettings). */
const SETTINGS: Record<string, Record<string, Switch>> = {
  campaignSettings: { enableAccountsAsCM: 'accountsAsCampaignMembers' },
  currencySettings: { enableMultiCurrency: 'multiCurrency' },
  leadConfigSettings: { shouldLeadConvertRequireValidation: 'validatesLeadConversion' },
};

interface Definition {
  features?: string[];
  settings?: Record<string, Record<string, unknown>>;
}

/**
 * @param roots folders of the projects that describe the organization; of several definitions the last one counts
 * @param files their source
 * @param problem hears of what cannot be read
 */
export function readOrgSettings(
  roots: readonly string[],
  files: readonly SourceFile[],
  problem: (error: MetadataError) => void,
): OrgSettings {
  const currencies = new Map<string, number>();
  const found: OrgSettings = { ...NEW_ORG, currencies };
  const definition = roots.map((root) => join(root, 'config', 'project-scratch-def.json')).findLast(existsSync);
  if (definition) {
    try {
      applyDefinition(JSON.parse(readFileSync(definition, 'utf8')) as Definition, found);
    } catch (error) {
      problem(new MetadataError(definition, (error as Error).message));
    }
  }
  const project = roots.map((root) => join(root, 'sfdx-project.json')).findLast(existsSync);
  if (project) {
    const { plugins } = JSON.parse(readFileSync(project, 'utf8')) as {
      plugins?: { localOrg?: { currencies?: object } };
    };
    for (const [code, rate] of Object.entries(plugins?.localOrg?.currencies ?? {})) {
      if (!/^[A-Z]{3}$/.test(code) || typeof rate !== 'number' || !(rate > 0))
        problem(new MetadataError(project, `currencies names codes with their rates, not ${code}: ${String(rate)}`));
      else currencies.set(code, rate);
    }
  }
  for (const { suffix, name, file } of files) {
    const type = `${name.charAt(0).toLowerCase()}${name.slice(1)}Settings`;
    const known = suffix === 'settings' ? SETTINGS[type] : undefined;
    if (!known) continue;
    try {
      const root = readXml(file, `${name}Settings`);
      for (const [element, setting] of Object.entries(known)) {
        const value = text(root, element);
        if (value !== null) found[setting] = value === 'true';
      }
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      problem(error);
    }
  }
  return found;
}

function applyDefinition({ features = [], settings = {} }: Definition, found: OrgSettings): void {
  for (const feature of features) {
    // `PersonAccounts`, or with a number: `DevelopmentWave:2`.
    const setting = FEATURES[feature.split(':')[0].toLowerCase()];
    if (setting) found[setting] = true;
  }
  for (const [type, values] of Object.entries(settings)) {
    for (const [name, setting] of Object.entries(SETTINGS[type] ?? {}))
      if (typeof values[name] === 'boolean') found[setting] = values[name];
  }
}
