/** What became of one test method; the shape of `--json`. */
export interface TestResult {
  /** With its namespace, when it has one. */
  class: string;
  method: string;
  outcome: 'Pass' | 'Fail' | 'Skip' | 'CompileFail';
  /** `System.AssertException: Assertion Failed: …`, or the compile error; null when it passed. */
  message: string | null;
  /** Apex stack, a line a frame; null when there is none. */
  stack: string | null;
  ms: number;
}

export interface TestTotals {
  passed: number;
  failed: number;
  skipped: number;
}

export function totals(results: readonly TestResult[]): TestTotals {
  const count = (...outcomes: TestResult['outcome'][]) => results.filter((r) => outcomes.includes(r.outcome)).length;
  return { passed: count('Pass'), failed: count('Fail', 'CompileFail'), skipped: count('Skip') };
}
