#!/usr/bin/env node
/** Runs the LinkedIn emulator by itself: `node emulators/linkedin/main.ts [--port 4012] [--seed 1] [--size small] [--last-day DAY]`. */
import { runEmulator } from '../shared/command.ts';
import { startLinkedInEmulator } from './server.ts';

await runEmulator('LinkedIn', 4012, startLinkedInEmulator);
