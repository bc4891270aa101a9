/** Input and output classes of `ConnectApi.NamedCredentials`: "ConnectApi Input Classes" and "Output Classes". */
import { defineDataClass, type DataObject } from './data-class.ts';
import { defineEnum } from './define.ts';
import { JSON_VALUE } from './json-object.ts';

/** A class of properties that `JSON.serialize` takes. @param properties `Type name` */
function connectClass(name: string, properties: string[]): new () => DataObject {
  const made = defineDataClass(name, Object.fromEntries(properties.map((property) => [property, null])));
  const names = properties.map((property) => property.slice(property.lastIndexOf(' ') + 1));
  Object.defineProperty(made.prototype, JSON_VALUE, {
    value(this: DataObject) {
      return Object.fromEntries(names.map((each) => [each, this.values[each.toLowerCase()]]));
    },
  });
  return made;
}

defineEnum('ConnectApi.CredentialAuthenticationProtocol', ['Basic', 'AwsSv4', 'Custom', 'Jwt', 'OAuth']);
defineEnum('ConnectApi.CredentialAuthenticationProtocolVariant', [
  'AwsSv4_STS',
  'ClientCredentialsClientSecret',
  'ClientCredentialsClientSecretBasic',
  'ClientCredentialsJwtAssertion',
  'JwtBearer',
  'NoAuthentication',
  'RolesAnywhere',
]);
defineEnum('ConnectApi.CredentialAuthenticationStatus', ['Configured', 'NotConfigured', 'Unknown']);
defineEnum('ConnectApi.CredentialPrincipalType', ['AwsStsPrincipal', 'NamedPrincipal', 'PerUserPrincipal']);
defineEnum('ConnectApi.NamedCredentialType', ['PrivateEndpoint', 'SecuredEndpoint']);
defineEnum('ConnectApi.CalloutStatus', ['Disabled', 'Enabled']);

export const CredentialValueInput = connectClass('ConnectApi.CredentialValueInput', [
  'Boolean encrypted',
  'Integer revision',
  'String value',
]);

export const CredentialInput = connectClass('ConnectApi.CredentialInput', [
  'ConnectApi.CredentialAuthenticationProtocol authenticationProtocol',
  'ConnectApi.CredentialAuthenticationProtocolVariant authenticationProtocolVariant',
  'Map<String, ConnectApi.CredentialValueInput> credentials',
  'String externalCredential',
  'String principalName',
  'ConnectApi.CredentialPrincipalType principalType',
]);

export const CredentialValue = connectClass('ConnectApi.CredentialValue', ['Boolean encrypted', 'String value']);

export const Credential = connectClass('ConnectApi.Credential', [
  'ConnectApi.CredentialAuthenticationProtocol authenticationProtocol',
  'ConnectApi.CredentialAuthenticationStatus authenticationStatus',
  'Map<String, ConnectApi.CredentialValue> credentials',
  'String externalCredential',
  'String principalName',
  'ConnectApi.CredentialPrincipalType principalType',
]);

export const ExternalCredentialPrincipal = connectClass('ConnectApi.ExternalCredentialPrincipal', [
  'ConnectApi.CredentialAuthenticationStatus authenticationStatus',
  'String id',
  'String principalName',
  'ConnectApi.CredentialPrincipalType principalType',
  'Integer sequenceNumber',
]);

export const CredentialCustomHeader = connectClass('ConnectApi.CredentialCustomHeader', [
  'String headerName',
  'String headerValue',
  'String id',
  'Integer sequenceNumber',
]);

export const NamedCredentialCalloutOptions = connectClass('ConnectApi.NamedCredentialCalloutOptions', [
  'Boolean allowMergeFieldsInBody',
  'Boolean allowMergeFieldsInHeader',
  'Boolean generateAuthorizationHeader',
]);

export const NamedCredential = connectClass('ConnectApi.NamedCredential', [
  'ConnectApi.NamedCredentialCalloutOptions calloutOptions',
  'ConnectApi.CalloutStatus calloutStatus',
  'String calloutUrl',
  'String createdByNamespace',
  'List<ConnectApi.CredentialCustomHeader> customHeaders',
  'String developerName',
  'List<ConnectApi.ExternalCredential> externalCredentials',
  'String id',
  'String masterLabel',
  'ConnectApi.NamedCredentialType type',
]);

export const NamedCredentialList = connectClass('ConnectApi.NamedCredentialList', [
  'List<ConnectApi.NamedCredential> namedCredentials',
]);

export const ExternalCredential = connectClass('ConnectApi.ExternalCredential', [
  'ConnectApi.CredentialAuthenticationProtocol authenticationProtocol',
  'ConnectApi.CredentialAuthenticationStatus authenticationStatus',
  'String createdByNamespace',
  'List<ConnectApi.CredentialCustomHeader> customHeaders',
  'String developerName',
  'String id',
  'String masterLabel',
  'List<ConnectApi.ExternalCredentialPrincipal> principals',
  'List<ConnectApi.NamedCredential> relatedNamedCredentials',
]);

export const ExternalCredentialList = connectClass('ConnectApi.ExternalCredentialList', [
  'List<ConnectApi.ExternalCredential> externalCredentials',
]);
