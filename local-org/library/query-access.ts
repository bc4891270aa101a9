/** AccessLevel: whether a query or a save heeds the user's permissions. */
import type { AccessMode } from '../data/access.ts';
import { defineClass } from './define.ts';
import { notSupported } from '../values/exceptions.ts';

export class AccessLevel {
  readonly mode: AccessMode;
  constructor(mode: AccessMode) {
    this.mode = mode;
  }
  toString(): string {
    return this.mode === 'user' ? 'USER_MODE' : 'SYSTEM_MODE';
  }
}

const USER_MODE = new AccessLevel('user');
const SYSTEM_MODE = new AccessLevel('system');

defineClass(
  'AccessLevel',
  {
    'static AccessLevel USER_MODE': () => USER_MODE,
    'static AccessLevel SYSTEM_MODE': () => SYSTEM_MODE,
    'AccessLevel withPermissionSetId(Id permissionSetId)': () =>
      notSupported('AccessLevel.withPermissionSetId', 'AccessLevel'),
  },
  { js: AccessLevel },
);

/** The mode of an argument; a null one is refused by the platform. */
export const modeOf = (level: AccessLevel | null): AccessMode => (level ?? SYSTEM_MODE).mode;
