/** Every text that a user sees exists in each of the project's languages, with the same placeholders and nothing left over. */
import type { Project } from '../../../local-org/metadata/index.ts';
import type { TranslatedKind, TranslatedText } from '../../../local-org/metadata/translations.ts';
import type { Findings } from './findings.ts';

/** A text as the project has it in its own language. */
interface Original {
  kind: TranslatedKind;
  name: string;
  text: string;
  file: string;
  /** Texts that may be left to the platform, which has its own words for them. */
  optional?: boolean;
}

/** Characters that the platform takes. */
const longest: Partial<Record<TranslatedKind, number>> = {
  label: 1000,
  object: 40,
  plural: 40,
  'name field': 40,
  field: 40,
  help: 510,
  'related list': 80,
  value: 255,
  section: 80,
};

export function checkTranslations(project: Project, findings: Findings): void {
  const { all } = project.translations;
  const originals = new Map(originalsOf(project).map((one) => [keyOf(one), one]));
  for (const [language, entries] of Map.groupBy(all, (one) => one.language)) {
    const translated = new Set(entries.map(keyOf));
    for (const [key, { kind, name, file, optional }] of originals) {
      if (!optional && !translated.has(key))
        findings.add(file, `${kind} ${name} lacks its translation into ${language}`);
    }
  }
  for (const entry of all) {
    const original = originals.get(keyOf(entry));
    if (original) compare(original, entry, findings);
    else findings.add(entry.file, `translates ${entry.kind} ${entry.name}, which is not there`);
  }
}

const keyOf = ({ kind, name }: { kind: string; name: string }) => `${kind} ${name.toLowerCase()}`;

function compare(original: Original, { kind, name, language, text, file }: TranslatedText, findings: Findings): void {
  const [wanted, found] = [placeholdersOf(original.text), placeholdersOf(text)];
  if (wanted !== found) {
    findings.add(file, `${kind} ${name} has placeholders ${found || 'none'} in ${language}, not ${wanted || 'none'}`);
  }
  const most = longest[kind];
  if (most && text.length > most) findings.add(file, `${kind} ${name} has more than ${most} characters in ${language}`);
}

/** `{0} {1}`: each that occurs, in order of number. */
const placeholdersOf = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort().join(' ');

function originalsOf(project: Project): Original[] {
  const { labels, applications, tabs, webLinks, layouts } = project;
  return [
    ...[...labels].map(([name, { value, file }]): Original => ({ kind: 'label', name, text: value, file })),
    ...applications.map(({ name, label, file }): Original => ({ kind: 'application', name, text: label, file })),
    // The tab of an object is called as its object is.
    ...tabs
      .filter(({ target }) => target.kind !== 'object')
      .map(({ name, label, file }): Original => ({ kind: 'tab', name, text: label, file })),
    ...webLinks.map(({ name, object, label, file }): Original => ({
      kind: 'button',
      name: `${object}.${name}`,
      text: label,
      file,
    })),
    ...layouts.flatMap(({ name, sections, file }) =>
      sections.map(({ label }): Original => ({
        kind: 'section',
        name: `${name}/${label}`,
        text: label,
        file,
        optional: true,
      })),
    ),
    ...objectTexts(project),
  ];
}

function objectTexts({ schema }: Project): Original[] {
  return [...schema.objects()].flatMap((object): Original[] => {
    const { file, name } = object;
    const own: Original[] = [];
    if (object.custom && file && (object.kind === 'object' || object.kind === 'customSetting')) {
      const nameField = object.nameField ? schema.field(object, object.nameField) : null;
      const isSetting = object.kind === 'customSetting';
      own.push(
        { kind: 'object', name, text: object.label, file },
        { kind: 'plural', name, text: object.pluralLabel, file, optional: isSetting },
        { kind: 'name field', name, text: nameField?.label ?? '', file, optional: isSetting || !nameField },
      );
    }
    for (const field of object.fields.values()) {
      if (!field.custom || !field.file) continue;
      const common = { name: `${name}.${field.name}`, file: field.file };
      own.push({ kind: 'field', text: field.label, ...common });
      if (field.helpText) own.push({ kind: 'help', text: field.helpText, ...common });
      if (field.referenceTo.length) own.push({ kind: 'related list', text: '', ...common, optional: true });
      for (const { label } of field.picklistValues) {
        own.push({ kind: 'value', name: `${common.name}/${label}`, text: label, file: field.file });
      }
    }
    return own;
  });
}
