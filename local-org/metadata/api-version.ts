/** Which API version a piece of Apex follows (Apex Developer Guide, "Setting the Salesforce API Version for Classes and Triggers"). */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { ProjectFolders } from './files.ts';

/** Of the current release, Winter '27: anonymous Apex, and Apex that comes without any version. */
export const CURRENT_API_VERSION = 68;

/** API version of a class or trigger by the file beside it, as written: `65.0`; null without one. */
export function apiVersionOf(file: string): string | null {
  const meta = `${file}-meta.xml`;
  return existsSync(meta) ? (/<apiVersion>\s*([\d.]+)\s*</.exec(readFileSync(meta, 'utf8'))?.[1] ?? null) : null;
}

/** The version that a class or trigger runs by: its own, else that of its project's sources, else the current one. */
export function runningVersion(file: string, projects: readonly ProjectFolders[]): number {
  const own = apiVersionOf(file);
  const project = projects.find(({ folders }) => folders.some((folder) => isInside(file, folder)));
  return Number(own ?? project?.sourceApiVersion ?? CURRENT_API_VERSION);
}

const isInside = (file: string, folder: string): boolean => !relative(folder, file).startsWith('..');
