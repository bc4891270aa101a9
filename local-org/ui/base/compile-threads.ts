/** The LWC compiler on all cores: it is what a build of the base components takes most of its time for. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CompileAnswer, CompileRequest } from './compile-worker.ts';

interface Waiting {
  resolve: (code: string) => void;
  reject: (error: Error) => void;
}

export class CompileThreads {
  readonly #threads: Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor(threads = availableParallelism()) {
    this.#threads = Array.from({ length: threads }, () => this.#start());
  }

  /**
   * @param file a script, template or style sheet of a base component
   * @param scoped whether the style sheet is one for its component alone
   * @returns the ES module it compiles to
   */
  compile(file: string, scoped: boolean): Promise<string> {
    const id = this.#asked++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#threads[id % this.#threads.length]?.postMessage({ id, file, scoped } satisfies CompileRequest);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #start(): Worker {
    const thread = new Worker(new URL('./compile-worker.ts', import.meta.url));
    thread.on('message', (answer: CompileAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('code' in answer) waiting?.resolve(answer.code);
      else waiting?.reject(new Error(answer.error));
    });
    thread.on('error', (error: Error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
    return thread;
  }
}
