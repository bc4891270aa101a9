/** How names of custom things carry the namespace of the package they belong to. */

const customSuffix = /__(c|r|e|b|x|mdt|kav|share|history|feed|pc|pr|latitude__s|longitude__s|s)$/i;

/** Has the name a custom suffix (`__c`, `__mdt`, `__e`…)? */
export const isCustomName = (name: string) => customSuffix.test(name);

/** Has a custom name a namespace prefix: `ns__Name__c`? */
export const isPrefixed = (name: string) => {
  const suffix = customSuffix.exec(name);
  return suffix !== null && name.slice(0, suffix.index).includes('__');
};

/** The namespace a custom name carries: `acme__Ad__c` → `acme`; null for names without one. */
export function namespaceOf(name: string): string | null {
  return isPrefixed(name) ? name.slice(0, name.indexOf('__')) : null;
}

/** `Ad__c` → `acme__Ad__c`; standard names, names with a prefix, and all names without a namespace stay. */
export function qualify(name: string, namespace: string | null): string {
  return namespace && isCustomName(name) && !isPrefixed(name) ? `${namespace}__${name}` : name;
}

/** Developer names without a suffix (classes, tabs, permission sets): `Admin` → `acme__Admin`. */
export function qualifyPlain(name: string, namespace: string | null): string {
  return namespace && !name.includes('__') ? `${namespace}__${name}` : name;
}

/** A relationship name as SOQL writes it: `Members` → `acme__Members__r`. */
export function relationshipOf(name: string, namespace: string | null): string {
  return qualify(`${name}__r`, namespace);
}
