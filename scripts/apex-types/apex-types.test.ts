import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAuraClasses } from './aura-surface.ts';
import { declareApexModules, describeApexInterface } from './declarations.ts';

const declare = (...sources: string[]) =>
  declareApexModules(sources.flatMap((source, index) => readAuraClasses(source, `Class${index}.cls`)));

/** Declarations without layout, to be searched for a piece. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

test('a method becomes a module with its parameters and its result', () => {
  const text = flat(
    declare(`public class Pages {
      @AuraEnabled public static Integer count(Id campaignId, List<String> names, Datetime since) { return 1; }
    }`),
  );

  assert.match(text, /declare module '@salesforce\/apex\/Pages.count' \{/);
  assert.ok(
    text.includes(
      'function count(parameters: { campaignId: string | null; names: string[] | null; since: string | null }): Promise<number>;',
    ),
  );
});

test('a cacheable method can be wired and called', () => {
  const text = flat(
    declare('public class Pages { @AuraEnabled(cacheable=true) public static String name() { return null; } }'),
  );

  assert.ok(text.includes('(): Promise<string>;'));
  assert.ok(text.includes('WireAdapterConstructor<Record<string, never>, { data?: string; error?: unknown }>'));
});

test('classes and enums that travel become types, from whichever class they are', () => {
  const text = flat(
    declare(
      `public class Pages {
        public enum Color { RED, GREEN }
        public class Row {
          @AuraEnabled public Color color { get; private set; }
          @AuraEnabled public Map<String, Shared.Part[]> parts;
          public String hidden;
        }
        @AuraEnabled public static List<Row> rows() { return null; }
      }`,
      'public class Shared { public class Part { @AuraEnabled public Boolean big; } }',
    ),
  );

  assert.ok(text.includes("namespace Apex.Pages { type Color = 'RED' | 'GREEN'; }"));
  assert.ok(text.includes('interface Row { color: Apex.Pages.Color; parts: Record<string, Apex.Shared.Part[]>; }'));
  assert.ok(text.includes('namespace Apex.Shared { interface Part { big: boolean; } }'));
});

test('what may be null says so: in its comment, or as a date or a decimal', () => {
  const text = flat(
    declare(`public class Pages {
      public class Row {
        /** Where it came from, or null. */
        @AuraEnabled public String source;
        /** Its name. */
        @AuraEnabled public String name;
        @AuraEnabled public Date since;
      }
      /** @return the row, or null */
      @AuraEnabled public static Row find() { return null; }
    }`),
  );

  assert.ok(text.includes('{ source?: string | null; name: string; since?: string | null; }'));
  assert.ok(text.includes('Promise<Apex.Pages.Row | null>'));
});

test('a type a component cannot be told about fails, naming class and member', () => {
  assert.throws(
    () => declare('public class Pages { @AuraEnabled public static List<Account> accounts() { return null; } }'),
    /Class0.cls: no TypeScript type for Account, result of Pages.accounts/,
  );
  assert.throws(
    () =>
      declare(
        'public class Pages { public class Row { String a; } @AuraEnabled public static Row row() { return null; } }',
      ),
    /Pages.Row reaches a component but has nothing @AuraEnabled/,
  );
});

test('source that does not parse fails with its place', () => {
  assert.throws(() => readAuraClasses('public class Pages {\n  public void () }', 'Pages.cls'), /^Error: Pages.cls:2:/);
});

test('the code of methods is passed over, brackets in texts and comments too', () => {
  const [pages, row] = readAuraClasses(
    `public class Pages {
      static { if (true) { log('}'); } }
      @AuraEnabled public static String first() { /* } */ return '}\\'{' + (1 + 2); } // {
      public Integer size { get { if (size == null) { size = 1; } return size; } set; }
      public Pages(Integer a) { for (Integer i : new List<Integer>{ 1 }) { } }
      public class Row { @AuraEnabled public Integer one; }
      @AuraEnabled public static String second(Integer a) { return null; }
    }`,
    'Pages.cls',
  );

  assert.deepEqual(
    pages.methods.map(({ name }) => name),
    ['first', 'second'],
  );
  assert.deepEqual([row.name, row.properties[0].name], ['Pages.Row', 'one']);
});

test('a page tells of each method and type what the doc comments say', () => {
  const page = describeApexInterface(
    readAuraClasses(
      `/** The rows of a page. */
      public class Pages {
        /** One row. */
        public class Row {
          /** Where it came from, or null. */
          @AuraEnabled public String source;
        }
        /**
         * Finds a row
         * by its name.
         * @param name what it is called
         * @return the row, or null
         */
        @AuraEnabled(cacheable=true) public static Row find(String name) { return null; }
      }`,
      'Pages.cls',
    ),
  );

  assert.ok(
    page.includes(
      '## Pages\n\nThe rows of a page.\n\n### Pages.find (cacheable)\n\nFinds a row by its name.\n\n' +
        '- `name: string`: what it is called\n\nReturns `Apex.Pages.Row | null`: the row, or null.',
    ),
  );
  assert.ok(
    page.includes(
      '## Apex.Pages.Row\n\nOne row.\n\n```ts\ninterface Row {\n' +
        '  /** Where it came from, or null. */\n  source?: string | null;\n}\n```',
    ),
  );
});
