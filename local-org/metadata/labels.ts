/** Custom labels and their translations. */
import { dirname, relative } from 'node:path';
import { qualifyPlain } from './names.ts';
import { children, flag, MetadataError, rawText, textOr, type XmlNode } from './xml.ts';

export interface CustomLabel {
  /** With the namespace prefix where there is one. */
  name: string;
  namespace: string | null;
  value: string;
  language: string;
  isProtected: boolean;
  description: string;
  /** By language: `nb` → text, where a translation file has one. */
  translations: Map<string, string>;
  file: string;
}

/** By lower-case name, with the namespace prefix where there is one. */
export type Labels = Map<string, CustomLabel>;

/** @returns what is wrong: labels whose name is in another file already */
export function readLabels(root: XmlNode, file: string, namespace: string | null, labels: Labels): MetadataError[] {
  const problems: MetadataError[] = [];
  for (const node of children(root, 'labels')) {
    const name = textOr(node, 'fullName', '');
    const key = qualifyPlain(name, namespace).toLowerCase();
    const before = labels.get(key);
    if (before) {
      const other = before.file === file ? 'twice in this file' : `in ${relative(dirname(file), before.file)} as well`;
      problems.push(new MetadataError(file, `label ${name} is ${other}`));
      continue;
    }
    labels.set(key, {
      name: qualifyPlain(name, namespace),
      namespace,
      value: rawText(node, 'value') ?? '',
      language: textOr(node, 'language', 'en_US'),
      isProtected: flag(node, 'protected'),
      description: textOr(node, 'shortDescription', ''),
      translations: new Map(),
      file,
    });
  }
  return problems;
}

/** A label's text in a language (`es_MX` falls back to `es`, then to the label's own). */
export function labelIn(label: CustomLabel, language: string): string {
  return label.translations.get(language) ?? label.translations.get(language.split('_')[0]) ?? label.value;
}
