/**
 * Modules that `lightning-base-components` names or ships and the local org answers with its own (`ui/modules`), since
 * they reach the server or the shell: they stay imports in the built base components.
 */
export const replacedModules: ReadonlySet<string> = new Set(['lightning/navigation']);
