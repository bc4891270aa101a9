/**
 * SOSL: a search of texts over several objects, made of one SOQL query an object. In tests a search finds what
 * `Test.setFixedSearchResults` says and nothing else (Apex Developer Guide, "Adding SOSL Queries to Unit Tests").
 * Elsewhere a record is found when each word of the search begins a word in one of its text fields; `*` and `?` are
 * wildcards. Ranking, synonyms and operators inside the search text are not there.
 */
import { listOf, sobjectType, Types } from '../values/types.ts';
import { callerSchema } from '../running/caller.ts';
import { transaction } from '../running/transaction.ts';
import { notSupported, throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { CURRENT_API_VERSION } from '../metadata/api-version.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/schema.ts';
import type { AccessMode } from './access.ts';
import { resolveDynamic } from './dynamic-query.ts';
import { runQuery } from './query.ts';
import type { SObject } from '../values/sobject.ts';

interface Search {
  /** What is looked for, or the number of the bind that says it. */
  wanted: string | { bind: number };
  /** `ALL`, `NAME`, `EMAIL`, `PHONE`, `SIDEBAR` */
  group: string;
  returning: { object: string; fields: string; rest: string }[];
  limit: string | null;
  /** As stated. */
  access: AccessMode | null;
}

const FIND = /^\[?\s*FIND\s*(?:(:)\s*([\w.]+)|'((?:[^'\\]|\\.)*)'|\{((?:[^}\\]|\\.)*)\})\s*/i;
const GROUP = /^IN\s+(ALL|NAME|EMAIL|PHONE|SIDEBAR)\s+FIELDS\s*/i;

/** Does a search say in which mode it runs? */
export const statesMode = (text: string): boolean => /\bWITH\s+(USER|SYSTEM)_MODE\b/i.test(unquoted(text));

const unquoted = (text: string): string => text.replace(/'(?:[^'\\]|\\.)*'|\{(?:[^}\\]|\\.)*\}/g, "''");

/**
 * @param binds values of the binds in order; their names in the text do not matter
 * @param access where the search states none
 */
export function runSosl(text: string, binds: readonly unknown[], access: AccessMode): ApexList<ApexList<SObject>> {
  const current = transaction();
  current.limits.use('soslQueries');
  const search = parse(text);
  const wanted = typeof search.wanted === 'string' ? search.wanted : String(binds[search.wanted.bind] ?? '');
  if (!/[\p{L}\p{N}]{2}|[\p{L}\p{N}][*?]|[^\x00-\x7f]/u.test(wanted)) {
    throwApex('SearchException', 'search term must be longer than one character: ' + wanted);
  }
  const lists = search.returning.map((part) => found(part, search, wanted, binds, search.access ?? access));
  return new ApexList(listOf(listOf(Types.SObject)), lists);
}

function parse(text: string): Search {
  const find = FIND.exec(text);
  if (!find) return throwApex('SearchException', `unexpected token in search: ${text.slice(0, 40)}`);
  let nextBind = find[1] ? 1 : 0;
  const named = (part: string) => part.replace(/:\s*[A-Za-z_][\w.]*/g, () => `:b${nextBind++}`);
  let rest = text.slice(find[0].length).replace(/\]\s*$/, '');
  const group = GROUP.exec(rest);
  if (group) rest = rest.slice(group[0].length);
  const returning = /^RETURNING\s+/i.exec(rest);
  if (!returning) return notSupported('SOSL without RETURNING', text);
  rest = rest.slice(returning[0].length);
  const parts: Search['returning'] = [];
  for (;;) {
    const name = /^\s*(\w+)\s*/.exec(rest);
    if (!name) return throwApex('SearchException', `unexpected token in search: ${rest.slice(0, 40)}`);
    rest = rest.slice(name[0].length);
    let inner = '';
    if (rest.startsWith('(')) {
      const end = closing(rest);
      inner = rest.slice(1, end);
      rest = rest.slice(end + 1);
    }
    const clause = /\b(WHERE|ORDER\s+BY|LIMIT|OFFSET)\b/i.exec(inner);
    const fields = (clause ? inner.slice(0, clause.index) : inner).trim() || 'Id';
    parts.push({ object: name[1], fields, rest: clause ? named(inner.slice(clause.index)) : '' });
    const comma = /^\s*,/.exec(rest);
    if (!comma) break;
    rest = rest.slice(comma[0].length);
  }
  const tail = named(rest.trim());
  const options = /^(?:WITH\s+(USER_MODE|SYSTEM_MODE))?\s*(?:LIMIT\s+(\d+|:\w+))?$/i.exec(tail);
  if (!options) return notSupported(`SOSL ${tail}`, text);
  return {
    wanted: find[1] ? { bind: 0 } : (find[3] ?? find[4]).replace(/\\(.)/g, '$1'),
    group: group?.[1].toUpperCase() ?? 'ALL',
    returning: parts,
    limit: options[2] ?? null,
    access: options[1] === undefined ? null : /USER_MODE/i.test(options[1]) ? 'user' : 'system',
  };
}

