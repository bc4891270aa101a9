// Specification: conversions.user-data.rules
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { RULES, ruleFor, type Difference } from './rules.ts';

const NOTE = 'docs/decisions/009-differences-from-metas-own-code.md';
const nobody = Object.fromEntries(
  ['em', 'ph', 'fn', 'ln', 'ct', 'st', 'zp', 'country', 'db', 'ge', 'external_id'].map((key) => [key, null]),
) as unknown as Difference['person'];

const difference = (key: Difference['key'], raw: string, ours: string | null, theirs: string | null): Difference => ({
  key,
  raw,
  person: { ...nobody, [key]: raw },
  ours: { normalized: ours, hash: ours && `hash of ${ours}` },
  theirs: { normalized: theirs, hash: theirs && `hash of ${theirs}` },
});

describe('the rules that explain differences', () => {
  it('stand in the decision note, each by its name', () => {
    const note = readFileSync(NOTE, 'utf8');
    const missing = RULES.map(({ name }) => name.slice(3)).filter((name) => !note.includes(name));
    assert.deepEqual(missing, []);
  });

  it('explain what they are for', () => {
    assert.equal(
      ruleFor('A', difference('fn', "O'Brien", 'obrien', "o'brien"))?.name,
      'A: keeps punctuation and spaces in names',
    );
    assert.equal(
      ruleFor('B', difference('ct', 'München', 'münchen', 'mnchen'))?.name,
      'B: drops what is not ASCII from cities, and cities that begin otherwise',
    );
  });

  it('explain phones by numbering plans only with the digits that were written', () => {
    assert.equal(
      ruleFor('A', difference('ph', '06 30 123 4567', '36301234567', '06301234567'))?.name,
      'A: knows no numbering plans',
    );
  });

  it('leave what is plainly wrong unexplained', () => {
    assert.equal(ruleFor('A', difference('em', 'a@example.com', 'b@example.com', 'a@example.com')), null);
    assert.equal(ruleFor('A', difference('fn', 'Mary', 'marie', 'mary')), null);
    assert.equal(ruleFor('B', difference('ph', '+4712345678', '4712345679', '4712345678')), null);
    assert.equal(ruleFor('B', difference('zp', '94025', '9402', '94025')), null);
    assert.equal(ruleFor('B', difference('ge', 'Ms', 'm', 'f')), null);
  });
});
