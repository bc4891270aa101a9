/**
 * Export after export until nothing is unsettled, with faults of all kinds, and a server that is killed at random in the
 * middle and started again. Between two exports the waits pass.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { seeded } from '../../../emulators/shared/random.ts';
import type { DataFile } from './data-file.ts';
import type { EmulatorProcess, ServerProcess } from './processes.ts';

export interface Course {
  rounds: number;
  kills: number;
  /** Ids of events that were ever seen in doubt, or were being sent when a server was killed. */
  everInDoubt: Set<string>;
  /** Of those, the ones of kills: the answer may have come, and been lost with the process. */
  inFlightAtKill: Set<string>;
  /** Was a second export refused while one was running? Null: it was never tried. */
  secondExportRefused: boolean | null;
}

export interface Plan {
  seed: number;
  kills: number;
  /** Requests that the whole campaign takes, about. */
  expectedRequests: number;
  /** After so many rounds nothing goes wrong any more but poison: whatever is left must settle. */
  roundsWithFaults: number;
}

const MAX_ROUNDS = 1000;
/** After so many exports that sent nothing and changed nothing, nothing will change any more. */
const IDLE_ROUNDS = 5;
const POLL_MILLISECONDS = 40;
const LONGEST_DELAY_OF_KILL = 400;
const STUCK_MILLISECONDS = 180_000;

export interface Actors {
  data: DataFile;
  emulator: EmulatorProcess;
  server: ServerProcess;
  log: (line: string) => void;
  /** Called after each kill, on what the dead server has left. */
  afterKill: () => void;
}

export async function runRounds(actors: Actors, plan: Plan): Promise<Course> {
  const { data, emulator, server, log } = actors;
  const random = seeded(plan.seed);
  const gap = (2 * plan.expectedRequests) / (plan.kills + 1);
  const course: Course = {
    rounds: 0,
    kills: 0,
    everInDoubt: new Set(),
    inFlightAtKill: new Set(),
    secondExportRefused: null,
  };
  let killAt = 1 + random() * gap;
  let idleRounds = 0;
  let before = '';

  while (data.unsettled() > 0 && course.rounds < MAX_ROUNDS && idleRounds < IDLE_ROUNDS) {
    if (++course.rounds === plan.roundsWithFaults) await emulator.letFail({ rates: [], script: [] });
    data.passTime();
    const started = await server.apex('ConversionSendController.sendNow');
    if (started.status !== 200) log(`round ${course.rounds}: ${started.body.slice(0, 200)}`);
    await untilIdle(async () => {
      if (course.secondExportRefused === null && data.isBusy()) {
        const second = await server.apex('ConversionSendController.sendNow');
        if (data.isBusy()) course.secondExportRefused = second.status !== 200;
      }
      if (course.kills >= plan.kills || (await emulator.requestCount()) < killAt) return;
      await wait(random() * LONGEST_DELAY_OF_KILL);
      await killAndRestart(actors, course);
      killAt = (await emulator.requestCount()) + 1 + random() * gap;
    }, data);
    for (const id of data.inDoubt()) course.everInDoubt.add(id);
    const state = `${data.unsettled()} unsettled, ${await emulator.requestCount()} requests`;
    idleRounds = state === before ? idleRounds + 1 : 0;
    before = state;
    log(`round ${course.rounds}: ${state}`);
  }
  return course;
}

async function killAndRestart({ data, server, log, afterKill }: Actors, course: Course): Promise<void> {
  await server.kill();
  course.kills++;
  const claimed = data.claimed();
  for (const id of claimed) {
    course.everInDoubt.add(id);
    course.inFlightAtKill.add(id);
  }
  for (const id of data.inDoubt()) course.everInDoubt.add(id);
  log(`killed for the ${course.kills}. time: ${claimed.length} events were being sent`);
  afterKill();
  await server.start();
}

async function untilIdle(whileWaiting: () => Promise<void>, data: DataFile): Promise<void> {
  const end = Date.now() + STUCK_MILLISECONDS;
  while (data.isBusy()) {
    if (Date.now() > end) throw new Error('An export has been running for minutes without an end');
    await whileWaiting();
    await wait(POLL_MILLISECONDS);
  }
}
