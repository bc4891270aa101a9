import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isBelow, type CoverageReport } from './coverage.ts';

const report = (...classes: [string, number, number][]): CoverageReport => ({
  classes: classes.map(([name, covered, total]) => ({ name, covered, total, file: `${name}.cls`, uncovered: [] })),
  covered: classes.reduce((sum, [, covered]) => sum + covered, 0),
  total: classes.reduce((sum, [, , total]) => sum + total, 0),
});
describe('a minimum of coverage', () => {
  it('is missed by less, and met by exactly as much', () => {
    assert.equal(isBelow(report(['Low', 8, 10], ['Full', 9, 10]), 90), true);
    assert.equal(isBelow(report(['Low', 8, 10], ['Full', 10, 10]), 90), false);
  });

  it('is met where there is nothing to cover', () => {
    assert.equal(isBelow(report(), 90), false);
  });
});
