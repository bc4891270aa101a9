/**
 * Labels, help texts, messages and docs against rules 1 to 3 of the voice: words that nobody uses, British spellings,
 * long sentences, titles and buttons in Title Case, one word for one thing in each translation (docs/terms.md).
 * Comments and names of tests are checked for the words and spellings alone.
 *
 *   node scripts/checks/words.ts [PROJECT]    prints one line per finding, `file: what`; exit 1 when there is one
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The rooms of the package whose texts are checked. */
const ROOMS = ['ads', 'conversions', 'platform', 'setup', 'touchpoints'];
const DOCS = [
  'docs/architecture.md',
  'docs/local-org.md',
  'docs/differences.md',
  'docs/decisions/*.md',
  'SECURITY.md',
  'docs/specification.md',
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'docs/terms.md',
  'docs/admin-guide.md',
  'docs/marketer-guide.md',
];
const CODE = [
  'force-app/**/*.{cls,trigger,ts}',
  'subscribers/**/*.cls',
  '{e2e,emulators,local-org,scripts}/**/*.{ts,mjs}',
  'local-org/conformance/**/*.cls',
];

const MAX_WORDS = 20;
/** Docs explain: they get a little more. */
const MAX_WORDS_IN_DOCS = 25;

/** Words to avoid, each with what to write instead. */
const FORBIDDEN: [RegExp, string][] = [
  [/\bmend(s|ed|ing)?\b/i, 'fix, correct'],
  [/\bwho(m)?ever\b/i, 'the user, the admin'],
  [/\bsomebody\b/i, 'another user'],
  [/\bmeanwhile\b/i, 'leave it out'],
  [/\bin force\b/i, 'active, approved'],
  [/\bof then\b/i, 'at that time'],
  [/\bno room\b/i, 'no space, a limit'],
  [/\btakes? events\b/i, 'accepts events'],
  [/\bfor the sake of\b/i, 'for'],
  [/\bstands\b(?! (in )?for\b)/i, 'is'],
  [/\bplease\b/i, 'leave it out'],
  [/\bsorry\b/i, 'leave it out'],
  [/!/, 'a period'],
  [/\b(e\.g\.|i\.e\.|etc\b)/i, 'for example, that is, and so on'],
  [/\w\((s|es)\)/, 'a singular and a plural'],
  [/\b(is|are|does|do|could|can) not be (shown|saved|found|known)\b/i, "isn't available"],
  [
    /\b(organi[s]ation|colour|favour|behaviour|labour|honour|neighbour|centre|catalogue|licence|defence)/i,
    'American spelling',
  ],
  [
    /\b\w*(ormal|ecogn|rgan|uthor|ummar|nitial|inim|axim|ptim|ynchron|ustom|tandard|ategor)is(e|es|ed|ing|ation)\b/i,
    'American spelling',
  ],
  [/\b(whilst|amongst|learnt|cancelled|cancelling|labelled|travelled|analyse[ds]?)\b/i, 'American spelling'],
];

/** Comments may show operators and calls. */
const WORDS_IN_CODE = FORBIDDEN.filter(([word]) => !['!', 'event(s)'].some((code) => word.test(code)));

/** Words that would be a second one for the same thing; texts of the rooms above. */
const OTHER_WORDS: Record<string, [RegExp, string][]> = {
  es: [
    [/\b(prospectos?|leads?|clientes? potencial(es)?)\b/i, 'candidato'],
    [/\bmiembros? de campaña\b/i, 'miembro de la campaña'],
    [/«|»/, '“ ”'],
  ],
  no: [
    [/\b(leads?(?!-ID)|leadet|leadene|lead(?!-ID)\w+|kundeemne\w*)\b/i, 'salgsemne'],
    [/“|”/, '« »'],
  ],
  pt_BR: [
    [/\b(candidatos?|prospects?|clientes? em potencial)\b/i, 'lead'],
    [/\be-mails?\b/i, 'email'],
    [/«|»/, '“ ”'],
  ],
};

/** Written small within a title, but not as its first word. */
const SMALL_WORDS = new Set(
  'a an and as at but by for from if in into nor of off on or over per than that the to up via vs with'.split(' '),
);

interface Text {
  file: string;
  name: string;
  text: string;
}

