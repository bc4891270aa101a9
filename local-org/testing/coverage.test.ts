import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classesBelow, type CoverageReport } from './coverage.ts';

const report = (...classes: [string, number, number][]): CoverageReport => ({
  classes: classes.map(([name, covered, total]) => ({ name, covered, total, file: `${name}.cls`, uncovered: [] })),
  covered: classes.reduce((sum, [, covered]) => sum + covered, 0),
  total: classes.reduce((sum, [, , total]) => sum + total, 0),
});
const below = (given: CoverageReport, minimum: number) => classesBelow(given, minimum).map(({ name }) => name);

describe('a minimum of coverage', () => {
  it('names the classes below it, and not those exactly at it', () => {
    assert.deepEqual(below(report(['Low', 8, 10], ['At', 9, 10], ['Full', 80, 80]), 90), ['Low']);
  });

  it('holds for all classes together as well', () => {
    assert.deepEqual(below(report(['Low', 0, 10]), 90), ['Low', 'all classes together']);
  });

  it('is met where there is nothing to cover', () => {
    assert.deepEqual(below(report(), 90), []);
  });
});
