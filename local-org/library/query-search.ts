/** Search: SOSL by text. */
import type { ScopeVariables } from '../data/dynamic-query.ts';
import { runSosl } from '../data/sosl.ts';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { modeOf, type AccessLevel } from './query-access.ts';
import { defaultMode } from '../values/versions.ts';

/** The variables that a search names, in order; quoted text names none. */
function bindsOf(text: string, scope: ScopeVariables): unknown[] {
  return [...text.matchAll(/'(?:[^'\\]|\\.)*'|\{(?:[^}\\]|\\.)*\}|:\s*([A-Za-z_][\w.]*)/g)].flatMap(([, name]) => {
    if (!name) return [];
    const value = scope(name.toLowerCase());
    return [value === undefined ? throwApex('QueryException', `Variable does not exist: ${name}`) : value];
  });
}

defineClass(
  'Search',
  {
    'static List<List<SObject>> query(String query)': (
      text: string | null,
      scope: ScopeVariables,
      apiVersion: number,
    ) => runSosl(required(text), bindsOf(required(text), scope), defaultMode(apiVersion)),
    'static List<List<SObject>> query(String query, AccessLevel accessLevel)': (
      text: string | null,
      level: AccessLevel | null,
      scope: ScopeVariables,
    ) => runSosl(required(text), bindsOf(required(text), scope), modeOf(level)),
  },
  { bindsFromScope: ['query'], versioned: ['query'], takesNames: ['query'] },
);
