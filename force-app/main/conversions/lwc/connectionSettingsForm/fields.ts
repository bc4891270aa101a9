import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type State = Apex.ConnectionController.ConnectionState;
type Settings = Apex.ConnectionSettings;
type Option = { value: string; label: string };

/** United States, as Meta numbers it: the only country for which Meta has limited data use. */
export const UNITED_STATES = 1;

// A combobox cannot hold null: this value means "none selected".
const NONE = '';

/** One setting as the form asks for it. */
interface FieldDefinition {
  name: keyof Settings;
  label: string;
  kind: 'text' | 'number' | 'checkbox' | 'choice';
  help?: (state: State) => string;
  /** Of a choice; what it holds is a number where `isNumber` is set. */
  options?: (state: State) => Option[];
  isNumber?: boolean;
  required?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  /** Only with the limited data use of Meta. */
  onlyLimited?: boolean;
}

const FIELDS: readonly FieldDefinition[] = [
  {
    name: 'datasetId',
    label: labels.datasetId,
    kind: 'text',
    help: () => labels.datasetIdHelp,
    maxLength: 20,
    required: true,
  },
  {
    name: 'exportIntervalMinutes',
    label: labels.interval,
    kind: 'choice',
    isNumber: true,
    options: ({ intervals }) => intervals,
  },
  {
    name: 'leadIdField',
    label: labels.leadIdField,
    kind: 'choice',
    options: ({ leadIdFields }) => [{ value: NONE, label: labels.ownField }, ...leadIdFields],
  },
  {
    name: 'consentField',
    label: labels.consentField,
    kind: 'choice',
    options: ({ consentFields }) => [{ value: NONE, label: labels.noConsent }, ...consentFields],
  },
  { name: 'matchWithoutLeadId', label: labels.match, kind: 'checkbox' },
  { name: 'testEventCode', label: labels.testCode, kind: 'text', help: () => labels.testCodeHelp, maxLength: 40 },
  { name: 'retentionDays', label: labels.retention, kind: 'number', min: 8, max: 3650, required: true },
  { name: 'adAccountId', label: labels.adAccount, kind: 'text', maxLength: 24 },
  { name: 'pageIds', label: labels.pages, kind: 'text', help: () => labels.pagesHelp, maxLength: 255 },
  {
    name: 'graphVersion',
    label: labels.version,
    kind: 'text',
    help: ({ defaultVersion }) => formatLabel(labels.versionHelp, defaultVersion),
    maxLength: 10,
  },
  { name: 'partnerAgent', label: labels.partner, kind: 'text', help: () => labels.partnerHelp, maxLength: 22 },
  { name: 'limitedDataUse', label: labels.limited, kind: 'checkbox' },
  {
    name: 'dataProcessingCountry',
    label: labels.country,
    kind: 'choice',
    isNumber: true,
    options: () => [{ value: String(UNITED_STATES), label: labels.countryUs }],
    onlyLimited: true,
  },
  {
    name: 'dataProcessingState',
    label: labels.state,
    kind: 'number',
    help: () => labels.stateHelp,
    min: 1000,
    max: 1013,
    required: true,
    onlyLimited: true,
  },
];

/**
 * The fields of the form as its template draws them.
 * @param state what can be chosen
 * @param settings what has been entered so far
 */
export function fieldsOf(state: State, settings: Partial<Settings>) {
  return FIELDS.filter(({ onlyLimited }) => !onlyLimited || settings.limitedDataUse).map((field) => {
    const value = settings[field.name];
    return {
      name: field.name,
      label: field.label,
      isChoice: field.kind === 'choice',
      isCheckbox: field.kind === 'checkbox',
      type: field.kind === 'number' ? 'number' : 'text',
      className: `slds-col slds-size_1-of-1 ${field.kind === 'checkbox' ? 'slds-p-top_small' : 'slds-medium-size_1-of-2'}`,
      value: field.kind === 'choice' ? String(value ?? NONE) : value,
      checked: value === true,
      help: field.help?.(state),
      options: field.options?.(state),
      required: field.required === true,
      maxLength: field.maxLength,
      min: field.min,
      max: field.max,
    };
  });
}

/** What was typed or chosen in a field, as the setting holds it: blank is null. */
export function settingOf(name: string, entered: string): string | number | null {
  const field = FIELDS.find((one) => one.name === name);
  if (entered === NONE) return null;
  return field?.kind === 'number' || field?.isNumber ? Number(entered) : entered;
}
