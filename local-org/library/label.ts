/** System.Label, and custom labels by name as compiled code reads them. */
import { callerNamespace } from '../running/caller.ts';
import { qualifyPlain } from '../metadata/names.ts';
import { transaction } from '../running/transaction.ts';
import { labelIn, type CustomLabel } from '../metadata/labels.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';

/** @param namespace null for the code's own; '' as well */
function find(namespace: string | null, name: string): CustomLabel | null {
  const { project } = transaction().org;
  const caller = callerNamespace();
  const own = caller === undefined ? project.namespace : caller;
  const owner = !namespace || namespace === 'c' ? own : namespace;
  const label = project.labels.get(qualifyPlain(name, owner).toLowerCase()) ?? null;
  // The package does not offer a protected label to others.
  return label?.isProtected && label.namespace !== own ? null : label;
}

/** `System.Label.My_Label`, in the running user's language. */
export function labelText(name: string, namespace: string | null): string {
  const label = find(namespace, name);
  return label ? labelIn(label, transaction().user.language) : missing(name, namespace);
}

function missing(name: string, namespace: string | null): never {
  throwApex('IllegalArgumentException', `External string does not exist: ${namespace ? `${namespace}.` : ''}${name}`);
}

defineClass(
  'Label',
  {
    'static String get(String namespace, String label)': (namespace: string | null, label: string) =>
      labelText(label, namespace),
    'static String get(String namespace, String label, String language)': (
      namespace: string | null,
      label: string,
      language: string,
    ) => {
      const found = find(namespace, label);
      return found ? labelIn(found, language) : missing(label, namespace);
    },
    'static Boolean translationExists(String namespace, String label, String language)': (
      namespace: string | null,
      label: string,
      language: string,
    ) => {
      const found = find(namespace, label);
      return found !== null && (found.language === language || found.translations.has(language));
    },
  },
  { takesNames: ['get', 'translationExists'] },
);
