/** The generated tables of user data, and the Apex that reads them. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openOrg } from '../../local-org/execution/org.ts';
import { method } from '../proof/differential/apex.ts';
import { codeByFoldedName, folded, joined, namesByCode } from './country-names.ts';
import { writeUserDataTables } from './write-tables.ts';
import { ISO_COUNTRIES } from './iso-countries.ts';
import { libphonenumber } from './libphonenumber.ts';
import { mainPlans, planLines, zerosOfScripts } from './phone-plans.ts';

writeUserDataTables();
const org = openOrg({ projects: ['.'] });
after(() => org.close());

// Specification: conversions.user-data.countries
describe('the names of countries', () => {
  it('are all found by the Apex that folds them', () => {
    const codeOf = method(org, 'Countries', 'codeOf');
    const names = [...namesByCode()].flatMap(([code, all]) => all.map((name) => ({ code, name })));
    const wrong = org.transact({ isAsync: true, entry: { kind: 'anonymous', name: 'countries' } }, () =>
      names
        // In Spanish, CLDR shortens the United Kingdom to the code of Russia.
        .filter(({ name }) => name !== 'RU')
        .filter(({ code, name }) => codeOf.invoke(null, [name]) !== code),
    );
    assert.deepEqual(wrong, []);
    assert.ok(names.length > 2000, 'names in four languages and more');
  });

  it('are those of all countries of ISO 3166-1, with the platform’s names', () => {
    const codes = codeByFoldedName();
    assert.equal(ISO_COUNTRIES.length, 249);
    for (const { code, longCode, platformName } of ISO_COUNTRIES) {
      assert.equal(codes.get(joined(longCode)), code.toLowerCase());
      if (platformName) assert.equal(codes.get(folded(platformName)), code.toLowerCase(), platformName);
    }
    assert.equal(ISO_COUNTRIES.filter(({ platformName }) => platformName).length, 239);
  });

  it('contain nothing that ends an entry of the table', () => {
    assert.deepEqual(
      [...codeByFoldedName().keys()].filter((key) => /[|:,\s]/.test(key)),
      [],
    );
  });
});

// Specification: conversions.user-data.phones
describe('the numbering plans', () => {
  it('have six parts, of which the regular expressions compile', () => {
    for (const [key, line] of planLines()) {
      const [callingCode, exitCode, prefix, , general, lengths, ...more] = line.split(';');
      assert.match(callingCode, /^[1-9]\d{0,2}$/, key);
      for (const expression of [exitCode, prefix, general]) assert.ok(new RegExp(`^(?:${expression})$`), key);
      assert.match(lengths, /^\d+(,\d+)*$/, key);
      assert.deepEqual(more, [], key);
    }
  });

  it('are there for every region, and for every calling code', () => {
    const plans = planLines();
    for (const region of libphonenumber.getSupportedRegions()) assert.ok(plans.has(region.toLowerCase()), region);
    for (const [callingCode, key] of mainPlans()) {
      assert.equal(plans.get(key)?.split(';')[0], callingCode);
    }
  });

  it('know the zero of every script', () => {
    for (const zero of zerosOfScripts()) assert.match(String.fromCodePoint(zero, zero + 9), /^\p{Nd}{2}$/u);
    assert.ok(zerosOfScripts().includes(0x660) && zerosOfScripts().includes(0xff10));
  });
});
