/** What `@salesforce/apex/Class.method` is: a function to call and a wire adapter in one. */
import { ask } from 'localOrg/server';
import { adapterFor, resource } from 'localOrg/wire';

type Parameters = Record<string, unknown>;

/** @param cacheable as annotated: only such a method may be wired, and its results are shared and read-only */
export function apexMethod(name: string, cacheable: boolean) {
  const call = (parameters: Parameters) => ask('POST', `/apex/${name}`, { parameters });
  const cached = (parameters: Parameters) =>
    resource(`apex ${name} ${JSON.stringify(parameters, Object.keys(parameters).sort())}`, () => call(parameters));

  const method = (parameters?: Parameters): Promise<unknown> => {
    if (parameters !== undefined && (typeof parameters !== 'object' || parameters === null)) {
      throw new TypeError(`${name} takes one object of named parameters`);
    }
    return call(parameters ?? {});
  };
  const adapter = adapterFor((configuration) => {
    if (!cacheable) throw new Error(`@wire needs a method annotated @AuraEnabled(cacheable=true): ${name}`);
    const missing = Object.values(configuration).some((value) => value === undefined);
    return missing ? null : cached(configuration);
  });
  return Object.assign(method, { adapter });
}
