/** Permission sets and profiles: what each file grants. */
import { qualify, qualifyPlain } from './names.ts';
import { children, flag, text, textOr, texts, type XmlNode } from './xml.ts';

export interface ObjectGrant {
  create: boolean;
  read: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

export interface PermissionSetSource {
  /** Developer name as the file gives it. */
  name: string;
  /** Of the package it came with. */
  namespace: string | null;
  label: string;
  description: string;
  isProfile: boolean;
  license: string | null;
  /** By lower-case qualified name. */
  objects: Map<string, ObjectGrant>;
  /** By lower-case `object.field`, qualified. */
  fields: Map<string, { read: boolean; edit: boolean }>;
  /** Lower-case class names, `ns__name` in a namespace. */
  classes: Set<string>;
  tabs: Map<string, string>;
  applications: Map<string, { visible: boolean; isDefault: boolean }>;
  customPermissions: Set<string>;
  customSettings: Set<string>;
  customMetadataTypes: Set<string>;
  userPermissions: Set<string>;
  /** Visible ones, as lower-case qualified `object.type`. */
  recordTypes: Set<string>;
  externalCredentialPrincipals: Set<string>;
  /** Of profiles: page layouts by lower-case qualified object, for the master record type. */
  layouts: Map<string, string>;
  file: string | null;
}

/** A permission set that grants nothing. */
export const emptyPermissionSet = (name: string): PermissionSetSource => ({
  name,
  namespace: null,
  label: name,
  description: '',
  isProfile: false,
  license: null,
  objects: new Map(),
  fields: new Map(),
  classes: new Set(),
  tabs: new Map(),
  applications: new Map(),
  customPermissions: new Set(),
  customSettings: new Set(),
  customMetadataTypes: new Set(),
  userPermissions: new Set(),
  recordTypes: new Set(),
  externalCredentialPrincipals: new Set(),
  layouts: new Map(),
  file: null,
});

export interface PermissionSetGroup {
  name: string;
  namespace: string | null;
  label: string;
  permissionSets: string[];
  file: string;
}

/** Files of standard profiles are not named as the profiles are. */
const profileNames: Record<string, string> = {
  admin: 'System Administrator',
  standard: 'Standard User',
  standardaul: 'Standard Platform User',
  readonly: 'Read Only',
  marketingprofile: 'Marketing User',
  contractmanager: 'Contract Manager',
  solutionmanager: 'Solution Manager',
  'guest license user': 'Guest License User',
};

/**
 * What the file of a permission set or a profile grants. Names are qualified by the namespace and in lower case, as
 * `PermissionSetSource` says.
 */
export function readPermissionSet(
  root: XmlNode,
  name: string,
  file: string,
  namespace: string | null,
  isProfile: boolean,
): PermissionSetSource {
  const plain = (value: string) => qualifyPlain(value, namespace).toLowerCase();
  const path = (value: string) =>
    value
      .split('.')
      .map((part) => qualify(part, namespace))
      .join('.')
      .toLowerCase();
  /** Names in the elements that are enabled. */
  const enabled = (element: string, nameElement: string, written: (value: string) => string, flagElement = 'enabled') =>
    new Set(
      children(root, element)
        .filter((node) => flag(node, flagElement))
        .map((node) => written(textOr(node, nameElement, ''))),
    );
  const decoded = decodeURIComponent(name);
  return {
    name: isProfile ? (profileNames[decoded.toLowerCase()] ?? decoded) : decoded,
    namespace,
    label: textOr(root, 'label', name),
    description: textOr(root, 'description', ''),
    isProfile,
    license: text(root, isProfile ? 'userLicense' : 'license'),
    objects: new Map(
      children(root, 'objectPermissions').map((node) => [path(textOr(node, 'object', '')), objectGrant(node)]),
    ),
    fields: new Map(
      children(root, 'fieldPermissions').map((node) => [
        path(textOr(node, 'field', '')),
        { read: flag(node, 'readable') || flag(node, 'editable'), edit: flag(node, 'editable') },
      ]),
    ),
    classes: enabled('classAccesses', 'apexClass', plain),
    // Permission sets say tabSettings, profiles tabVisibilities.
    tabs: new Map(
      [...children(root, 'tabSettings'), ...children(root, 'tabVisibilities')].map((node) => [
        textOr(node, 'tab', '').toLowerCase(),
        textOr(node, 'visibility', ''),
      ]),
    ),
    applications: new Map(
      children(root, 'applicationVisibilities').map((node) => [
        textOr(node, 'application', '').toLowerCase(),
        { visible: flag(node, 'visible'), isDefault: flag(node, 'default') },
      ]),
    ),
    customPermissions: enabled('customPermissions', 'name', plain),
    customSettings: enabled('customSettingAccesses', 'name', path),
    customMetadataTypes: enabled('customMetadataTypeAccesses', 'name', path),
    userPermissions: enabled('userPermissions', 'name', (permission) => permission),
    recordTypes: enabled('recordTypeVisibilities', 'recordType', path, 'visible'),
    externalCredentialPrincipals: enabled('externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', plain),
    layouts: new Map(
      children(root, 'layoutAssignments')
        .filter((node) => text(node, 'recordType') === null)
        .map((node) => {
          const layout = decodeURIComponent(textOr(node, 'layout', ''));
          return [path(layout.slice(0, layout.indexOf('-'))), layout];
        }),
    ),
    file,
  };
}

const objectGrant = (node: XmlNode): ObjectGrant => ({
  create: flag(node, 'allowCreate'),
  read: flag(node, 'allowRead'),
  edit: flag(node, 'allowEdit'),
  delete: flag(node, 'allowDelete'),
  viewAll: flag(node, 'viewAllRecords'),
  modifyAll: flag(node, 'modifyAllRecords'),
});

export const readPermissionSetGroup = (
  root: XmlNode,
  name: string,
  file: string,
  namespace: string | null,
): PermissionSetGroup => ({
  name,
  namespace,
  label: textOr(root, 'label', name),
  permissionSets: texts(root, 'permissionSets').map((set) => qualifyPlain(set, namespace)),
  file,
});
