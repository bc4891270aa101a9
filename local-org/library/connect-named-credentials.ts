/**
 * ConnectApi.NamedCredentials: what a setup page needs to store a secret in the project's external credentials and to
 * ask what is set up. A secret that went in never comes out.
 *
 * Rules: "NamedCredentials Class" and "Credential" (Connect REST API). The documentation gives no texts of errors; the
 * kinds of exceptions are those of "ConnectApi Exceptions", the texts are the local org's.
 */
import { libraryType, listOf, mapOf, Types } from '../values/types.ts';
import { grantsOf, holdingsOf } from '../data/access.ts';
import { runningStore } from '../data/running.ts';
import {
  findExternalCredential,
  findPrincipal,
  mayUsePrincipal,
  ownerOf,
  withoutNamespace,
} from '../services/authentication.ts';
import type { CredentialOwner, CredentialValue as StoredValue } from '../running/org.ts';
import { transaction } from '../running/transaction.ts';
import type { ExternalCredential as ExternalSource, NamedCredential as NamedSource } from '../metadata/records.ts';
import { countWrite, notFound, refuseInSiloedTest, refuseRequest } from './connect-call.ts';
import * as output from './connect-credential-types.ts';
import type { DataObject } from './data-class.ts';
import { defineClass, enumValue, enumValues } from './define.ts';
import { ApexList, ApexMap, type ApexEnum } from '../values/values.ts';

type Principal = ExternalSource['principals'][number];

interface Subject {
  external: ExternalSource;
  principal: Principal;
  owner: CredentialOwner;
}

const make = (made: new () => DataObject, values: Record<string, unknown>): DataObject => {
  const object = new made();
  for (const [name, value] of Object.entries(values)) object.values[name.toLowerCase()] = value;
  return object;
};

const listFor = (name: string, items: unknown[]) => new ApexList(listOf(libraryType(name)), items);

const holds = (permissions: string[]): boolean => {
  const { org, user } = transaction();
  const held = holdingsOf(org, user);
  return permissions.some((permission) => grantsOf(org).userPermission(held, permission));
};
const mayManage = () => holds(['CustomizeApplication', 'ManageNamedCredentials']);
const mayView = () => mayManage() || holds(['ViewSetup']);

const refuseAccess = (): never => refuseRequest('INSUFFICIENT_ACCESS', 'Insufficient Privileges');

/** Metadata spells some protocols in another case. An external credential without authentication has none here. */
const protocolOf = ({ protocol }: ExternalSource): ApexEnum | null =>
  enumValues('ConnectApi.CredentialAuthenticationProtocol').find(
    ({ name }) => name.toLowerCase() === protocol.toLowerCase(),
  ) ?? null;

const required = <T>(value: T | null, name: string): T =>
  value ?? refuseRequest('MISSING_ARGUMENT', `Specify a value for ${name}.`);

/** The principal a request is about. @throws where there is none, or the user may not manage it */
function subjectOf(externalCredential: string | null, principalName: string | null, type: ApexEnum | null): Subject {
  const current = transaction();
  const name = required(externalCredential, 'externalCredential');
  const principalType = required(type, 'principalType').name;
  if (principalType === 'NamedPrincipal') required(principalName, 'principalName');
  const external = findExternalCredential(current, name) ?? notFound(`external credential ${name}`);
  const principal =
    findPrincipal(external, principalName, principalType) ??
    notFound(`principal ${principalName ?? principalType} of the external credential ${name}`);
  // Users authenticate themselves; what all share is for those who set the org up.
  const isOwn = principalType === 'PerUserPrincipal' && mayUsePrincipal(current, external, principal);
  if (!isOwn && !mayManage()) refuseAccess();
  return { external, principal, owner: ownerOf(current, external, principal) };
}

interface Request extends Subject {
  values: Map<string, StoredValue>;
}

function read(input: DataObject | null): Request {
  refuseInSiloedTest();
  const { values } = required(input, 'requestBody');
  const protocol = required(values.authenticationprotocol as ApexEnum | null, 'authenticationProtocol');
  const given = required(values.credentials as ApexMap<string, DataObject> | null, 'credentials');
  const subject = subjectOf(
    values.externalcredential as string | null,
    values.principalname as string | null,
    values.principaltype as ApexEnum | null,
  );
  if (protocol !== protocolOf(subject.external)) {
    refuseRequest(
      'INVALID_INPUT',
      `The authentication protocol ${protocol.name} is not that of the external credential ${subject.external.name}.`,
    );
  }
  const stored = new Map<string, StoredValue>();
  for (const [name, one] of given.entries()) {
    stored.set(name, {
      value: required(one?.values.value as string | null, `the value of ${name}`),
      encrypted: required(one?.values.encrypted as boolean | null, `encrypted of ${name}`),
    });
  }
  if (!stored.size) required(null, 'credentials');
  return { ...subject, values: stored };
}

