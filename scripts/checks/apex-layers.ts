/**
 * Holds what docs/architecture.md says of the package's Apex: where queries are, which room and which folder of a room
 * knows which, and how many classes a folder holds. One finding a line; exit 1 when there are any.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { packageFiles, PROJECT } from '../project-files.ts';

const MAX_CLASSES = 25;
const QUERY = /\[\s*(SELECT|FIND)\b|\bDatabase\.(query|countQuery|getQueryLocator|getCursor)|\bSearch\.(query|find)/i;
const DECIDES = /(Rules|Checks|Filter)$/;
/** What a room offers to the others: small public classes, named for what they offer. */
const OFFERED: Record<string, string[]> = { conversions: ['WonLeads'] };
/** Rooms that know no other but the platform, not even what it offers. */
const KNOWS_NO_OTHER = ['platform', 'touchpoints'];

/** The folders of a room whose classes know only those of folders before their own. */
const FOLDERS_IN_ORDER: Record<string, string[]> = {
  conversions: ['graph', 'model', 'events', 'capture', 'model-page', 'user-data', 'export', 'log', 'connection'],
};

interface Source {
  file: string;
  name: string;
  /** `touchpoints`, of `force-app/main/touchpoints/bulk/classes/BulkDateSetup.cls`. */
  room: string;
  /** `bulk`, of the same. */
  folder: string;
  code: string;
}

/** @param textByFile classes and triggers of `force-app/main`, by path */
export function findings(textByFile: Map<string, string>): string[] {
  const sources = [...textByFile].map(([file, text]): Source => {
    const [, , room, folder] = file.split('/');
    return { file, name: basename(file).split('.')[0], room, folder, code: withoutCommentsAndTexts(text) };
  });
  const classes = sources.filter(({ file }) => file.endsWith('.cls'));
  const roomByClass = new Map(classes.map(({ name, room }) => [name, room]));
  const folderByClass = new Map(classes.map(({ name, folder }) => [name, folder]));
  return [
    ...classes.flatMap((source) => [...queryFindings(source), ...roomFindings(source, roomByClass)]),
    ...classes.flatMap((source) => orderFindings(source, roomByClass, folderByClass)),
    ...sources.filter(({ file }) => file.endsWith('.trigger')).flatMap(triggerFindings),
    ...folderFindings(classes),
  ];
}

function queryFindings({ file, name, code }: Source): string[] {
  if (!QUERY.test(code)) return [];
  if (/@AuraEnabled/i.test(code)) return [`${file}: a class that pages get or call holds a query`];
  return DECIDES.test(name) ? [`${file}: a class that decides holds a query`] : [];
}

function roomFindings({ file, room, code }: Source, roomByClass: Map<string, string>): string[] {
  return [...new Set(code.match(/\b[A-Z]\w*/g))].flatMap((name) => {
    const other = roomByClass.get(name);
    if (!other || other === room || other === 'platform') return [];
    if (!KNOWS_NO_OTHER.includes(room) && OFFERED[other]?.includes(name)) return [];
    return [`${file}: ${room} names ${name} of ${other}`];
  });
}

function orderFindings(source: Source, roomByClass: Map<string, string>, folderByClass: Map<string, string>): string[] {
  const { file, room, folder, code } = source;
  const order = FOLDERS_IN_ORDER[room];
  if (!order) return [];
  if (!order.includes(folder)) return [`${file}: ${folder} has no place in the order of ${room}`];
  return [...new Set(code.match(/\b[A-Z]\w*/g))].flatMap((name) => {
    const other = folderByClass.get(name) ?? folder;
    const isLater = roomByClass.get(name) === room && order.indexOf(other) > order.indexOf(folder);
    return isLater ? [`${file}: ${folder} names ${name} of ${other}, which comes later`] : [];
  });
}

/** `trigger Leads on Lead(before insert) { TriggerDispatch.run(…); }` */
function triggerFindings({ file, code }: Source): string[] {
  const body = code.slice(code.indexOf('{') + 1, code.lastIndexOf('}')).trim();
  const isOneCall = /^TriggerDispatch\.run\([^;]*\);$/.test(body) && !QUERY.test(body);
  return isOneCall ? [] : [`${file}: a trigger does nothing but call TriggerDispatch.run`];
}

function folderFindings(classes: Source[]): string[] {
  const countByFolder = new Map<string, number>();
  for (const { file } of classes) countByFolder.set(dirname(file), (countByFolder.get(dirname(file)) ?? 0) + 1);
  return [...countByFolder]
    .filter(([, count]) => count > MAX_CLASSES)
    .map(([folder, count]) => `${folder}: ${count} classes, at most ${MAX_CLASSES} in a folder`);
}

function withoutCommentsAndTexts(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\])*'/g, (found) => (found.startsWith("'") ? "''" : ''));
}

if (import.meta.main) {
  const files = ['**/*.cls', '**/*.trigger'].flatMap((glob) => packageFiles(glob));
  const main = files.filter((file) => file.startsWith('force-app/main/'));
  const found = findings(new Map(main.map((file) => [file, readFileSync(join(PROJECT, file), 'utf8')])));
  found.forEach((finding) => console.log(finding));
  console.log(`${found.length} findings in ${main.length} classes and triggers`);
  process.exitCode = found.length || !main.length ? 1 : 0;
}
