/**
 * Runs after each installation: writes the sources that are generated, so that every command finds a whole package. They
 * need the project's own Node; where that can't run yet, the commands write them before they begin.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { status } = spawnSync('node', ['--disable-warning=ExperimentalWarning', 'scripts/generated-sources.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  // npm puts the project's Node first. Windows starts it by a script.
  shell: process.platform === 'win32',
  stdio: 'ignore',
});
if (status !== 0) console.warn('Generated sources are missing. Run npm run build.');
