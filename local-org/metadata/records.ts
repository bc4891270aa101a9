/** Custom metadata records, credentials, permissions, resources: small kinds with a few elements each. */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { qualify } from './names.ts';
import { children, flag, rawText, text, textOr, type XmlNode } from './xml.ts';

export interface CustomMetadataRecord {
  /** Qualified API name of the type. */
  type: string;
  developerName: string;
  /** Of the package it came with. */
  namespace: string | null;
  label: string;
  isProtected: boolean;
  /** By qualified field API name; null for nil. Texts as the file writes them. */
  values: Map<string, string | null>;
  file: string;
}

/** @param name `Type.Record`, as the file is named */
export function readCustomMetadataRecord(
  root: XmlNode,
  name: string,
  file: string,
  namespace: string | null,
): CustomMetadataRecord {
  const dot = name.indexOf('.');
  const developerName = name.slice(dot + 1);
  return {
    type: qualify(`${name.slice(0, dot).replace(/__mdt$/, '')}__mdt`, namespace),
    developerName,
    namespace,
    label: textOr(root, 'label', developerName),
    isProtected: flag(root, 'protected'),
    values: new Map(
      children(root, 'values').map((node) => {
        const value = node.value;
        const isNil =
          value === undefined || (typeof value === 'object' && !Array.isArray(value) && value['@xsi:nil'] === 'true');
        return [qualify(textOr(node, 'field', ''), namespace), isNil ? null : rawText(node, 'value')];
      }),
    ),
    file,
  };
}

export interface NamedCredential {
  name: string;
  label: string;
  /** Null for one that says its address in a parameter that is not there. */
  url: string | null;
  /** Developer name of the external credential behind it. */
  externalCredential: string | null;
  /** May be called out to. */
  isEnabled: boolean;
  /** Adds the Authorization header by itself. */
  generatesAuthorization: boolean;
  allowsMergeFieldsInHeader: boolean;
  allowsMergeFieldsInBody: boolean;
  headers: { name: string; value: string }[];
  file: string;
}

export function readNamedCredential(root: XmlNode, name: string, file: string): NamedCredential {
  const parameters = children(root, 'namedCredentialParameters');
  const of = (type: string) => parameters.filter((node) => text(node, 'parameterType') === type);
  return {
    name,
    label: textOr(root, 'label', name),
    // Credentials of the older kind carry the address themselves.
    url: (of('Url')[0] && text(of('Url')[0], 'parameterValue')) ?? text(root, 'endpoint'),
    externalCredential: (of('Authentication')[0] && text(of('Authentication')[0], 'externalCredential')) ?? null,
    isEnabled: text(root, 'calloutStatus') !== 'Disabled',
    generatesAuthorization: flag(root, 'generateAuthorizationHeader', true),
    allowsMergeFieldsInHeader: flag(root, 'allowMergeFieldsInHeader'),
    allowsMergeFieldsInBody: flag(root, 'allowMergeFieldsInBody'),
    headers: of('HttpHeader').map((node) => ({
      name: textOr(node, 'parameterName', ''),
      value: textOr(node, 'parameterValue', ''),
    })),
    file,
  };
}

export interface ExternalCredential {
  name: string;
  label: string;
  protocol: string;
  principals: { name: string; type: string; sequence: number }[];
  headers: { name: string; value: string; sequence: number }[];
  file: string;
}

export function readExternalCredential(root: XmlNode, name: string, file: string): ExternalCredential {
  const parameters = children(root, 'externalCredentialParameters');
  const sequenceOf = (node: XmlNode) => Number(text(node, 'sequenceNumber') ?? 1);
  return {
    name,
    label: textOr(root, 'label', name),
    protocol: textOr(root, 'authenticationProtocol', 'Custom'),
    principals: parameters
      .filter((node) => /Principal$/.test(textOr(node, 'parameterType', '')))
      .map((node) => ({
        name: textOr(node, 'parameterName', ''),
        type: textOr(node, 'parameterType', ''),
        sequence: sequenceOf(node),
      })),
    headers: parameters
      .filter((node) => text(node, 'parameterType') === 'AuthHeader')
      .map((node) => ({
        name: textOr(node, 'parameterName', ''),
        value: textOr(node, 'parameterValue', ''),
        sequence: sequenceOf(node),
      })),
    file,
  };
}

