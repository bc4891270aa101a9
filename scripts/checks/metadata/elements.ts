/** Holds every element of every metadata file against the Metadata API's own description of its types. */
import { createRequire } from 'node:module';
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { MetadataError, parseXml, type XmlNode, type XmlValue } from '../../../local-org/metadata/xml.ts';
import { newerElements, newerTypes } from './newer-types.ts';

/** `string`, `?boolean`, `["Item"]`: a name, optional with a question mark, repeatable in a list. */
type Property = string | [string];
interface TypeDescription {
  props: Record<string, Property>;
  extends?: string;
}

const { ApiSchemas } = createRequire(import.meta.url)('@jsforce/jsforce-node/lib/api/metadata/schema') as {
  ApiSchemas: Record<string, TypeDescription>;
};

/** Elements whose content the Metadata API takes as it is: see the LWC configuration file's own schema. */
const unexamined = new Set(['LightningComponentBundle.targetConfigs']);

/** `file: what` for each element that the type of its file does not have, lacks, repeats or gives a value it cannot take. */
export function elementFindings(project: string, folders: string[]): string[] {
  const findings: string[] = [];
  const files = folders.flatMap((folder) =>
    globSync('**/*-meta.xml', { cwd: folder }).map((file) => join(folder, file)),
  );
  for (const file of files.sort()) {
    if (file.includes('/node_modules/')) continue;
    const name = relative(project, file);
    try {
      const text = readFileSync(file, 'utf8');
      const root = /<([A-Za-z]\w*)[\s>/]/.exec(text.replace(/<\?.*?\?>|<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
      const node = parseXml(text, name);
      if (!propertiesOf(root)) findings.push(`${name}: <${root}> is no type of the Metadata API`);
      else examine(node, root, root, (what) => findings.push(`${name}: ${what}`));
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      findings.push(error.message);
    }
  }
  return findings;
}

const known = new Map<string, Map<string, Property> | null>();

/** Elements of a type, inherited ones included; null for what is no type. */
function propertiesOf(type: string): Map<string, Property> | null {
  const cached = known.get(type);
  if (cached !== undefined) return cached;
  const description = ApiSchemas[type] ?? newerTypes[type];
  const inherited = description?.extends ? propertiesOf(description.extends) : null;
  const properties = description
    ? new Map([
        ...(inherited ?? []),
        ...Object.entries(description.props),
        ...Object.entries(newerElements[type] ?? {}),
      ])
    : null;
  known.set(type, properties);
  return properties;
}

function examine(node: XmlNode, type: string, path: string, report: (what: string) => void): void {
  const properties = propertiesOf(type)!;
  for (const [element, value] of Object.entries(node)) {
    if (element.startsWith('@') || element.startsWith('#')) continue;
    const property = properties.get(element);
    if (property === undefined) {
      report(`<${path}> has no element <${element}>`);
      continue;
    }
    if (unexamined.has(`${type}.${element}`)) continue;
    const values = Array.isArray(value) ? value : [value];
    if (values.length > 1 && !Array.isArray(property))
      report(`<${element}> occurs ${values.length} times in <${path}>`);
    const content = (Array.isArray(property) ? property[0] : property).replace('?', '');
    for (const one of values) examineValue(one, content, `${path}/${element}`, report);
  }
  for (const [element, property] of properties) {
    const isNeeded = typeof property === 'string' && !property.startsWith('?');
    if (isNeeded && node[element] === undefined && element !== 'content') report(`<${path}> lacks <${element}>`);
  }
}

function examineValue(value: XmlValue, type: string, path: string, report: (what: string) => void): void {
  const text = textOf(value);
  switch (type) {
    case 'boolean':
      if (!/^(true|false)$/.test(text)) report(`<${path}> is true or false, not '${text}'`);
      return;
    case 'number':
      if (!/^-?\d+(\.\d+)?$/.test(text)) report(`<${path}> is a number, not '${text}'`);
      return;
    case 'string':
    case 'any':
      if (typeof value === 'object' && Object.keys(value).some((key) => !/^[@#]/.test(key)))
        report(`<${path}> holds elements where a text belongs`);
      return;
  }
  if (!propertiesOf(type)) return;
  if (typeof value === 'object' && !Array.isArray(value)) examine(value, type, path, report);
  else if (text) report(`<${path}> holds a text where elements belong`);
}

function textOf(value: XmlValue): string {
  if (typeof value === 'string') return value.trim();
  const own = Array.isArray(value) ? '' : value['#text'];
  return typeof own === 'string' ? own.trim() : '';
}
