/** Labels that code uses, credentials, records of custom metadata, lookups and roll-ups of fields. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../../../local-org/metadata/index.ts';
import { isCustomName } from '../../../local-org/metadata/names.ts';
import { hasField, nameSet, type Findings } from './findings.ts';

export function checkCode(project: Project, findings: Findings): void {
  const namespace = project.folders[0]?.namespace;
  const isOwn = (prefix: string | undefined) => !prefix || prefix === 'c' || prefix === namespace;
  for (const { file } of project.apexFiles) {
    const code = withoutComments(readFileSync(file, 'utf8'));
    for (const match of code.matchAll(/\b(?:System\.)?Label\.(?:(\w+)\.)?(\w+)\b(?!\s*\()/gi)) {
      if (/[\w.]$/.test(code.slice(0, match.index))) continue;
      checkLabel(project, file, isOwn(match[1]) ? match[2] : null, findings);
    }
  }
  for (const bundle of project.lwcBundles) {
    for (const name of globSync('**/*.{ts,js}', { cwd: bundle.folder })) {
      const file = join(bundle.folder, name);
      for (const [, prefix, label] of readFileSync(file, 'utf8').matchAll(
        /['"]@salesforce\/label\/(\w+)\.(\w+)['"]/g,
      )) {
        checkLabel(project, file, isOwn(prefix) ? label : null, findings);
      }
    }
  }
}

function checkLabel(project: Project, file: string, name: string | null, findings: Findings): void {
  if (name && !project.labels.has(name.toLowerCase())) findings.add(file, `uses label ${name}, which is not there`);
}

const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'/g, ' ');

export function checkFields(project: Project, findings: Findings): void {
  const { schema } = project;
  for (const object of schema.objects()) {
    const names = new Map<string, string>();
    for (const field of object.fields.values()) {
      if (!field.custom) continue;
      const file = field.file ?? object.file ?? object.name;
      const path = `${object.name}.${field.name}`;
      for (const target of field.referenceTo) {
        if (!schema.object(target) && isCustomName(target))
          findings.add(file, `${path} points to ${target}, which is not there`);
      }
      if (field.controllingField && !hasField(project, object, field.controllingField)) {
        findings.add(file, `${path} depends on ${field.controllingField}, which is not there`);
      }
      const { summary } = field;
      if (summary) {
        for (const needed of [summary.foreignKey, summary.field, ...summary.filters.map((filter) => filter.field)]) {
          if (needed && !hasField(project, summary.childObject, needed))
            findings.add(file, `${path} rolls up ${summary.childObject}.${needed}, which is not there`);
        }
      }
      for (const target of field.childRelationshipName ? field.referenceTo : []) {
        const key = `${target}.${field.childRelationshipName}`.toLowerCase();
        if (names.has(key)) findings.add(file, `${path} has the same relationship name as ${names.get(key)}`);
        names.set(key, path);
      }
    }
    for (const rule of object.validationRules) {
      if (rule.field && !hasField(project, object, rule.field)) {
        findings.add(
          object.file ?? object.name,
          `validation rule ${rule.name} shows its error at ${rule.field}, which is not there`,
        );
      }
    }
    for (const set of object.fieldSets) {
      for (const { field } of set.fields) {
        if (!hasField(project, object, field))
          findings.add(object.file ?? object.name, `field set ${set.name} has ${field}, which is not there`);
      }
    }
  }
}

export function checkRecords(project: Project, findings: Findings): void {
  const { schema } = project;
  for (const record of project.customMetadataRecords) {
    const type = schema.object(record.type);
    if (!type) findings.add(record.file, `is a record of ${record.type}, which is not there`);
    for (const name of type ? record.values.keys() : []) {
      if (!schema.field(type!, name))
        findings.add(record.file, `has a value for ${record.type}.${name}, which is not there`);
    }
  }
  const credentials = nameSet(project.externalCredentials);
  for (const { externalCredential, file } of project.namedCredentials) {
    if (externalCredential && !credentials.has(externalCredential.toLowerCase())) {
      findings.add(file, `uses external credential ${externalCredential}, which is not there`);
    }
  }
}