/** Place of the parenthesis that closes the first one. */
function closing(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return throwApex('SearchException', `missing ) in search: ${text.slice(0, 40)}`);
}

function found(
  { object: name, fields, rest }: Search['returning'][number],
  search: Search,
  wanted: string,
  binds: readonly unknown[],
  access: AccessMode,
): ApexList<SObject> {
  const { schema, test } = transaction();
  const object = callerSchema().object(name);
  if (!object) return throwApex('SearchException', `entity type ${name} does not support search`);
  const fixed = test ? (test.searchResults ?? []).filter((id) => schema.objectOfId(id) === object) : null;
  const type = listOf(sobjectType(object.name));
  if (fixed?.length === 0) return new ApexList<SObject>(type);
  const clause = /^WHERE\s+([^]*?)(?=\bORDER\s+BY\b|\bLIMIT\b|\bOFFSET\b|$)/i.exec(rest);
  const conditions = [
    ...(clause ? [`(${clause[1].trim()})`] : []),
    ...(fixed ? [] : [matching(object, search.group, wanted)]),
  ];
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const ending = clause ? rest.slice(clause[0].length) : rest;
  const limit = search.limit && !/\bLIMIT\b/i.test(ending) ? ` LIMIT ${search.limit}` : '';
  const { query, binds: values } = resolveDynamic(
    `SELECT ${fields} FROM ${object.name}${where} ${ending}${limit}`,
    (bind) => (bind.startsWith('b') ? binds[Number(bind.slice(1))] : undefined),
    CURRENT_API_VERSION,
  );
  const { limits } = transaction();
  const counted = limits.snapshot();
  const rows = runQuery(query, values, { access, only: fixed ?? undefined, isSearch: true });
  const read = limits.used('queryRows');
  limits.restore({ ...counted, queryRows: read });
  return new ApexList<SObject>(type, rows.elements);
}

const GROUP_TYPES: Record<string, FieldSchema['type'][]> = {
  EMAIL: ['Email'],
  PHONE: ['Phone'],
  ALL: ['Text', 'Email', 'Phone', 'TextArea', 'Url', 'AutoNumber'],
  SIDEBAR: ['Text', 'Email', 'Phone', 'AutoNumber'],
};

/** SOQL that holds for records in which every word of the search is found. */
function matching(object: ObjectSchema, group: string, wanted: string): string {
  const nameField = object.nameField ? [object.nameField] : [];
  const fields =
    group === 'NAME'
      ? nameField
      : [...object.fields.values()]
          .filter((field) => field.filterable && GROUP_TYPES[group].includes(field.type))
          .map((field) => field.name);
  const words = wanted.replace(/["']/g, ' ').trim().split(/\s+/);
  const quoted = (word: string) =>
    word
      .replace(/[\\%_']/g, '\\$&')
      .replace(/\*/g, '%')
      .replace(/\?/g, '_');
  const each = words.map(
    (word) =>
      `(${(fields.length ? fields : ['Id']).map((field) => `${field} LIKE '${quoted(word)}%' OR ${field} LIKE '% ${quoted(word)}%'`).join(' OR ')})`,
  );
  return each.join(' AND ');
}
