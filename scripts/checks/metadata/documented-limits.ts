/**
 * What Salesforce documents of the content of elements and no schema says:
 *
 * - Metadata API Developer Guide, "CustomLabels": a value has at most 1,000 characters, categories have 255. A
 *   translation of a label is such a value, too.
 * - Salesforce Help, "Validation Rules Fields": a rule's name has at most 40 characters, its description 255.
 * - Metadata API Developer Guide, "CustomNotificationType": a type's name has at most 80 characters, its description 255.
 * - Setup, "What to do if the lookup record is deleted?": a required lookup can't be cleared, and only records of a custom
 *   object can be deleted with the record that they look up. Books for admins quote it: "Salesforce CRM: The Definitive
 *   Admin Handbook", "Lookup relationship options".
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** At most so many characters in the elements of that name, in the files of that type. */
const LONGEST: { files: string; element: string; characters: number }[] = [
  { files: '**/*.labels-meta.xml', element: 'value', characters: 1000 },
  { files: '**/*.labels-meta.xml', element: 'categories', characters: 255 },
  { files: '**/*.translation-meta.xml', element: 'label', characters: 1000 },
  { files: '**/*.notiftype-meta.xml', element: 'customNotifTypeName', characters: 80 },
  { files: '**/*.notiftype-meta.xml', element: 'description', characters: 255 },
  { files: '**/*.validationRule-meta.xml', element: 'fullName', characters: 40 },
  { files: '**/*.validationRule-meta.xml', element: 'description', characters: 255 },
];

const ENTITY = /&(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);/gi;

/** `file: what` for each text that is too long, and each lookup whose rule for deletion its kind doesn't have. */
export function limitFindings(project: string, folders: string[]): string[] {
  return folders.flatMap((folder) => [
    ...LONGEST.flatMap((limit) => tooLong(project, folder, limit)),
    ...filesOf(folder, '**/*.field-meta.xml').flatMap((file) =>
      lookupFindings(file, readFileSync(file, 'utf8')).map((what) => `${relative(project, file)}: ${what}`),
    ),
  ]);
}

function tooLong(project: string, folder: string, { files, element, characters }: (typeof LONGEST)[number]): string[] {
  return filesOf(folder, files).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].flatMap(
      ([, text]) => {
        const { length } = text.replace(ENTITY, '.');
        return length > characters
          ? [
              `${relative(project, file)}: <${element}> has ${length} characters, at most ${characters}: ${text.slice(0, 40)}…`,
            ]
          : [];
      },
    ),
  );
}

function lookupFindings(file: string, xml: string): string[] {
  const valueOf = (element: string) => new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  if (valueOf('type') !== 'Lookup') return [];
  const object = basename(dirname(dirname(file)));
  const constraint = valueOf('deleteConstraint');
  const findings: string[] = [];
  if (valueOf('required') === 'true' && constraint === 'SetNull') {
    findings.push('a required lookup can’t be cleared, so it needs the deleteConstraint Restrict or Cascade');
  }
  if (constraint === 'Cascade' && !object.endsWith('__c')) {
    findings.push(`a lookup of the standard object ${object} can’t delete its records`);
  }
  return findings;
}

const filesOf = (folder: string, pattern: string) =>
  globSync(pattern, { cwd: folder, exclude: ['**/node_modules/**'] })
    .sort()
    .map((file) => join(folder, file));