/** What may be shown: values that are not secret, the names of those that are. */
function credential({ external, principal, owner }: Subject): DataObject {
  const stored = transaction().org.credentials.read(owner);
  return make(output.Credential, {
    externalCredential: external.name,
    principalName: principal.name,
    principalType: principalType(principal),
    authenticationProtocol: protocolOf(external),
    authenticationStatus: statusOf(external, stored.size > 0),
    credentials: new ApexMap(
      mapOf(Types.String, libraryType('ConnectApi.CredentialValue')),
      [...stored].map(([name, { value, encrypted }]) => [
        name,
        make(output.CredentialValue, { encrypted, value: encrypted ? null : value }),
      ]),
    ),
  });
}

/** Nobody but its author knows what a custom protocol needs: its status is unknown. */
const statusOf = (external: ExternalSource, isStored: boolean): ApexEnum =>
  enumValue(
    'ConnectApi.CredentialAuthenticationStatus',
    external.protocol.toLowerCase() === 'custom' ? 'Unknown' : isStored ? 'Configured' : 'NotConfigured',
  );

const principalType = ({ type }: Principal): ApexEnum => enumValue('ConnectApi.CredentialPrincipalType', type);

/** By which a permission set is given access to it: `SetupEntityAccess.SetupEntityId`. */
function principalId(source: ExternalSource, principal: Principal): string | null {
  const [id] =
    runningStore().first(
      `SELECT p.Id FROM "ExternalCredentialParameter" p JOIN "ExternalCredential" c ON c.Id = p.ExternalCredentialId
        WHERE c.DeveloperName = ? AND p.ParameterName = ? AND p.ParameterType = ?`,
      source.name,
      principal.name,
      principal.type,
    ) ?? [];
  return (id as string | undefined) ?? null;
}

function externalCredential(source: ExternalSource, withRelated = true): DataObject {
  const current = transaction();
  const isStored = (principal: Principal) => current.org.credentials.read(ownerOf(current, source, principal)).size > 0;
  return make(output.ExternalCredential, {
    developerName: source.name,
    masterLabel: source.label,
    createdByNamespace: current.org.namespace,
    authenticationProtocol: protocolOf(source),
    authenticationStatus: statusOf(source, source.principals.some(isStored)),
    customHeaders: headers(source.headers),
    principals: listFor(
      'ConnectApi.ExternalCredentialPrincipal',
      source.principals.map((principal) =>
        make(output.ExternalCredentialPrincipal, {
          id: principalId(source, principal),
          principalName: principal.name,
          principalType: principalType(principal),
          sequenceNumber: principal.sequence,
          authenticationStatus: statusOf(source, isStored(principal)),
        }),
      ),
    ),
    relatedNamedCredentials: listFor(
      'ConnectApi.NamedCredential',
      withRelated
        ? current.org.project.namedCredentials
            .filter((named) => named.externalCredential?.toLowerCase() === source.name.toLowerCase())
            .map((named) => namedCredential(named, false))
        : [],
    ),
  });
}

function namedCredential(source: NamedSource, withExternal = true): DataObject {
  const current = transaction();
  const external = source.externalCredential ? findExternalCredential(current, source.externalCredential) : null;
  return make(output.NamedCredential, {
    developerName: source.name,
    masterLabel: source.label,
    createdByNamespace: current.org.namespace,
    calloutUrl: source.url,
    calloutStatus: enumValue('ConnectApi.CalloutStatus', source.isEnabled ? 'Enabled' : 'Disabled'),
    type: enumValue('ConnectApi.NamedCredentialType', 'SecuredEndpoint'),
    customHeaders: headers(source.headers),
    calloutOptions: make(output.NamedCredentialCalloutOptions, {
      allowMergeFieldsInBody: source.allowsMergeFieldsInBody,
      allowMergeFieldsInHeader: source.allowsMergeFieldsInHeader,
      generateAuthorizationHeader: source.generatesAuthorization,
    }),
    externalCredentials: listFor(
      'ConnectApi.ExternalCredential',
      withExternal && external ? [externalCredential(external, false)] : [],
    ),
  });
}

