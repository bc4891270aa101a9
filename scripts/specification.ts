/**
 * The promises of `docs/specification.md` and the tests that name them: a comment `// Specification: tag, tag` directly
 * above a test, a test class, a `describe` block, or the imports of a test file.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT } from './project-files.ts';

export interface Promised {
  tag: string;
  sentence: string;
  /** Heading of the section it stands in. */
  section: string;
}

export interface TaggedTest {
  /** Relative to the project. */
  file: string;
  line: number;
  /** `XTest.method`, the title of the test, or the name of the file; null where the comment stands above no test. */
  name: string | null;
  tags: string[];
}

/** Everything that may name a promise. The proofs are no tests by name, but `npm test` runs them. */
const TEST_FILES = [
  'force-app/test/**/*Test.cls',
  'force-app/main/**/__tests__/*.test.ts',
  'scripts/customer-org/**/*Test.cls',
  'scripts/**/*.test.ts',
  'scripts/proof/{campaign,differential}.ts',
  'e2e/*.spec.ts',
];
const COMMENT = /^\s*\/\/ Specification: (.*)$/;
const TAG = /`([a-z][a-z-]*(?:\.[a-z][a-z-]*){2})`$/;

export function readPromises(text = readFileSync(join(PROJECT, 'docs/specification.md'), 'utf8')): Promised[] {
  return text.split(/^## /m).flatMap((part) => {
    const [section, ...lines] = part.split('\n');
    const items = lines.join('\n').split(/^- /m).slice(1);
    return items.map((item) => {
      const sentence = item.split('\n\n')[0].replace(/\s+/g, ' ').trim();
      const tag = TAG.exec(sentence)?.[1];
      if (!tag) throw new Error(`docs/specification.md: no tag at the end of “${sentence}”`);
      return { tag, sentence: sentence.slice(0, sentence.lastIndexOf('`' + tag)).trim(), section };
    });
  });
}

/** All tagged tests of the project, in the order of their files. */
export function readTaggedTests(): TaggedTest[] {
  return TEST_FILES.flatMap((glob) => globSync(glob, { cwd: PROJECT }))
    .sort()
    .flatMap((file) => taggedTests(readFileSync(join(PROJECT, file), 'utf8'), file));
}

export function taggedTests(source: string, file: string): TaggedTest[] {
  const lines = source.split('\n');
  const found: TaggedTest[] = [];
  for (let line = 0; line < lines.length; line++) {
    const tags: string[] = [];
    const first = line;
    for (let match; (match = COMMENT.exec(lines[line] ?? '')); line++) {
      tags.push(...match[1].split(',').map((tag) => tag.trim()));
    }
    if (tags.length) found.push({ file, line: first + 1, name: nameOfTest(lines.slice(line, line + 30), file), tags });
  }
  return found;
}

/** The test that begins on the first of these lines. */
function nameOfTest(lines: string[], file: string): string | null {
  if (file.endsWith('.cls')) {
    const [declaration] = lines.filter((text) => !/^\s*@/.test(text));
    const method = /\bstatic void (\w+)\(\)/.exec(declaration ?? '')?.[1];
    const className = basename(file, '.cls');
    if (method) return `${className}.${method}`;
    return /\bclass \w+/.test(declaration ?? '') ? className : null;
  }
  if (lines[0]?.startsWith('import ')) return basename(file);
  if (!/^\s*(?:describe|it|test)\b/.test(lines[0] ?? '')) return null;
  const call = lines.join('\n').replace(/^\s*\w+\.each\(.*?\]\)(?=\()/s, '');
  const title = /(?:'((?:[^'\\]|\\.)+)'|"([^"]+)"|`([^`]+)`)/.exec(call);
  return title ? (title[1] ?? title[2] ?? title[3]).replaceAll("\\'", "'") : null;
}

/** What is wrong between promises and tests, a sentence each. */
export function problemsOf(promises: Promised[], tests: TaggedTest[]): string[] {
  const tags = promises.map(({ tag }) => tag);
  const named = new Set(tests.flatMap((test) => test.tags));
  return [
    ...tags.filter((tag, at) => tags.indexOf(tag) !== at).map((tag) => `${tag} is promised twice`),
    ...tags.filter((tag) => !named.has(tag)).map((tag) => `${tag} has no test`),
    ...tests.flatMap(({ file, line, name, tags: its }) => [
      ...(name === null ? [`${file}:${line} the tag stands above no test`] : []),
      ...its.filter((tag) => !tags.includes(tag)).map((tag) => `${file}:${line} ${tag} is not in the specification`),
    ]),
  ];
}
