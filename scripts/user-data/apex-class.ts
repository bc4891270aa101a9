/** Writes Apex classes that are made of tables. They're generated, never committed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../project-files.ts';

const FOLDER = join(PROJECT, 'force-app/main/conversions/user-data/classes');

/** The same API version as the classes beside it. */
const METADATA = readFileSync(join(FOLDER, 'Countries.cls-meta.xml'), 'utf8');

/** Writes a class and its metadata where they're missing or different. */
export function writeApexClass(name: string, source: string): void {
  writeIfDifferent(join(FOLDER, `${name}.cls`), source);
  writeIfDifferent(join(FOLDER, `${name}.cls-meta.xml`), METADATA);
}

/** @returns the text as an Apex string literal */
export const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** @returns a static method that answers each key with its text, and everything else with null */
export function lookup(comment: string, name: string, parameter: string, textByKey: Map<string, string>): string {
  const cases = [...textByKey].map(
    ([key, text]) => `            when ${literal(key)} {\n                return ${literal(text)};\n            }\n`,
  );
  return (
    `    /** ${comment} */\n    public static String ${name}(String ${parameter}) {\n        switch on ${parameter} {\n` +
    `${cases.join('')}            when else {\n                return null;\n            }\n        }\n    }\n`
  );
}

function writeIfDifferent(file: string, content: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content);
}
