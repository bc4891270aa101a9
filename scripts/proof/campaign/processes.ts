/** The processes of a campaign: the emulator, which lives throughout, and the org's server, which is killed at random. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultSettings } from '../../../emulators/meta/faults.ts';
import type { ReceivedEvent, ReceivedRequest, Summary } from '../../../emulators/meta/server.ts';
import type { Token } from '../../../emulators/meta/access.ts';

const READY = /^Open (http\S+)/m;
const READY_MILLISECONDS = 120_000;

export class EmulatorProcess {
  readonly url: string;
  private readonly child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.child = child;
  }

  static start(): Promise<EmulatorProcess> {
    const child = fork('emulators/meta/main.ts', ['--port', '0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The Meta emulator ended with exit code ${code}`)));
      child.once('message', ({ url }: { url: string }) => resolve(new EmulatorProcess(url, child)));
    });
  }

  stop(): void {
    this.child.removeAllListeners('exit');
    this.child.kill();
  }

  /** Cheap, other than the summary. */
  requestCount = async () => (await this.call<{ requests: number }>('count')).requests;
  summary = () => this.call<Summary>('summary');
  events = () => this.call<ReceivedEvent[]>('events?limit=100000');
  requests = () => this.call<ReceivedRequest[]>('requests?limit=1000000');
  letFail = (faults: Partial<FaultSettings>) => this.call<FaultSettings>('faults', faults);
  takeOnly = (tokens: Token[]) => this.call('tokens', tokens);

  private async call<T>(path: string, body?: unknown): Promise<T> {
    const given = body === undefined ? undefined : JSON.stringify(body);
    const answer = await ask(`${this.url}/_emulator/${path}`, given === undefined ? 'GET' : 'POST', given);
    if (answer.status !== 200) throw new Error(`The emulator refused ${path}: ${answer.body}`);
    return JSON.parse(answer.body) as T;
  }
}

export class ServerProcess {
  /** Everything that any server of this campaign has printed. */
  output = '';
  url = '';
  private child: ChildProcess | null = null;
  private readonly dataFile: string;
  private readonly emulatorUrl: string;

  constructor(dataFile: string, emulatorUrl: string) {
    this.dataFile = dataFile;
    this.emulatorUrl = emulatorUrl;
    // A server that is left behind would go on exporting.
    process.once('exit', () => this.child?.kill('SIGKILL'));
  }

  /** Starts a server on the data file and waits until it serves. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        'local-org/bin/local-org.ts',
        'serve',
        ...['--data', this.dataFile, '--port', '0'],
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, LOCAL_ORG_ENDPOINT_Meta_Graph: this.emulatorUrl },
      },
    );
    this.child = child;
    const begin = this.output.length;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.output += String(text)));
    const end = Date.now() + READY_MILLISECONDS;
    for (;;) {
      const url = READY.exec(this.output.slice(begin))?.[1];
      if (url) {
        this.url = url;
        return;
      }
      if (child.exitCode !== null || Date.now() > end) {
        throw new Error(`The server did not start:\n${this.output.slice(-2000)}`);
      }
      await wait(20);
    }
  }

  /** As a power cut would: nothing of it is finished. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    this.child = null;
  }

  /** Calls an Aura-enabled method as a page does. */
  apex(method: string, parameters: object = {}): Promise<Answer> {
    return ask(`${this.url}/apex/${method}`, 'POST', JSON.stringify({ parameters }));
  }

  async page(path: string): Promise<string> {
    return (await ask(this.url + path, 'GET')).body;
  }
}

export interface Answer {
  status: number;
  body: string;
}

/** On a connection of its own: one that waited while this process was busy may have been closed at the other end. */
function ask(url: string, method: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const call = request(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}
