/**
 * Calls `@RestResource` classes (Apex Developer Guide, "Exposing Apex Classes as REST Web Services"): by the longest
 * mapping that fits, in a package under `/<namespace>/`, only global classes and methods, and only for users with access
 * to the class. The request is in `RestContext`; what the method returns or puts there is the answer.
 */
import { grantsOf, holdingsOf } from '../../data/access.ts';
import type { Org } from '../../execution/org.ts';
import { ApexRestRequest, ApexRestResponse, beginRequest } from '../../library/rest.ts';
import { ApexBlob } from '../../values/blob.ts';
import { NotSupportedError, uncaughtException } from '../../values/exceptions.ts';
import type { ClassInfo, MethodInfo } from '../../values/program.ts';
import type { RestCall, RestReply } from '../host.ts';
import { toJson } from './to-json.ts';

export function callApexRest(org: Org, userId: string, call: RestCall): RestReply {
  const found = resourceOf(org, call.path);
  if (!found) return refusal(404, 'NOT_FOUND', 'Could not find a match for URL');
  const { info, mapping } = found;
  const user = org.user(userId);
  if (!grantsOf(org).apexClass(holdingsOf(org, user), info.type.name)) {
    return refusal(403, 'FORBIDDEN', `You do not have access to the Apex class named: ${info.name}`);
  }
  const method = info.methods.find(
    ({ isStatic, access, annotations }) =>
      isStatic && access === 'global' && annotations.some(({ name }) => name === `http${call.method.toLowerCase()}`),
  );
  if (!method) return refusal(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${call.method}' not allowed`);
  if (method.parameters.length) {
    throw new NotSupportedError(`parameters of the REST method ${info.name}.${method.name}`);
  }
  try {
    return org.transact({ user, sharing: 'with', entry: { kind: 'rest', name: `${info.name}.${method.name}` } }, () =>
      invoke(method, call, mapping),
    );
  } catch (error) {
    if (error instanceof NotSupportedError) throw error;
    const exception = uncaughtException(error);
    if (!exception) throw error;
    return refusal(500, 'APEX_ERROR', exception.text);
  }
}

interface Resource {
  info: ClassInfo;
  mapping: string;
}

function resourceOf(org: Org, path: string): Resource | null {
  const { installation } = org.project;
  const resources: Resource[] = [];
  for (const info of org.program.classes.values()) {
    const annotation = info.annotations.find(({ name }) => name === 'restresource');
    if (!annotation || info.access !== 'global') continue;
    const namespace = installation ? info.type.name.split('.')[0] : org.namespace;
    const isPackaged = !installation || namespace?.toLowerCase() === installation.namespace.toLowerCase();
    const prefix = namespace && isPackaged ? `/${namespace}` : '';
    const mapping = prefix + (annotation.parameters.urlmapping ?? '');
    if (fits(mapping, path)) resources.push({ info, mapping });
  }
  return resources.sort((a, b) => b.mapping.length - a.mapping.length)[0] ?? null;
}

/** `/x/*` fits `/x/` and what is below it; without the star only the path itself fits. */
function fits(mapping: string, path: string): boolean {
  return mapping.endsWith('*') ? path.startsWith(mapping.slice(0, -1)) : path === mapping;
}

function invoke(method: MethodInfo, call: RestCall, mapping: string): RestReply {
  const request = new ApexRestRequest();
  request.httpMethod = call.method;
  request.requestURI = call.path;
  request.resourcePath = `/services/apexrest${mapping}`;
  request.requestBody = new ApexBlob(call.body);
  for (const [name, value] of Object.entries(call.headers)) request.headers.put(name, value);
  for (const [name, value] of Object.entries(call.parameters)) request.params.put(name, value);
  const response = new ApexRestResponse();
  response.statusCode = 200;
  beginRequest(request, response);
  const result = method.invoke(null, []);
  const headers = Object.fromEntries(response.headers.store.entries as Map<string, string>);
  const body =
    response.responseBody?.bytes ??
    Buffer.from(result === null || result === undefined ? '' : JSON.stringify(toJson(result)));
  return { status: response.statusCode ?? 200, headers, body };
}

const refusal = (status: number, errorCode: string, message: string): RestReply => ({
  status,
  headers: {},
  body: Buffer.from(JSON.stringify([{ errorCode, message }])),
});
