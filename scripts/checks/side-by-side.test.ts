/** The order in which checks start, and how many at a time. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSideBySide } from './side-by-side.ts';

interface Task {
  name: string;
  cores: number;
}

/** Runs the tasks; each ends when the test says so. */
function running(tasks: Task[], cores: number) {
  const started: string[] = [];
  const end = new Map<string, () => void>();
  const all = runSideBySide(tasks, cores, ({ name }) => {
    started.push(name);
    return new Promise((resolve) => end.set(name, resolve));
  });
  return {
    started,
    all,
    async finish(name: string) {
      end.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('checks side by side', () => {
  it('run as many at a time as there are cores', async () => {
    const { started, finish, all } = running(
      ['first', 'second', 'third'].map((name) => ({ name, cores: 1 })),
      2,
    );
    assert.deepEqual(started, ['first', 'second']);
    await finish('second');
    assert.deepEqual(started, ['first', 'second', 'third']);
    await finish('first');
    await finish('third');
    await all;
  });

  it('give a check that uses every core the machine alone', async () => {
    const { started, finish, all } = running(
      [
        { name: 'wide', cores: 2 },
        { name: 'narrow', cores: 1 },
      ],
      2,
    );
    assert.deepEqual(started, ['wide']);
    await finish('wide');
    assert.deepEqual(started, ['wide', 'narrow']);
    await finish('narrow');
    await all;
  });

  it('let a small one use the core that a large one waits for', async () => {
    const { started, finish, all } = running(
      [
        { name: 'narrow', cores: 1 },
        { name: 'wide', cores: 2 },
        { name: 'small', cores: 1 },
      ],
      2,
    );
    assert.deepEqual(started, ['narrow', 'small']);
    await finish('narrow');
    await finish('small');
    assert.deepEqual(started, ['narrow', 'small', 'wide']);
    await finish('wide');
    await all;
  });

  it('run one that wants more cores than there are', async () => {
    const { started, finish, all } = running([{ name: 'wide', cores: 8 }], 1);
    assert.deepEqual(started, ['wide']);
    await finish('wide');
    await all;
  });
});
