/** InstallHandler and UninstallHandler: what a package runs when it is installed, upgraded or removed. */
import { transaction } from '../running/transaction.ts';
import { defineClass, defineInterface } from './define.ts';

/** What an install script learns of its installation. */
export class InstallContext {
  readonly previousVersion: unknown;
  readonly isPush: boolean;
  private readonly ownInstallerId: string | null;

  /**
   * @param previousVersion a Version, or null for a first installation
   * @param installerId who installs it; without one, as in tests, the running user
   */
  constructor(previousVersion: unknown, isPush: boolean, installerId: string | null = null) {
    this.previousVersion = previousVersion;
    this.isPush = isPush;
    this.ownInstallerId = installerId;
  }

  get installerId(): string {
    return this.ownInstallerId ?? transaction().user.id;
  }
}

defineClass(
  'InstallContext',
  {
    'Id organizationId()': () => transaction().org.organization().id,
    'Id installerId()': (self: InstallContext) => self.installerId,
    'Boolean isUpgrade()': (self: InstallContext) => self.previousVersion !== null,
    'Boolean isPush()': (self: InstallContext) => self.isPush,
    'Version previousVersion()': (self: InstallContext) => self.previousVersion,
  },
  { kind: 'interface', js: InstallContext },
);
defineInterface('InstallHandler', ['void onInstall(InstallContext context)']);

export class UninstallContext {}
defineClass(
  'UninstallContext',
  {
    'Id organizationId()': () => transaction().org.organization().id,
    'Id uninstallerId()': () => transaction().user.id,
  },
  { kind: 'interface', js: UninstallContext },
);
defineInterface('UninstallHandler', ['void onUninstall(UninstallContext context)']);
