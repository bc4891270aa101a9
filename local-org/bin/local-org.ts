#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// The engine's own TypeScript, stripped and compiled once: a command starts in half the time.
enableCompileCache();
const { main } = await import('../cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
