/** Conditions of SOQL against a naive evaluator in memory, on generated rows and generated conditions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApexDate, ApexDecimal } from '../values/values.ts';
import { save } from './dml.ts';
import { inTestOrg, query, record } from './test-fixture.ts';

interface Row {
  Name: string;
  Key__c: string | null;
  Amount__c: number | null;
  Day__c: number | null;
  /** The parent's name and whether it is active; null: no buyer. */
  buyer: string | null;
}

const text = fc.constantFrom('a', 'A', 'ab', 'B', 'b%', 'b_c', 'ø', 'Ø', 'øre', "o'b", 'x\\y');
const row: fc.Arbitrary<Row> = fc.record({
  Name: text,
  Key__c: fc.option(
    fc.integer({ min: 0, max: 99_999 }).map((n) => `K${n}`),
    { freq: 2 },
  ),
  Amount__c: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 3 }),
  Day__c: fc.option(fc.integer({ min: 20_460, max: 20_480 }), { freq: 3 }),
  buyer: fc.option(fc.constantFrom('Ann', 'bob', 'ØRE'), { freq: 2 }),
});

interface Condition {
  soql: string;
  holds: (row: Row) => boolean;
}

const literal = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`;
const fold = (value: string | null) => value?.toLowerCase() ?? null;
const date = (days: number) => new ApexDate(days).toString();

function compare(field: string, operator: string, shown: string, order: (row: Row) => number | null): Condition {
  return {
    soql: `${field} ${operator} ${shown}`,
    holds: (row) => {
      const sign = order(row);
      if (operator === '!=') return sign !== 0;
      if (sign === null) return false;
      return { '=': sign === 0, '<': sign < 0, '<=': sign <= 0, '>': sign > 0, '>=': sign >= 0 }[operator]!;
    },
  };
}

const operators = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const equality = fc.constantFrom('=', '!=');
const leaves: fc.Arbitrary<Condition>[] = [
  fc
    .tuple(equality, text)
    .map(([op, value]) => compare('Name', op, literal(value), (r) => (fold(r.Name) === fold(value) ? 0 : 1))),
  fc
    .tuple(equality, fc.constantFrom('ann', 'BOB', 'øre'))
    .map(([op, value]) =>
      compare('Buyer__r.LastName', op, literal(value), (r) =>
        r.buyer === null ? null : fold(r.buyer) === value.toLowerCase() ? 0 : 1,
      ),
    ),
  fc
    .tuple(operators, fc.integer({ min: 0, max: 300 }), fc.constantFrom('', '.5', '.00'))
    .map(([op, value, rest]) =>
      compare('Amount__c', op, `${value}${rest}`, (r) =>
        r.Amount__c === null ? null : Math.sign(r.Amount__c - Number(`${value}${rest}`)),
      ),
    ),
  fc
    .tuple(operators, fc.integer({ min: 20_460, max: 20_480 }))
    .map(([op, value]) =>
      compare('Day__c', op, date(value), (r) => (r.Day__c === null ? null : Math.sign(r.Day__c - value))),
    ),
  fc.constantFrom('Key__c', 'Amount__c', 'Day__c').chain((field) =>
    equality.map((op): Condition => ({
      soql: `${field} ${op} null`,
      holds: (r) => (r[field as 'Key__c'] === null) === (op === '='),
    })),
  ),
  fc.tuple(fc.boolean(), fc.array(text, { minLength: 1, maxLength: 3 })).map(([negated, values]): Condition => ({
    soql: `Name ${negated ? 'NOT IN' : 'IN'} (${values.map(literal).join(', ')})`,
    holds: (r) => values.some((value) => fold(value) === fold(r.Name)) !== negated,
  })),
  fc
    .constantFrom(['a%', /^a/i], ['%b', /b$/i], ['_', /^.$/], ['ø%', /^ø/i], ['b\\%', /^b%$/i], ['%\\_%', /_/])
    .map(([pattern, regex]): Condition => ({
      soql: `Name LIKE '${pattern as string}'`,
      holds: (r) => regex.test(r.Name),
    })),
];

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    ...leaves,
    fc
      .tuple(fc.constantFrom('AND', 'OR'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([word, terms]): Condition => ({
        soql: terms.map((term) => `(${term.soql})`).join(` ${word} `),
        holds: (r) => (word === 'AND' ? terms.every((term) => term.holds(r)) : terms.some((term) => term.holds(r))),
      })),
    tie('condition').map((term): Condition => ({ soql: `(NOT (${term.soql}))`, holds: (r) => !term.holds(r) })),
  ),
}));

test('every condition finds the rows for which it holds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { minLength: 1, maxLength: 12, selector: (r) => r.Key__c ?? r }),
      fc.array(condition, { minLength: 4, maxLength: 8 }),
      (rows, conditions) => {
        inTestOrg(() => {
          const shop = record('Shop__c', { Name: 'S' });
          save('insert', [shop]);
          const buyers = new Map(['Ann', 'bob', 'ØRE'].map((name) => [name, record('Contact', { LastName: name })]));
          save('insert', [...buyers.values()]);
          const saved = rows.map((r) =>
            record('Sale__c', {
              Shop__c: shop.id,
              Name: r.Name,
              Key__c: r.Key__c,
              Amount__c: r.Amount__c === null ? null : ApexDecimal.of(r.Amount__c),
              Day__c: r.Day__c === null ? null : new ApexDate(r.Day__c),
              Buyer__c: r.buyer === null ? null : buyers.get(r.buyer)!.id,
            }),
          );
          save('insert', saved);
          for (const { soql, holds } of conditions) {
            const expected = rows.flatMap((r, index) => (holds(r) ? [saved[index].id] : [])).sort();
            const found = query(`SELECT Id FROM Sale__c WHERE ${soql}`)
              .map((one) => one.id)
              .sort();
            assert.deepEqual(found, expected, soql);
          }
        });
      },
    ),
    { numRuns: 60 },
  );
});
