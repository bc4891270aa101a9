/** Apex, static resources and credentials as records. */
import { readFileSync, statSync } from 'node:fs';
import type { Project } from '../index.ts';
import { qualifyPlain } from '../names.ts';
import { bit, type SetupRow } from './row.ts';

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');

export function apex({ apexFiles, schema }: Project): SetupRow[] {
  return apexFiles.map(({ kind, name, file, namespace, apiVersion }): SetupRow => {
    const body = readFileSync(file, 'utf8');
    const identity = { Name: name, NamespacePrefix: namespace };
    const common = {
      Status: 'Active',
      IsValid: 1,
      ApiVersion: { text: apiVersion.toFixed(1), field: schema.field('ApexClass', 'ApiVersion')! },
      Body: body,
      LengthWithoutComments: withoutComments(body).length,
    };
    if (kind === 'class') {
      const ref = `class:${qualifyPlain(name, namespace).toLowerCase()}`;
      return { object: 'ApexClass', identity, ref, values: common };
    }
    const [, object = '', timings = ''] =
      /\btrigger\s+\w+\s+on\s+(\w+)\s*\(([^)]*)\)/i.exec(withoutComments(body)) ?? [];
    const usage = [
      'BeforeInsert',
      'AfterInsert',
      'BeforeUpdate',
      'AfterUpdate',
      'BeforeDelete',
      'AfterDelete',
      'AfterUndelete',
    ];
    const given = timings.replace(/\s+/g, '').toLowerCase().split(',');
    return {
      object: 'ApexTrigger',
      identity,
      values: {
        ...common,
        TableEnumOrId: object,
        UsageIsBulk: 0,
        ...Object.fromEntries(usage.map((one) => [`Usage${one}`, bit(given.includes(one.toLowerCase()))])),
      },
    };
  });
}

export function staticResources({ staticResources: all, namespace }: Project): SetupRow[] {
  return all.map((resource) => {
    // An archive kept unpacked has no bytes of its own here.
    const isFile = resource.path !== null && statSync(resource.path).isFile();
    const body = isFile ? new Uint8Array(readFileSync(resource.path!)) : null;
    return {
      object: 'StaticResource',
      identity: { Name: resource.name },
      values: {
        ContentType: resource.contentType,
        CacheControl: resource.cacheControl,
        NamespacePrefix: namespace,
        BodyLength: body?.length ?? 0,
        Body: body,
      },
    };
  });
}

/** External credentials with their principals, which permission sets give access to. */
export function externalCredentials({ externalCredentials: all, namespace }: Project): SetupRow[] {
  return all.flatMap((credential): SetupRow[] => {
    const ref = `credential:${credential.name.toLowerCase()}`;
    return [
      {
        object: 'ExternalCredential',
        identity: { DeveloperName: credential.name },
        ref,
        values: {
          MasterLabel: credential.label,
          Language: 'en_US',
          NamespacePrefix: namespace,
          AuthenticationProtocol: credential.protocol,
        },
      },
      ...credential.principals.map(({ name, type, sequence }): SetupRow => ({
        object: 'ExternalCredentialParameter',
        identity: { ExternalCredentialId: { ref }, ParameterType: type, ParameterName: name },
        ref: `principal:${qualifyPlain(`${credential.name}-${name}`, namespace).toLowerCase()}`,
        values: { SequenceNumber: sequence },
      })),
    ];
  });
}

export function namedCredentials({ namedCredentials: all, namespace }: Project): SetupRow[] {
  return all.map((credential) => ({
    object: 'NamedCredential',
    identity: { DeveloperName: credential.name },
    values: {
      MasterLabel: credential.label,
      Language: 'en_US',
      Endpoint: credential.url,
      NamespacePrefix: namespace,
      CalloutOptionsGenerateAuthorizationHeader: bit(credential.generatesAuthorization),
    },
  }));
}
