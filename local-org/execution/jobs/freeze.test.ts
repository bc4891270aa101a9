import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { temporaryProject, type TemporaryProject } from '../../testing/temporary-project.ts';
import { openOrg, type Org } from '../org.ts';
import { freeze, thaw } from './freeze.ts';

let project: TemporaryProject;
let org: Org;

before(() => {
  project = temporaryProject({
    'Node.cls': `public virtual class Node {
      public enum Color { RED, GREEN }
      public virtual class Part { public Node owner; }
      public class Special extends Part { public String note = 'initial'; }
      public class Failure extends Exception { public Integer code; }
      public Node other;
      public transient String passing = 'passing';
      public Map<Object, List<Object>> values = new Map<Object, List<Object>>();
      public static Node make() {
        Node first = new Node();
        Node second = new Node();
        first.other = second;
        second.other = first;
        Special part = new Special();
        part.owner = first;
        part.note = null;
        Failure failure = new Failure('message', new IllegalArgumentException('cause'));
        failure.code = 7;
        first.values.put(1.50, new List<Object>{ 5L, 2.5d, Date.newInstance(2020, 2, 29), Color.GREEN, part, failure });
        first.values.put('set', new List<Object>{ new Set<Id>{ '001000000000001AAA' }, Blob.valueOf('ø'), Account.SObjectType, Account.Name, Node.class });
        first.values.put(new Account(Name = 'key'), new List<Object>{ null, true, Time.newInstance(1, 2, 3, 4), LoggingLevel.WARN });
        return first;
      }
      public static String check(Node first) {
        Assert.isTrue(first.other.other === first, 'cycles');
        Assert.isNull(first.passing, 'transient');
        List<Object> values = first.values.get(1.5);
        Assert.areEqual(5L, values[0]);
        Assert.areEqual(2.5d, values[1]);
        Assert.areEqual(Date.newInstance(2020, 2, 29), values[2]);
        Assert.isTrue(values[3] == Color.GREEN, 'constants are the constants themselves');
        Assert.isNull(((Special) values[4]).note);
        Assert.isTrue(((Part) values[4]).owner === first, 'one object stays one object');
        Assert.areEqual('message', ((Exception) values[5]).getMessage());
        Assert.areEqual(7, ((Failure) values[5]).code);
        values = first.values.get('set');
        Assert.isTrue(((Set<Id>) values[0]).contains('001000000000001'));
        Assert.areEqual('ø', ((Blob) values[1]).toString());
        Assert.areEqual(Account.SObjectType, values[2]);
        Assert.areEqual(Account.Name, values[3]);
        Assert.areEqual(Node.class, values[4]);
        Assert.isTrue(first.values.containsKey(new Account(Name = 'key')), 'records as keys');
        Assert.areEqual(LoggingLevel.WARN, first.values.get(new Account(Name = 'key'))[3]);
        return 'same';
      }
    }`,
  });
  org = openOrg({ projects: [project.folder] });
});
after(() => {
  org.close();
  project.remove();
});

test('an object graph comes back as it was', () => {
  assert.deepEqual(org.program.errors, []);
  const [make, check] = ['make', 'check'].map((name) =>
    org.program.classes.get('node')!.methods.find((m) => m.name === name)!,
  );
  const answer = org.transact({}, () => {
    const text = freeze(make.invoke(null, []));
    return check.invoke(null, [thaw(text, org.program, org.schema)]);
  });
  assert.equal(answer, 'same');
});

test('what cannot be kept is refused by name', () => {
  assert.throws(() => org.transact({}, () => freeze(new Map())), /SerializationException: Not Serializable: Map/);
});
