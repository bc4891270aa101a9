import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, ApexDatetime, ApexDecimal } from '../../values/values.ts';
import { evaluateFormula, parseFormula } from './formula.ts';
import type { FormulaRow } from './formula.ts';

const FIELDS: Record<string, unknown> = {
  name: 'Acme Ltd',
  amount: ApexDecimal.of('12.50'),
  empty: null,
  day: ApexDate.of(2026, 1, 31),
  at: new ApexDatetime(Date.UTC(2026, 0, 31, 12)),
  stage: 'Closed Won',
  tags: 'food;drink',
  id: '001000000000001AAA',
};

function value(text: string, given: Partial<FormulaRow> = {}): unknown {
  const row: FormulaRow = { field: (path) => FIELDS[path.join('.').toLowerCase()] ?? null, ...given };
  return evaluateFormula(parseFormula(text, 'test'), row);
}

const shown = (text: string) => String(value(text));

test('arithmetic is exact, ranks as usual, blank makes blank', () => {
  assert.equal(shown('Amount * 2 + 0.1'), '25.10');
  assert.equal(shown('2 + 3 * 4 ^ 2'), '50');
  assert.equal(shown('-(1 - 3)'), '2');
  assert.equal(value('Amount + Empty'), null);
  assert.equal(shown('ROUND(Amount / 3, 2)'), '4.17');
  assert.equal(value('Amount / 0'), null);
  assert.equal(shown('MOD(-7, 3)'), '2');
  assert.equal(shown('CEILING(-1.2)'), '-2');
  assert.equal(shown('MCEILING(-1.2)'), '-1');
  assert.equal(String(value('Amount + Empty', { blankAsZero: () => true })), '12.50');
});

test('texts', () => {
  assert.equal(value('UPPER(LEFT(Name, 4)) & "-" & TEXT(Amount)'), 'ACME-12.5');
  assert.equal(value("IF(CONTAINS(Name, 'Ltd'), 'company', 'person')"), 'company');
  assert.equal(value('LPAD("7", 3, "0")'), '007');
  assert.equal(value('SUBSTITUTE(Name, " Ltd", "")'), 'Acme');
  assert.equal(value('REGEX(Name, "[A-Z].* Ltd")'), true);
  assert.equal(value('BEGINS(Name, "acme")'), false);
  assert.equal(value('""'), null);
});

test('conditions: nothing is false, blank equals blank', () => {
  assert.equal(value('AND(ISBLANK(Empty), NOT(ISBLANK(Name)), Empty = "")'), true);
  assert.equal(value('Empty > 3 || Amount > 3'), true);
  assert.equal(value('ISPICKVAL(Stage, "Closed Won") && INCLUDES(Tags, "drink")'), true);
  assert.equal(value('CASE(Stage, "Open", 1, "Closed Won", 2, 3)')?.toString(), '2');
  assert.equal(value('BLANKVALUE(Empty, "none")'), 'none');
  assert.equal(value('Id = "001000000000001"'), true);
});

test('dates move by days and months', () => {
  assert.equal(shown('Day + 1'), '2026-02-01');
  assert.equal(shown('ADDMONTHS(Day, 1)'), '2026-02-28');
  assert.equal(shown('DATE(2026, 3, 1) - Day'), '29');
  assert.equal(shown('YEAR(Day) * 100 + MONTH(Day)'), '202601');
  assert.equal(shown('DATEVALUE(At)'), '2026-01-31');
  assert.equal(value('DATE(2026, 2, 30)'), null);
});

test('changes: ISNEW, ISCHANGED, PRIORVALUE', () => {
  const changed = { isNew: false, prior: () => 'Before' };
  assert.equal(value('ISCHANGED(Name)', changed), true);
  assert.equal(value('PRIORVALUE(Name)', changed), 'Before');
  assert.equal(value('ISCHANGED(Name)', { isNew: true }), false);
  assert.equal(value('ISNEW()', { isNew: true }), true);
});

test('what is not covered is refused by name', () => {
  assert.throws(() => parseFormula('VLOOKUP(a, b, c)', 'validation rule X.Y'), {
    message: 'Not supported by the local org: the formula function VLOOKUP, validation rule X.Y',
  });
  assert.throws(
    () => parseFormula('1 +', 'field X.Z'),
    /Not supported by the local org: the formula 1 \+ .*field X\.Z/,
  );
});

test('constants are known as such', () => {
  assert.equal(parseFormula("'Sent'", 'default').isConstant, true);
  assert.equal(parseFormula('TODAY() + 7', 'default').isConstant, false);
});
