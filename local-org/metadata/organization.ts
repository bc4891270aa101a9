/**
 * What an organization is beside its metadata: name, language, time zone, currency, users. Read from the files of a DX
 * project that make a scratch org: `config/project-scratch-def.json` (Salesforce DX Developer Guide, "Scratch Org
 * Definition Configuration Values") and `config/users/*.json` ("User Definition File").
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MetadataError } from './xml.ts';

export interface OrganizationSettings {
  name: string;
  /** `en_US`, `de` */
  language: string;
  /** `de_DE` */
  locale: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** How the organization calls its standard profiles: languages and admins give them other names. */
  profileNames: ReadonlyMap<string, string>;
  /** What new campaigns call the statuses Sent and Responded. */
  memberStatuses: ReadonlyMap<string, string>;
  users: UserDefinition[];
}

export interface UserDefinition {
  /** Fields of User by API name. */
  fields: Record<string, string | boolean>;
  /** As the organization shows it. */
  profileName: string;
  /** With the namespace where they are of a package. */
  permissionSets: string[];
  file: string;
}

/** Of an org that nobody has described. */
export const usualOrganization: OrganizationSettings = {
  name: 'Local Org',
  language: 'en_US',
  locale: 'en_US',
  timeZone: 'America/Los_Angeles',
  currency: 'USD',
  profileNames: new Map(),
  memberStatuses: new Map(),
  users: [],
};

/** What `country` of the definition gives: locale, time zone and currency of its organizations. */
const byCountry: Record<string, Pick<OrganizationSettings, 'locale' | 'timeZone' | 'currency'>> = {
  BR: { locale: 'pt_BR', timeZone: 'America/Sao_Paulo', currency: 'BRL' },
  DE: { locale: 'de_DE', timeZone: 'Europe/Berlin', currency: 'EUR' },
  ES: { locale: 'es_ES', timeZone: 'Europe/Paris', currency: 'EUR' },
  FR: { locale: 'fr_FR', timeZone: 'Europe/Paris', currency: 'EUR' },
  GB: { locale: 'en_GB', timeZone: 'Europe/London', currency: 'GBP' },
  IN: { locale: 'en_IN', timeZone: 'Asia/Kolkata', currency: 'INR' },
  JP: { locale: 'ja_JP', timeZone: 'Asia/Tokyo', currency: 'JPY' },
  NO: { locale: 'no_NO', timeZone: 'Europe/Paris', currency: 'NOK' },
  US: { locale: 'en_US', timeZone: 'America/Los_Angeles', currency: 'USD' },
};

/**
 * @param root of the project that describes the organization
 * @param options what sfdx-project.json says to the local org, see `ProjectFolders.localOrg`
 * @throws MetadataError
 */
export function readOrganization(root: string, options: Record<string, unknown>): OrganizationSettings {
  const file = join(root, 'config', 'project-scratch-def.json');
  const given = existsSync(file) ? (readJson(file) as Record<string, unknown>) : {};
  const country = typeof given.country === 'string' ? given.country : null;
  const ofCountry = country === null ? null : byCountry[country];
  if (country !== null && !ofCountry) {
    throw new MetadataError(file, `Not supported by the local org: country ${country}`);
  }
  return {
    ...usualOrganization,
    ...ofCountry,
    name: textOf(given.orgName) ?? usualOrganization.name,
    language: textOf(given.language) ?? usualOrganization.language,
    profileNames: ownNames(options.profileNames),
    memberStatuses: ownNames(options.memberStatuses),
    users: readUsers(join(root, 'config', 'users')),
  };
}

const ownNames = (given: unknown) => new Map(Object.entries((given ?? {}) as Record<string, string>));

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new MetadataError(file, (error as Error).message);
  }
}

function readUsers(folder: string): UserDefinition[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const file = join(folder, name);
    const { profileName, permsets, generatePassword, ...fields } = readJson(file) as Record<string, unknown>;
    if (generatePassword === undefined || typeof generatePassword === 'boolean') {
      return {
        fields: fields as UserDefinition['fields'],
        profileName: textOf(profileName) ?? 'Standard User',
        permissionSets: Array.isArray(permsets) ? (permsets as string[]) : [],
        file,
      };
    }
    throw new MetadataError(file, 'generatePassword is true or false');
  });
}

/** What the organization calls a standard profile. */
export const shownProfile = ({ profileNames }: OrganizationSettings, name: string): string =>
  profileNames.get(name) ?? name;

/** The standard profile that the organization calls so, in English; any other name stays. */
export function standardProfile({ profileNames }: OrganizationSettings, shown: string): string {
  for (const [name, own] of profileNames) if (own.toLowerCase() === shown.toLowerCase()) return name;
  return shown;
}
