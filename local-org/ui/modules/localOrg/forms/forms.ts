/** How the fields inside a record form and the form find each other, no matter what is between them. */
import type { ObjectInfo, RecordRepresentation } from '../../../shapes.ts';

/** What a form knows; each field is given it again when it changes. */
export interface FormState {
  objectInfo: ObjectInfo;
  record: RecordRepresentation | null;
  /** Messages by field API name. */
  fieldErrors: Record<string, string>;
  /** Messages that belong to no field. */
  errors: string[];
}

export interface FormMember {
  receive(state: FormState): void;
  /** Changed values by field API name. */
  changes?(): Record<string, unknown>;
  reportValidity?(): boolean;
}

export const REGISTER = 'privateregisterformmember';

/** Announces a field, or a place for messages, to the form around it. */
export const register = (element: EventTarget, member: FormMember): boolean =>
  element.dispatchEvent(new CustomEvent<FormMember>(REGISTER, { bubbles: true, composed: true, detail: member }));

/** A name as a string, or what `@salesforce/schema` gives. */
export type FieldName = string | { fieldApiName: string };
export type ObjectName = string | { objectApiName: string };

export const fieldNameOf = (name: FieldName): string => (typeof name === 'string' ? name : name.fieldApiName);
export const objectNameOf = (name: ObjectName): string => (typeof name === 'string' ? name : name.objectApiName);

/** Parts of a person's name, in place of the whole name, which is read-only. */
export function inputFieldsOf({ fields }: ObjectInfo, name: string): string[] {
  if (name !== 'Name' || !fields.LastName) return [name];
  return ['Salutation', 'FirstName', 'LastName'].filter((part) => part in fields);
}

interface SaveOutput {
  errors: { message: string }[];
  fieldErrors: Record<string, { message: string }[]>;
}

/** Messages of a refused save. */
export function messagesOf(body: { message: string; output?: unknown }): Pick<FormState, 'errors' | 'fieldErrors'> {
  const output = body.output as SaveOutput | undefined;
  if (!output) return { errors: [body.message], fieldErrors: {} };
  return {
    errors: output.errors.map(({ message }) => message),
    fieldErrors: Object.fromEntries(
      Object.entries(output.fieldErrors).map(([name, problems]) => [
        name,
        problems.map(({ message }) => message).join(' '),
      ]),
    ),
  };
}
