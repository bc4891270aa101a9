import assert from 'node:assert/strict';
import { test } from 'node:test';
import './index.ts';
import { evaluate } from '../apex/test/fixture.ts';
import { apex, throwsApex } from './apex.fixture.ts';
import { stringOf } from './operations.ts';

const MODEL = `
  public interface Shape { }
  public virtual class Base implements Shape { public Integer a = 1; private String b; static String s = 'x'; }
  public class Child extends Base { public Decimal c { get; set; } public String boom { get { return b.length() + ''; } } private String b; }
  public class Named { public override String toString() { return 'named'; } }
  public abstract class Half { }
  public class Demanding { public Demanding(String s) { } }
  public class Looping { public Looping self; public Looping() { self = this; } }
  public class TooBad extends Exception { }
`;
const run = (body: string) => stringOf(evaluate(body, 'Object', MODEL));

test('a type by its name', () => {
  apex("Type.forName('Map<String, List<Integer>>')", 'Map<String,List<Integer>>');
  apex("Type.forName('string').getName()", 'String');
  apex("Type.forName('Integer[]')", 'List<Integer>');
  apex('Http.class.getName()', 'System.Http');
  apex("String.class == Type.forName('String')", 'true');
  assert.equal(run("return Type.forName('T.Child').getName();"), 'T.Child');
});

test('new objects of a type', () => {
  assert.equal(run("return ((Base) Type.forName('t.child').newInstance()).a;"), '1');
  assert.equal(run('return ((List<String>) List<String>.class.newInstance()).size();'), '0');
  for (const [name, message] of [
    ['Half', 'Type cannot be constructed: T.Half'],
    ['Shape', 'Type cannot be constructed: T.Shape'],
    ['Demanding', 'No default constructor found: T.Demanding'],
  ]) {
    assert.equal(
      run(`try { ${name}.class.newInstance(); return null; } catch (TypeException e) { return e.getMessage(); }`),
      message,
    );
  }
});

test('which types hold which', () => {
  assert.equal(run('return Base.class.isAssignableFrom(Child.class);'), 'true');
  assert.equal(run('return Shape.class.isAssignableFrom(Child.class);'), 'true');
  assert.equal(run('return Child.class.isAssignableFrom(Base.class);'), 'false');
  assert.equal(
    run('Object o = new Child(); return o instanceof Shape && o instanceof Base && !(o instanceof Named);'),
    'true',
  );
  assert.equal(run('Object o = new List<Child>(); return o instanceof List<Base>;'), 'true');
  assert.equal(run('Object o = new Set<Child>(); return o instanceof Set<Base>;'), 'false');
  assert.equal(run('Object o = new TooBad(); return o instanceof Exception;'), 'true');
});

test('a cast that fails names both types', () => {
  assert.equal(
    run(
      'try { Object o = new Base(); Child c = (Child) o; return null; } catch (TypeException e) { return e.getMessage(); }',
    ),
    'Invalid conversion from runtime type T.Base to T.Child',
  );
  throwsApex(
    '(Map<String, String>) o',
    'System.TypeException',
    'Invalid conversion from runtime type Map<String,ANY> to Map<String,String>',
    'Object o = new Map<String, Object>();',
  );
});

test('texts of objects: fields without getters, or what toString says', () => {
  assert.equal(run('return new Child();'), 'Child:[c=null, b=null, a=1, b=null]');
  assert.equal(run('return new List<Named>{ new Named() };'), '(named)');
  assert.equal(run('return new Looping();'), 'Looping:[self=(already output)]');
  assert.equal(run("return new TooBad('why');"), 'T.TooBad: why');
});