/** All findings of a project, each once, in order. */
export function wordFindings(project: string): string[] {
  const found = new Set<string>();
  const read = (pattern: string): [string, string][] =>
    globSync(pattern, { cwd: project })
      .sort()
      .map((file) => [file, readFileSync(join(project, file), 'utf8')]);
  const check = ({ file, name, text }: Text, problems: string[]) =>
    problems.forEach((problem) => found.add(`${file}: ${name} ${problem}: ${shortened(text)}`));

  const labels = new Map<string, Text>();
  const objects = new Set<string>();
  for (const room of ROOMS) {
    for (const [file, xml] of read(`force-app/main/${room}/**/*.labels-meta.xml`)) {
      for (const label of labelsOf(file, xml)) labels.set(label.name, label);
      // Admins read the short description in Setup, where they look a label up.
      for (const text of shortDescriptionsOf(file, xml)) check(text, wordProblems(text.text));
    }
    for (const [file, xml] of read(`force-app/main/${room}/objects/**/*-meta.xml`)) {
      objects.add(file.split('/objects/')[1].split('/')[0]);
      for (const text of textsOf(file, xml)) check(text, [...wordProblems(text.text), ...longSentences(text.text)]);
      for (const text of titlesOf(file, xml)) check(text, titleProblems(text.text));
    }
    for (const [file, xml] of read(`force-app/main/${room}/{applications,lwc,permissionsets,tabs}/**/*-meta.xml`)) {
      for (const text of textsOf(file, xml)) check(text, [...wordProblems(text.text), ...longSentences(text.text)]);
    }
  }

  const buttons = buttonLabels(ROOMS.flatMap((room) => read(`force-app/main/${room}/lwc/*/*.{html,ts}`)));
  const formatted = formattedLabels(ROOMS.flatMap((room) => read(`force-app/main/${room}/**/*.cls`)));
  for (const label of labels.values()) {
    const { name, text } = label;
    check(label, [...wordProblems(text), ...longSentences(text)]);
    const isTitle = buttons.has(name) || /_Title(_One)?$/.test(name);
    if (isTitle && !/[.?]$/.test(text)) check(label, titleProblems(text));
    if (formatted.has(name)) check(label, apostropheProblems(text));
    if (name.endsWith('_One') && !labels.has(name.slice(0, -4))) check(label, ['is a singular without its plural']);
  }

  for (const [language, words] of Object.entries(OTHER_WORDS)) {
    const translations = read(`force-app/main/setup/translations/${language}.translation-meta.xml`)
      .flatMap(([file, xml]) => labelTranslationsOf(file, xml))
      .filter(({ name }) => labels.has(name));
    for (const text of translations) {
      check(text, otherWordProblems(text.text, words));
      if (formatted.has(text.name)) check(text, apostropheProblems(text.text));
    }
    for (const [file, xml] of read(`force-app/main/setup/objectTranslations/*-${language}/*-meta.xml`)) {
      if (!objects.has(basename(dirname(file)).replace(`-${language}`, ''))) continue;
      for (const text of translatedTextsOf(file, xml)) check(text, otherWordProblems(text.text, words));
    }
  }

  for (const [file, markdown] of DOCS.flatMap(read)) {
    for (const text of paragraphsOf(file, markdown)) {
      check(text, [...wordProblems(text.text), ...longSentences(text.text, MAX_WORDS_IN_DOCS)]);
    }
  }
  for (const [file, source] of CODE.flatMap(read)) {
    for (const text of [...commentsOf(file, source), ...testNamesOf(file, source)]) {
      check(text, wordProblems(text.text, WORDS_IN_CODE));
    }
  }
  return [...found].sort();
}

function wordProblems(text: string, words = FORBIDDEN): string[] {
  return words
    .filter(([word]) => word.test(text))
    .map(([word, instead]) => `says “${word.exec(text)![0]}” (${instead})`);
}

function otherWordProblems(text: string, words: [RegExp, string][]): string[] {
  return words
    .filter(([word]) => word.test(text))
    .map(([word, instead]) => `says “${word.exec(text)![0]}”, not ${instead}`);
}

function longSentences(text: string, most = MAX_WORDS): string[] {
  return text
    .split(/(?<=[.?!:;])\s+/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length)
    .filter((words) => words > most)
    .map((words) => `has a sentence of ${words} words, more than ${most}`);
}

/** Placeholders, quotations, and what is in brackets keep their case. */
function titleProblems(text: string): string[] {
  const words = text
    .replace(/“[^”]*”|\([^)]*\)|\{\d+\}/g, '')
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word));
  const small = words.filter((word, i) => /^\p{Ll}/u.test(word) && !(i > 0 && SMALL_WORDS.has(word)));
  return small.length > 0 ? [`is a title or a button and needs Title Case (${small.join(', ')})`] : [];
}

/** `String.format` reads a straight apostrophe as a quotation mark: it vanishes, and placeholders after it stay. */
function apostropheProblems(text: string): string[] {
  return text.includes("'") ? ['goes through String.format and has a straight apostrophe'] : [];
}

const labelsOf = (file: string, xml: string): Text[] =>
  [...xml.matchAll(/<fullName>(.*?)<\/fullName>[^]*?<value>([^]*?)<\/value>/g)].map(([, name, text]) => ({
    file,
    name: name,
    text: plain(text),
  }));

