/** Tells open pages that something changed: a Server-Sent Events stream, fed by a watch on the project. */
import { existsSync, type FSWatcher, watch } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { LiveMessage } from '../shapes.ts';
import type { Exchange } from './exchange.ts';

/** Editors write a file in several steps; an org is to be compiled once for all of them. */
const SETTLE_MS = 60;
const MAX_PROBLEMS = 10;

const NOT_SOURCE = /(^|[\\/])(\.git|node_modules|__tests__|__mocks__)([\\/]|$)|~$|\.sw[px]$/;

/** JavaScript beside its TypeScript: a build wrote it, and pages read the source. */
const isCompiled = (file: string) => file.endsWith('.js') && existsSync(file.replace(/\.js$/, '.ts'));

export class LivePages {
  readonly #streams = new Set<ServerResponse>();
  readonly #watchers: FSWatcher[] = [];
  #problem = '';
  /** Of this start of the server: a page that meets another one reloads. */
  readonly #run = String(Date.now());

  /** `/events` */
  open(exchange: Exchange): void {
    const { response } = exchange;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    response.write(asEvent({ type: 'connected', run: this.#run }));
    if (this.#problem) response.write(asEvent({ type: 'problem', text: this.#problem }));
  }

  /** An error that stays until the next change. Pages opened before that change show it, too. */
  setProblems(problems: string[]): void {
    const more = problems.length - MAX_PROBLEMS;
    const lines = problems.slice(0, MAX_PROBLEMS);
    this.#problem = more > 0 ? [...lines, `and ${more} more`].join('\n') : lines.join('\n');
  }

  send(message: LiveMessage): void {
    for (const stream of this.#streams) stream.write(asEvent(message));
  }

  /** Calls `changed` with the files that changed below the directories, once they are quiet. */
  watch(directories: string[], changed: (files: string[]) => void): void {
    const files = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    for (const directory of directories) {
      const watcher = watch(directory, { recursive: true }, (_event, name) => {
        if (!name || NOT_SOURCE.test(name) || isCompiled(join(directory, name))) return;
        files.add(join(directory, name));
        clearTimeout(timer);
        timer = setTimeout(() => {
          const batch = [...files];
          files.clear();
          changed(batch);
        }, SETTLE_MS);
      });
      // A folder taken away while it is being looked at is a change like any other.
      watcher.on('error', (error) => console.error(`${directory} is not watched any more: ${error.message}`));
      this.#watchers.push(watcher);
    }
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.close();
    for (const stream of this.#streams) stream.end();
  }
}

const asEvent = (message: LiveMessage) => `data: ${JSON.stringify(message)}\n\n`;