export interface CustomPermission {
  name: string;
  /** Of the package it came with. */
  namespace: string | null;
  label: string;
  description: string | null;
  /** Names of the permissions it needs, with whether each is required. */
  requires: string[];
  file: string;
}

export const readCustomPermission = (
  root: XmlNode,
  name: string,
  file: string,
  namespace: string | null,
): CustomPermission => ({
  name,
  namespace,
  label: textOr(root, 'label', name),
  description: text(root, 'description'),
  requires: children(root, 'requiredPermission')
    .filter((node) => flag(node, 'dependency'))
    .map((node) => textOr(node, 'customPermission', '')),
  file,
});

/** A custom notification type: how notifications of one kind reach people. */
export interface NotificationType {
  /** API name: the name of the file. */
  name: string;
  /** Of the package it came with. */
  namespace: string | null;
  /** Unique in the org, packages included: it has no namespace. */
  typeName: string;
  label: string;
  description: string | null;
  desktop: boolean;
  mobile: boolean;
  file: string;
}

export const readNotificationType = (
  root: XmlNode,
  name: string,
  file: string,
  namespace: string | null,
): NotificationType => ({
  name,
  namespace,
  typeName: textOr(root, 'customNotifTypeName', name),
  label: textOr(root, 'masterLabel', name),
  description: text(root, 'description'),
  desktop: flag(root, 'desktop'),
  mobile: flag(root, 'mobile'),
  file,
});

export interface StaticResource {
  name: string;
  contentType: string;
  cacheControl: string;
  /** The content; a folder for an archive kept unpacked; null when it is missing. */
  path: string | null;
  file: string;
}

/** The content lies beside `Name.resource-meta.xml`: as `Name.json`, `Name.resource`, or a folder `Name`. */
export function readStaticResource(root: XmlNode, name: string, file: string): StaticResource {
  const folder = dirname(file);
  const content = readdirSync(folder).find(
    (entry) =>
      entry === name ||
      (entry.startsWith(`${name}.`) && !entry.endsWith('-meta.xml') && entry.lastIndexOf('.') === name.length),
  );
  return {
    name,
    contentType: textOr(root, 'contentType', 'application/octet-stream'),
    cacheControl: textOr(root, 'cacheControl', 'Private'),
    path: content === undefined ? null : `${folder}/${content}`,
    file,
  };
}

export interface LwcBundle {
  name: string;
  folder: string;
  label: string;
  isExposed: boolean;
  targets: string[];
  /** Public properties a page builder may set, by target. */
  properties: { targets: string[]; names: string[] }[];
  apiVersion: string | null;
  file: string;
}

/** @param file `name.js-meta.xml` */
export function readLwcBundle(root: XmlNode, file: string): LwcBundle {
  const folder = dirname(file);
  const targets = children(root, 'targets').flatMap((node) => list(node, 'target'));
  return {
    name: basename(folder),
    folder,
    label: textOr(root, 'masterLabel', basename(folder)),
    isExposed: flag(root, 'isExposed'),
    targets,
    properties: children(root, 'targetConfigs')
      .flatMap((node) => children(node, 'targetConfig'))
      .map((node) => ({
        targets: textOr(node, '@targets', '')
          .split(',')
          .map((one) => one.trim()),
        names: children(node, 'property').map((property) => textOr(property, '@name', '')),
      })),
    apiVersion: text(root, 'apiVersion'),
    file,
  };
}

function list(node: XmlNode, name: string): string[] {
  const value = node[name];
  const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === 'string').map((one) => one.trim());
}