const shortDescriptionsOf = (file: string, xml: string): Text[] =>
  [...xml.matchAll(elements('shortDescription'))].map(([, name, text]) => ({ file, name: name, text: plain(text) }));

const labelTranslationsOf = (file: string, xml: string): Text[] =>
  [...xml.matchAll(/<customLabels>\s*<label>([^]*?)<\/label>\s*<name>(.*?)<\/name>/g)].map(([, text, name]) => ({
    file,
    name: name,
    text: plain(text),
  }));

const elements = (names: string) => new RegExp(`<(${names})>([^]*?)</\\1>`, 'g');

const textsOf = (file: string, xml: string): Text[] =>
  [
    ...xml.matchAll(
      elements('label|pluralLabel|masterLabel|relationshipLabel|inlineHelpText|description|errorMessage'),
    ),
  ].map(([, name, text]) => ({ file, name: name, text: plain(text) }));

/** Names of fields, objects, list views and buttons; a picklist's values are deeper and keep their case. */
const titlesOf = (file: string, xml: string): Text[] =>
  [...xml.matchAll(/^ {4}<(label|pluralLabel|masterLabel)>(.*?)<\/\1>/gm)].map(([, name, text]) => ({
    file,
    name: name,
    text: plain(text),
  }));

const translatedTextsOf = (file: string, xml: string): Text[] =>
  [...xml.matchAll(elements('label|help|translation|value|nameFieldLabel|relationshipLabel|errorMessage'))].map(
    ([, name, text]) => ({ file, name: name, text: plain(text) }),
  );

/** Names of the custom labels that buttons and cards of these components show, as far as their source says so. */
function buttonLabels(files: [string, string][]): Set<string> {
  const found = new Set<string>();
  for (const [file, html] of files.filter(([name]) => name.endsWith('.html'))) {
    const keys = [
      ...html.matchAll(/<lightning-button(?![-\w])[^>]*?\blabel=\{labels\.(\w+)\}/g),
      ...html.matchAll(/<lightning-(?:button-icon|card)\b[^>]*?\b(?:alternative-text|title)=\{labels\.(\w+)\}/g),
    ].map(([, key]) => key);
    const sources = files.filter(([name]) => name.endsWith('.ts') && dirname(name) === dirname(file));
    const source = sources.map(([, text]) => text).join('\n');
    for (const key of keys) {
      const variable = new RegExp(`\\b${key}: (\\w+)`).exec(source)?.[1] ?? key;
      const label = new RegExp(`import ${variable} from '@salesforce/label/c\\.(\\w+)'`).exec(source)?.[1];
      if (label) found.add(label);
    }
  }
  return found;
}

/** Names of the custom labels that Apex fills with values. */
function formattedLabels(classes: [string, string][]): Set<string> {
  const source = classes.map(([, text]) => text).join('\n');
  return new Set([...source.matchAll(/String\.format\(\s*System\.Label\.(\w+)/g)].map(([, name]) => name));
}

/** Running text, without code, tables' rules and the addresses of links. */
function paragraphsOf(file: string, markdown: string): Text[] {
  return markdown
    .replace(/^(```|~~~)[^]*?^\1$/gm, '')
    .split(/\n\s*\n|\n(?=\s*(?:[-*#|]|\d+\.) ?)/)
    .map((paragraph) =>
      paragraph
        .replace(/`[^`]*`/g, 'code')
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\|/g, '. ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .map((text) => ({ file, name: 'text', text }));
}

/**
 * Comments that begin a line or follow code, without what they quote from code. A comment within a text, such as a
 * program in a test, does not begin a line.
 */
const commentsOf = (file: string, source: string): Text[] =>
  [...source.matchAll(/^[ \t]*\/\*[^]*?\*\/|(?<=^[ \t]*|[;,{}()[\]] )\/\/ .*$/gm)].map(([comment]) => ({
    file,
    name: 'comment',
    text: comment
      .replace(/^\s*(?:\/\*\*?|\*\/|\*)|\*\/$/gm, '')
      .replace(/`[^`]*`/g, 'code')
      .replace(/\s+/g, ' ')
      .trim(),
  }));

const testNamesOf = (file: string, source: string): Text[] =>
  [...source.matchAll(/^\s*(?:describe|it|test)(?:\.\w+)?\(\s*(?:'(.*?)'|"(.*?)"|`(.*?)`),/gm)].map((match) => ({
    file,
    name: 'test',
    text: (match[1] ?? match[2] ?? match[3]).replace(/`[^`]*`/g, 'code'),
  }));

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
const plain = (xml: string) => xml.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity).trim();

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

if (import.meta.main) {
  const findings = wordFindings(process.argv[2] ?? '.');
  for (const finding of findings) console.log(finding);
  console.log(`${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