const headers = (sources: { name: string; value: string; sequence?: number }[]) =>
  listFor(
    'ConnectApi.CredentialCustomHeader',
    sources.map(({ name, value, sequence = 1 }) =>
      make(output.CredentialCustomHeader, { headerName: name, headerValue: value, sequenceNumber: sequence }),
    ),
  );

function admitReader(): void {
  refuseInSiloedTest();
  if (!mayView()) refuseAccess();
}

function remove(
  external: string | null,
  principal: string | null,
  type: ApexEnum | null,
  names: string[] | null,
): void {
  refuseInSiloedTest();
  const { owner } = subjectOf(external, principal, type);
  const { credentials } = transaction().org;
  if (!credentials.read(owner).size) notFound(`credential of the principal ${principal ?? type?.name}`);
  countWrite();
  credentials.remove(owner, names);
}

defineClass('ConnectApi.NamedCredentials', {
  'static ConnectApi.Credential createCredential(ConnectApi.CredentialInput requestBody)': (input) => {
    const request = read(input);
    const { credentials } = transaction().org;
    if (credentials.read(request.owner).size) {
      refuseRequest('DUPLICATE_VALUE', `The credential of the principal ${request.principal.name} already exists.`);
    }
    countWrite();
    credentials.write(request.owner, request.values);
    return credential(request);
  },
  /** Replaces all: what is not in the request is gone. */
  'static ConnectApi.Credential updateCredential(ConnectApi.CredentialInput requestBody)': (input) => {
    const request = read(input);
    const { credentials } = transaction().org;
    if (!credentials.read(request.owner).size) notFound(`credential of the principal ${request.principal.name}`);
    countWrite();
    credentials.remove(request.owner);
    credentials.write(request.owner, request.values);
    return credential(request);
  },
  /** Replaces what is in the request and leaves the rest; for the custom protocol only. */
  'static ConnectApi.Credential patchCredential(ConnectApi.CredentialInput requestBody)': (input) => {
    const request = read(input);
    if (request.external.protocol.toLowerCase() !== 'custom') {
      refuseRequest('INVALID_INPUT', 'Only credentials of the custom authentication protocol can be patched.');
    }
    const { credentials } = transaction().org;
    if (!credentials.read(request.owner).size) notFound(`credential of the principal ${request.principal.name}`);
    countWrite();
    credentials.write(request.owner, request.values);
    return credential(request);
  },
  'static ConnectApi.Credential getCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType)':
    (external, principal, type) => {
      refuseInSiloedTest();
      return credential(subjectOf(external, principal, type));
    },
  'static void deleteCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType)':
    (external, principal, type) => remove(external, principal, type, null),
  'static void deleteCredential(String externalCredential, String principalName, ConnectApi.CredentialPrincipalType principalType, List<String> credentialNames)':
    (external, principal, type, names: ApexList<string> | null) =>
      remove(external, principal, type, names && [...names.elements]),
  'static ConnectApi.ExternalCredential getExternalCredential(String developerName)': (name: string | null) => {
    admitReader();
    const source = findExternalCredential(transaction(), required(name, 'developerName'));
    return source ? externalCredential(source) : notFound(`external credential ${name}`);
  },
  /** Those the user can authenticate to. */
  'static ConnectApi.ExternalCredentialList getExternalCredentials()': () => {
    refuseInSiloedTest();
    const current = transaction();
    const mayAll = mayView();
    const all = current.org.project.externalCredentials.filter(
      (one) => mayAll || one.principals.some((principal) => mayUsePrincipal(current, one, principal)),
    );
    return make(output.ExternalCredentialList, {
      externalCredentials: listFor(
        'ConnectApi.ExternalCredential',
        all.map((one) => externalCredential(one)),
      ),
    });
  },
  'static ConnectApi.NamedCredential getNamedCredential(String developerName)': (name: string | null) => {
    admitReader();
    const { org } = transaction();
    const wanted = withoutNamespace(required(name, 'developerName'), org.namespace).toLowerCase();
    const source = org.project.namedCredentials.find((one) => one.name.toLowerCase() === wanted);
    return source ? namedCredential(source) : notFound(`named credential ${name}`);
  },
  'static ConnectApi.NamedCredentialList getNamedCredentials()': () => {
    admitReader();
    return make(output.NamedCredentialList, {
      namedCredentials: listFor(
        'ConnectApi.NamedCredential',
        transaction().org.project.namedCredentials.map((one) => namedCredential(one)),
      ),
    });
  },
});
