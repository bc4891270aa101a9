/** Runs tasks side by side, as many as the machine has cores for. */

export interface Weighted {
  /** How many cores it keeps busy; one that wants more than there are gets all of them. */
  cores: number;
}

/**
 * Starts each task as soon as its cores are free, the first ones of the list first.
 * @param run what a task does; it never rejects
 */
export async function runSideBySide<T extends Weighted>(
  tasks: readonly T[],
  cores: number,
  run: (task: T) => Promise<void>,
): Promise<void> {
  const waiting = [...tasks];
  const running = new Set<Promise<void>>();
  let free = cores;
  while (waiting.length || running.size) {
    const next = waiting.findIndex((task) => Math.min(task.cores, cores) <= free);
    if (next < 0) {
      await Promise.race(running);
      continue;
    }
    const [task] = waiting.splice(next, 1) as [T];
    const taken = Math.min(task.cores, cores);
    free -= taken;
    const done: Promise<void> = run(task).then(() => {
      free += taken;
      running.delete(done);
    });
    running.add(done);
  }
}
