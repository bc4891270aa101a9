/** What a running test method shares with the asynchronous work it starts. */
import type { Limits } from './limits.ts';
import type { TableStatistics } from './statistics.ts';

export interface TestState {
  /** `running` before startTest. */
  phase: 'setup' | 'running' | 'started' | 'stopped';
  /** The limits that count again after stopTest. */
  outerLimits: Limits | null;
  /** Set by `Test.setMock`: by lower-case interface name, without namespace. */
  readonly mocks: Map<string, object>;
  /** Set by `Test.setFixedSearchResults`. */
  searchResults: string[] | null;
  readonly seeAllData: boolean;
  /** Levels of queueables that started queueables. */
  queueableDepth: number;
  /** Sizes of tables that the test states, before those the org was given. */
  readonly statistics: TableStatistics | null;
  /** How often records of an object (lower-case name) are held by another transaction. */
  readonly busy: Map<string, number>;
}

/** What a test says about its org. */
export interface StatedConditions {
  statistics: TableStatistics | null;
  busy: ReadonlyMap<string, number>;
}

export const newTestState = (
  seeAllData: boolean,
  phase: TestState['phase'] = 'running',
  { statistics, busy }: StatedConditions = { statistics: null, busy: new Map() },
): TestState => ({
  phase,
  outerLimits: null,
  mocks: new Map(),
  searchResults: null,
  seeAllData,
  queueableDepth: 0,
  statistics,
  busy: new Map(busy),
});
