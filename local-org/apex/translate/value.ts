/** What resolving an expression gives. */
import { UNKNOWN } from '../symbols.ts';
import type { ApexType } from '../../values/types.ts';

export interface Value {
  kind: 'value';
  type: ApexType;
  /** JavaScript expression; put in brackets where an operator is its outermost part. */
  js: string;
  /** Is it certain not to be null? */
  nonNull: boolean;
  /** JavaScript condition under which a chain with `?.` ends in null before `js` may be evaluated. */
  guard?: string;
  /** Parents walked from a record: fields read from here meet no NullPointerException. */
  path?: { root: string; relationships: string[] };
  /** Objects that a polymorphic relationship may point to. */
  objects?: string[];
  /** Rows of a query: may be assigned to a single record. */
  isRows?: boolean;
  /** JavaScript of the same query, not run yet: what a query locator is made of. */
  toCome?: string;
  /** JavaScript of the same query, for a loop that walks its rows. */
  walked?: string;
  /** `Label.name`: the name, which may turn out to be a namespace. */
  labelName?: string;
  /** Integer literal. */
  integer?: number;
  /** Is it `AccountShare.RowCause`, whose members are the texts of sharing reasons? */
  isRowCause?: boolean;
  /** Object whose token or description it is, where the text says so: `.fields` is followed by names of fields. */
  tokenOf?: string;
  describes?: string;
  /** Field of the record it reads: `record.Name.addError(…)` needs both. */
  recordField?: { record: string; field: string };
  /** What could not be resolved and was reported. It causes no further error. */
  isError?: boolean;
}

/** A class name where an expression may stand: its statics are what follows. */
export interface TypeName {
  kind: 'type';
  type: ApexType;
}

/** `System`, `Schema`, the package's own. */
export interface Namespace {
  kind: 'namespace';
  name: string;
}

/** Names that mean more than a value: `Schema.SObjectType`, `Account.fields`, `Trigger`, `System.Label`. */
export interface Special {
  kind: 'special';
  which: 'sobjecttypes' | 'fieldTokens' | 'fieldDescribes' | 'trigger' | 'label' | 'labelNamespace';
  /** Object the fields are of; namespace of labels. */
  name: string | null;
}

export type Entity = Value | TypeName | Namespace | Special;

export const value = (type: ApexType, js: string, nonNull = false): Value =>
  type === UNKNOWN ? failed() : { kind: 'value', type, js, nonNull };

/** What an expression that was found wrong goes on as. */
export const failed = (): Value => ({ kind: 'value', type: UNKNOWN, js: 'null', nonNull: false, isError: true });

/** A chain with `?.` as a whole. */
export function finished(v: Value): Value {
  if (!v.guard) return v;
  return { kind: 'value', type: v.type, js: `(${v.guard} ? null : ${v.js})`, nonNull: false };
}

/** Can the text be written twice without doing anything twice? */
export const isSimple = (js: string): boolean => /^(?:[\w$]+|-?\d+n?)$/.test(js);

export const quote = (text: string): string =>
  JSON.stringify(text)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
