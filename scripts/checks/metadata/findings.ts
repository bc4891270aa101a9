/** What the reference checks share: a project as read, and how its files are named in findings. */
import { relative } from 'node:path';
import type { Project } from '../../../local-org/metadata/index.ts';
import { isCustomName } from '../../../local-org/metadata/names.ts';
import type { FieldSchema, ObjectSchema } from '../../../local-org/metadata/schema.ts';

export class Findings {
  readonly lines: string[] = [];
  private readonly root: string;

  /** @param root folder that names are relative to */
  constructor(root: string) {
    this.root = root;
  }

  add(file: string, what: string): void {
    this.lines.push(`${relative(this.root, file)}: ${what}`);
  }
}

/** Lower-case names for looking things up as the platform does. */
export const nameSet = (named: Iterable<{ name: string }>) => new Set([...named].map(({ name }) => name.toLowerCase()));

/** Fields of the platform that the local org leaves out. */
const leftOut = [/^(Hierarchy|Person)\w+$/i, /^IsProtected$/i, /^(CreatedBy|LastModifiedBy)Id$/i];

/**
 * Does an object have a field of that path? Fields of standard objects that the local org does not know cannot be
 * judged and count as there.
 * @param path `Field__c`, `Parent__r.Field__c`
 */
export function hasField({ schema }: Project, object: string | ObjectSchema, path: string): boolean {
  let owner = typeof object === 'string' ? schema.object(object) : object;
  const steps = path.split('.');
  for (const step of steps.slice(0, -1)) {
    if (!owner) return true;
    const parent: FieldSchema | null = schema.relationship(owner, step);
    if (!parent) return false;
    if (parent.referenceTo.length !== 1) return true;
    owner = schema.object(parent.referenceTo[0]);
  }
  if (leftOut.some((pattern) => pattern.test(steps.at(-1)!))) return true;
  if (!owner) return typeof object !== 'string' || !isCustomName(object);
  return schema.field(owner, steps.at(-1)!) !== null || schema.relationship(owner, steps.at(-1)!) !== null;
}

/** Is it an object of the project or a standard one? Standard objects that the local org does not know count as there. */
export const hasObject = ({ schema }: Project, name: string): boolean =>
  schema.object(name) !== null || !isCustomName(name);
