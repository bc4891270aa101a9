/** Library functions as code of one namespace calls them, in an organization with code of several. */
import type { Implementation } from '../../library/define.ts';
import { calledFrom } from '../../running/caller.ts';

const made = new Map<string | null, Map<Implementation, Implementation>>();

/** One function a function and namespace: emitted code refers to it by identity. */
export function fromNamespace(implementation: Implementation, namespace: string | null): Implementation {
  let ofNamespace = made.get(namespace);
  if (!ofNamespace) made.set(namespace, (ofNamespace = new Map()));
  let wrapped = ofNamespace.get(implementation);
  if (!wrapped) {
    wrapped = (...args: unknown[]) => calledFrom(namespace, () => implementation(...args) as unknown);
    ofNamespace.set(implementation, wrapped);
  }
  return wrapped;
}
