/** Reading the project's XML: a file that cannot be read is reported with its name and what is wrong, in one line. */
import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element with children; text alone is a string, what occurs more than once an array. */
export interface XmlNode {
  [element: string]: XmlValue;
}
export type XmlValue = string | XmlNode | (string | XmlNode)[];

/** What is wrong with a file of the project. */
export class MetadataError extends Error {
  readonly file: string;
  readonly reason: string;
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = 'MetadataError';
    this.file = file;
    this.reason = reason;
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
  // Default values and formulas may be white space on purpose; texts among elements are dropped below.
  trimValues: false,
});

/**
 * The root element of an XML file.
 * @throws MetadataError when it is not XML or its root has another name
 */
export function readXml(file: string, root?: string): XmlNode {
  return parseXml(readFileSync(file, 'utf8'), file, root);
}

export function parseXml(text: string, file: string, root?: string): XmlNode {
  const invalid = XMLValidator.validate(text);
  if (invalid !== true) throw new MetadataError(file, `line ${invalid.err.line}: ${invalid.err.msg}`);
  let document: XmlNode;
  try {
    document = parser.parse(text.replace(/^\uFEFF/, '')) as XmlNode;
  } catch (error) {
    throw new MetadataError(file, (error as Error).message.split('\n')[0]);
  }
  const name = Object.keys(document).find((key) => !key.startsWith('#'));
  if (!name) throw new MetadataError(file, 'no root element');
  if (root && name !== root) throw new MetadataError(file, `root element is <${name}>, not <${root}>`);
  const value = document[name];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

const first = (value: XmlValue | undefined) => (Array.isArray(value) ? value[0] : value);

/** Text of a child element, trimmed; null when it is absent. */
export function text(node: XmlNode, name: string): string | null {
  return rawText(node, name)?.trim() ?? null;
}

/** Text of a child element, unchanged. */
export function rawText(node: XmlNode, name: string): string | null {
  const value = first(node[name]);
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  // An element with attributes: its text is beside them.
  const own = value['#text'];
  return typeof own === 'string' ? own : '';
}

export function textOr(node: XmlNode, name: string, otherwise: string): string {
  return text(node, name) ?? otherwise;
}

/** `true` alone is true; an absent element has the given default. */
export function flag(node: XmlNode, name: string, otherwise = false): boolean {
  const value = text(node, name);
  return value === null || value === '' ? otherwise : value.toLowerCase() === 'true';
}

export function integer(node: XmlNode, name: string): number | null {
  const value = text(node, name);
  return value === null || value === '' ? null : Number(value);
}

/** The one child element of that name, null when it is absent or holds text only. */
export function child(node: XmlNode, name: string): XmlNode | null {
  const value = first(node[name]);
  return typeof value === 'object' ? value : null;
}

/** All child elements of that name that hold elements. */
export function children(node: XmlNode, name: string): XmlNode[] {
  return every(node, name).filter((value): value is XmlNode => typeof value === 'object');
}

/** Texts of all child elements of that name, trimmed. */
export function texts(node: XmlNode, name: string): string[] {
  return every(node, name).map((value) =>
    typeof value === 'string' ? value.trim() : typeof value['#text'] === 'string' ? value['#text'].trim() : '',
  );
}

function every(node: XmlNode, name: string): (string | XmlNode)[] {
  const value = node[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
