#!/usr/bin/env node
/** Runs the Google Ads emulator by itself: `node emulators/google/main.ts [--port 4011] [--seed 1] [--size small] [--last-day DAY]`. */
import { runEmulator } from '../shared/command.ts';
import { startGoogleEmulator } from './server.ts';

await runEmulator('Google Ads', 4011, startGoogleEmulator);
