/** Records a second: inserted by Apex without triggers, and through a trigger that reads and writes; memory at the end. */
import { openOrg } from './org.ts';
import { temporaryProject } from '../testing/temporary-project.ts';

const RECORDS = 100_000;
/** What one transaction may save. */
const PER_TRANSACTION = 10_000;

const project = temporaryProject({
  'Bulk.cls': `public class Bulk {
    public static void insertAccounts(Integer first, Integer count) {
      List<Account> accounts = new List<Account>();
      for (Integer i = first; i < first + count; i++) {
        accounts.add(new Account(Name = 'Account ' + i, Description = 'made by the bench', NumberOfEmployees = i));
      }
      insert accounts;
    }
    public static void insertContacts(Integer first, Integer count) {
      List<Contact> contacts = new List<Contact>();
      for (Integer i = first; i < first + count; i++) {
        contacts.add(new Contact(LastName = 'Contact ' + i, Email = 'c' + i + '@bench.example'));
      }
      insert contacts;
    }
  }`,
  'OnContact.trigger': `trigger OnContact on Contact (before insert, after insert) {
    if (Trigger.isBefore) {
      for (Contact one : Trigger.new) {
        one.Department = one.Email.substringAfter('@').toUpperCase();
      }
    } else {
      Map<String, Contact> byEmail = new Map<String, Contact>();
      for (Contact one : [SELECT Id, Email FROM Contact WHERE Id IN :Trigger.newMap.keySet() WITH SYSTEM_MODE]) {
        byEmail.put(one.Email, one);
      }
      if (byEmail.size() != Trigger.size) {
        throw new IllegalArgumentException('lost');
      }
    }
  }`,
});

try {
  const org = openOrg({ projects: [project.folder], dataFile: `${project.folder}/org.sqlite` });
  const rate = (method: string, records: number) => {
    const info = org.program.classes.get('bulk')!;
    const run = info.methods.find((m) => m.name === method)!;
    // Compiles the path before the clock runs.
    org.transact({}, () => run.invoke(null, [0, 200]));
    const begun = performance.now();
    for (let first = 0; first < records; first += PER_TRANSACTION) {
      org.transact({ isAsync: true }, () => run.invoke(null, [first, Math.min(PER_TRANSACTION, records - first)]));
    }
    return { seconds: (performance.now() - begun) / 1000, records };
  };
  const plain = rate('insertAccounts', RECORDS);
  const triggered = rate('insertContacts', RECORDS / 2);
  const print = (what: string, { seconds, records }: { seconds: number; records: number }) =>
    console.log(`${what}: ${records} records in ${seconds.toFixed(1)} s, ${Math.round(records / seconds)} a second`);
  print('insert without triggers', plain);
  print('insert through a trigger', triggered);
  console.log(`memory of the process: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
  org.close();
} finally {
  project.remove();
}
