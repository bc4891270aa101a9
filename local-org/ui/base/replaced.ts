/**
 * Modules that `lightning-base-components` names or ships and the local org answers with its own (`ui/modules`), since
 * they reach the server or the shell: they stay imports in the built base components.
 */
export const replacedModules: ReadonlySet<string> = new Set(['lightning/navigation']);

/**
 * The pictures of one kind of icon, hundreds of templates: `lightning-icon` imports them when it shows the first of a
 * kind, and they are built then. They are most of what there is to build, and a page needs two or three of the twelve.
 */
export const isIconLibrary = (specifier: string): boolean => /^lightning\/iconSvgTemplates\w*$/.test(specifier);
