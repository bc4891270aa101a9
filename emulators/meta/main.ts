#!/usr/bin/env node
/** Runs the Meta emulator by itself: `node emulators/meta/main.ts [--port 4010] [--seed 1] [--size small] [--last-day DAY]`. */
import { runEmulator } from '../shared/command.ts';
import { startMetaEmulator } from './server.ts';

await runEmulator('Meta', 4010, startMetaEmulator);
