/**
 * The orgs of the browser tests: each has pages, an emulator and data of its own, so that one worker an org can run at
 * a time. Inside an org the files run one after the other, in the order of their names.
 */
import { test } from '@playwright/test';

export interface World {
  /** Also the name of the Playwright project. */
  name: string;
  port: number;
  emulatorPort: number;
  dataFile: string;
}

// Their own, so that browser tests and `npm start` can run side by side.
const FIRST_PORT = Number(process.env.E2E_PORT ?? 4400);
const FIRST_EMULATOR_PORT = Number(process.env.E2E_EMULATOR_PORT ?? 4410);

const world = (name: string, index: number): World => ({
  name,
  port: FIRST_PORT + 2 * index,
  emulatorPort: FIRST_EMULATOR_PORT + 2 * index,
  dataFile: `.local-org/e2e-${name}.sqlite`,
});

const TOUCHPOINTS = world('touchpoints', 0);
const CONVERSIONS = world('conversions', 1);
export const WORLDS = [TOUCHPOINTS, CONVERSIONS];

/** @param file of tests */
export const worldOf = (file: string): World =>
  /(touchpoints|sync-rules)[\w-]*\.spec\.ts$/.test(file) ? TOUCHPOINTS : CONVERSIONS;

/** The org that the running test is in. */
export function currentWorld(): World {
  const { name } = test.info().project;
  const found = WORLDS.find((one) => one.name === name);
  if (!found) throw new Error(`No org is called ${name}`);
  return found;
}
