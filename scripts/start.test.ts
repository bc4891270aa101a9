/** What `npm start` refuses: in one line that says what to do, before the kept data are touched. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { PROJECT } from './project-files.ts';

const KEPT = 'not a database, but it must be kept';

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  const data = join(folder, 'org.sqlite');
  writeFileSync(data, KEPT);
  after(() => rmSync(folder, { recursive: true }));

  const start = (...args: string[]) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'scripts/start.ts', '--data', data, ...args],
      { cwd: PROJECT, encoding: 'utf8' },
    );
    return { status, lines: stderr.trim().split('\n') };
  };

  it('names the options it takes when it is given another', () => {
    assert.deepEqual(start('--bogus'), {
      status: 2,
      lines: ["Unknown option '--bogus'. npm start takes --port, --fresh, --data and --emulator-port."],
    });
  });

  for (const option of ['--port', '--emulator-port']) {
    it(`does not throw away data when the ${option} is in use`, async () => {
      const taken = createServer();
      await new Promise<void>((resolve) =>
        taken.listen(0, option === '--port' ? 'localhost' : '127.0.0.1', () => resolve()),
      );
      const { port } = taken.address() as AddressInfo;
      const { status, lines } = start('--fresh', '--port', '0', option, String(port));
      taken.close();
      assert.equal(status, 2);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', new RegExp(`^Port ${port} is in use\\. Stop what uses it, or choose another`));
      assert.equal(readFileSync(data, 'utf8'), KEPT);
    });
  }

  it('says what to do about a file that is not an org', () => {
    const { status, lines } = start('--port', '0');
    assert.equal(status, 2);
    assert.match(
      lines.at(-1) ?? '',
      /^The data file .* cannot be used \(.*\)\. Move it away, or start with --fresh\.$/,
    );
    assert.doesNotMatch(lines.join('\n'), /^ +at /m);
    assert.equal(readFileSync(data, 'utf8'), KEPT);
  });

  it('begins again where the first start was killed before the sample data were in', async () => {
    const halfMade = join(folder, 'half.sqlite');
    writeFileSync(halfMade, '');
    writeFileSync(`${halfMade}.unfinished`, '');
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'scripts/start.ts', '--data', halfMade, '--port', '0'],
      { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (/^Open http/m.test(output)) child.kill('SIGTERM');
    }
    assert.match(output, /^Sample data: \d+ records$/m);
    assert.equal(existsSync(`${halfMade}.unfinished`), false);
  });
});
