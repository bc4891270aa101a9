/** What a project calls its things in other languages: the Metadata API's Translations and CustomObjectTranslation. */
import { basename, dirname } from 'node:path';
import { qualifyPlain } from './names.ts';
import type { FieldSchema, ObjectSchema, PicklistValue, Schema } from './schema.ts';
import { children, rawText, textOr, type XmlNode } from './xml.ts';

/** What of a thing is translated: its label, or a text that belongs to it. */
export type TranslatedKind =
  | 'label'
  | 'application'
  | 'tab'
  | 'object'
  | 'plural'
  | 'name field'
  | 'field'
  | 'help'
  | 'related list'
  | 'value'
  | 'section'
  | 'button';

/** One text in another language. */
export interface TranslatedText {
  language: string;
  kind: TranslatedKind;
  /** `Greeting`, `Room__c`, `Room__c.Floor__c`, `Room__c.Floor__c/First`, `Room__c-Room Layout/All`, as the file names it. */
  name: string;
  text: string;
  file: string;
  /** Of the package it came with: what its names mean. */
  namespace: string | null;
}

/** All texts in other languages, by what they are and what they belong to. */
export class Translations {
  readonly all: TranslatedText[] = [];
  private readonly byKey = new Map<string, Map<string, string>>();
  private readonly fieldNames = new Map<FieldSchema, string>();
  private readonly schema: Schema;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  add(entry: TranslatedText): void {
    this.all.push(entry);
    const key = keyOf(entry.kind, entry.name);
    const texts = this.byKey.get(key) ?? new Map<string, string>();
    this.byKey.set(key, texts.set(entry.language, entry.text));
    if (entry.kind === 'field') this.linkField(entry.name, entry.name, entry.namespace);
    // A record's name is a field like the others where people read it.
    else if (entry.kind === 'name field') this.linkField(`${entry.name}.Name`, entry.name, entry.namespace);
  }

  private linkField(path: string, name: string, namespace: string | null): void {
    const [object, field] = path.split('.');
    const found = this.schema.seenFrom(namespace).field(object, field);
    if (found) this.fieldNames.set(found, name);
  }

  /** The text in a language (`es_MX` falls back to `es`), or what is given. */
  text(language: string, kind: TranslatedKind, name: string, otherwise: string): string {
    const texts = this.byKey.get(keyOf(kind, name));
    return texts?.get(language) ?? texts?.get(language.split('_')[0]) ?? otherwise;
  }

  fieldLabel(field: FieldSchema, language: string): string {
    const name = this.fieldNames.get(field);
    return name ? this.text(language, name.includes('.') ? 'field' : 'name field', name, field.label) : field.label;
  }

  fieldHelp(field: FieldSchema, language: string): string | null {
    const name = this.fieldNames.get(field);
    return name && field.helpText ? this.text(language, 'help', name, field.helpText) : field.helpText;
  }

  valueLabel(field: FieldSchema, { label }: PicklistValue, language: string): string {
    const name = this.fieldNames.get(field);
    return name ? this.text(language, 'value', `${name}/${label}`, label) : label;
  }

  objectLabel({ name, label }: ObjectSchema, language: string): string {
    return this.text(language, 'object', name, label);
  }

  objectPlural({ name, pluralLabel }: ObjectSchema, language: string): string {
    return this.text(language, 'plural', name, pluralLabel);
  }
}

/** Objects are found with the namespace and without. */
const keyOf = (kind: TranslatedKind, name: string) =>
  `${kind} ${name.toLowerCase().replace(/^[a-z]\w*?__(?=[a-z]\w*__[a-z]+\b)/, '')}`;

type Add = (kind: TranslatedKind, name: string, text: string | null) => void;

const adder =
  (translations: Translations, language: string, file: string, namespace: string | null): Add =>
  (kind, name, text) => {
    if (text) translations.add({ language, kind, name, text, file, namespace });
  };

/** @param language `es`, as the name of the translation file says */
export function readTranslations(
  root: XmlNode,
  language: string,
  file: string,
  namespace: string | null,
  translations: Translations,
): void {
  const add = adder(translations, language, file, namespace);
  const kinds = { customLabels: 'label', customApplications: 'application', customTabs: 'tab' } as const;
  for (const [element, kind] of Object.entries(kinds)) {
    for (const node of children(root, element)) {
      const name = textOr(node, 'name', '');
      add(kind, kind === 'label' ? qualifyPlain(name, namespace) : name, rawText(node, 'label'));
    }
  }
}

/** @param name `Room__c-es`, as the file is called */
export function readObjectTranslation(
  root: XmlNode,
  name: string,
  file: string,
  namespace: string | null,
  translations: Translations,
): void {
  const [object, language] = splitName(name);
  const add = adder(translations, language, file, namespace);
  for (const form of children(root, 'caseValues')) {
    // Languages with articles have several forms: pages show the bare one.
    if (textOr(form, 'article', 'None') !== 'None') continue;
    add(textOr(form, 'plural', 'false') === 'true' ? 'plural' : 'object', object, rawText(form, 'value'));
  }
  add('name field', object, rawText(root, 'nameFieldLabel'));
  for (const node of children(root, 'fields')) addField(add, object, node);
  for (const node of children(root, 'webLinks'))
    add('button', `${object}.${textOr(node, 'name', '')}`, rawText(node, 'label'));
  for (const layout of children(root, 'layouts')) {
    for (const node of children(layout, 'sections')) {
      const section = `${object}-${textOr(layout, 'layout', '')}/${textOr(node, 'section', '')}`;
      add('section', section, rawText(node, 'label'));
    }
  }
}

/** A field of its own file: `objectTranslations/Room__c-es/Floor__c.fieldTranslation-meta.xml`. */
export function readFieldTranslation(
  root: XmlNode,
  file: string,
  namespace: string | null,
  translations: Translations,
): void {
  const [object, language] = splitName(basename(dirname(file)));
  addField(adder(translations, language, file, namespace), object, root);
}

function addField(add: Add, object: string, node: XmlNode): void {
  const name = `${object}.${textOr(node, 'name', '')}`;
  add('field', name, rawText(node, 'label'));
  add('help', name, rawText(node, 'help'));
  add('related list', name, rawText(node, 'relationshipLabel'));
  for (const value of children(node, 'picklistValues')) {
    add('value', `${name}/${textOr(value, 'masterLabel', '')}`, rawText(value, 'translation'));
  }
}

const splitName = (name: string): [object: string, language: string] => {
  const dash = name.lastIndexOf('-');
  return [name.slice(0, dash), name.slice(dash + 1)];
};
