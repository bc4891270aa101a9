/**
 * The script that a managed package runs after its installation: `postInstallScript` of sfdx-project.json. Apex Reference
 * Guide, "InstallHandler Interface": it "runs as a special system user that represents your package", "can't call another
 * Apex class in the package if that Apex class uses the with sharing keyword", and "if the script fails, the install or
 * upgrade is aborted". Runs once, when the organization is opened for the first time.
 */
import { InstallContext } from '../library/install.ts';
import { insertRow } from '../services/rows.ts';
import { transaction, type Transaction } from '../running/transaction.ts';
import { bridgeName } from '../values/bridge.ts';
import { throwApex } from '../values/exceptions.ts';
import type { ClassInfo } from '../values/program.ts';
import type { JobOrg } from './jobs/job-org.ts';

const ON_INSTALL = bridgeName('onInstall', 1);

/** User name of the user that represents a package. */
const representative = (namespace: string) => `package@${namespace}.local-org.example`;

/** @throws Error what the script threw, or that there is no such script */
export function runInstallScript(org: JobOrg, className: string): void {
  const { namespace, store } = org;
  const info = scriptNamed(org, className);
  org.atomically(() => {
    store.db.exec('CREATE TABLE IF NOT EXISTS org_installation (namespace TEXT PRIMARY KEY) WITHOUT ROWID');
    if (store.first('SELECT namespace FROM org_installation WHERE namespace = ?', namespace)) return;
    store.run('INSERT INTO org_installation (namespace) VALUES (?)', namespace);
    const installer = org.user();
    const username = representative(namespace!);
    // Which profile and permissions it has isn't documented: it has none, so what is in user mode reaches nothing.
    const values = { Username: username, LastName: namespace, Email: username, Alias: 'package', IsActive: 1 };
    const locale = {
      TimeZoneSidKey: installer.timeZone,
      LocaleSidKey: installer.locale,
      LanguageLocaleKey: installer.language,
      EmailEncodingKey: 'UTF-8',
    };
    insertRow(store, 'User', { ...values, ...locale, UserType: 'AutomatedProcess' }, Date.now(), installer.id);
    const entry = {
      kind: 'install' as const,
      name: `${className}.onInstall`,
      // "It can only perform callouts using an async operation." The platform's words aren't documented.
      calloutsRefused: 'Callout from a post-install script',
    };
    org.transact({ user: username, entry }, () => {
      refuseSharing(transaction(), className);
      const script = info.construct() as unknown as Record<string, (context: InstallContext) => void>;
      script[ON_INSTALL](new InstallContext(null, false, installer.id));
    });
  });
}

function scriptNamed(org: JobOrg, className: string): ClassInfo {
  const { classes } = org.program;
  const name = className.toLowerCase();
  const info = classes.get(`${org.namespace!.toLowerCase()}.${name}`) ?? classes.get(name);
  if (!info) throw new Error('there is no such class');
  if (!info.interfaces.some((type) => /(^|\.)InstallHandler$/.test(type.name))) {
    throw new Error('the class does not implement InstallHandler');
  }
  return info;
}

/** Emitted code sets the sharing on entry to a class that reads or writes and says so: the script's own may. */
function refuseSharing(running: Transaction, className: string): void {
  let sharing = running.sharing;
  Object.defineProperty(running, 'sharing', {
    get: () => sharing,
    set(next: Transaction['sharing']) {
      const called = /([\w$]+)\.cls:\d+/.exec(new Error().stack ?? '')?.[1] ?? className;
      if (next === 'with' && called.toLowerCase() !== className.toLowerCase()) {
        throwApex('TypeException', `A post-install script can't call ${called}, which runs with sharing`);
      }
      sharing = next;
    },
  });
}
