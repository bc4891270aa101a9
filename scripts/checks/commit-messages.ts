/**
 * Commit messages follow Conventional Commits, with a first line of at most 72 characters and, for `feat` and `fix`, a
 * body that says why.
 *
 *   node scripts/checks/commit-messages.ts --file .git/COMMIT_EDITMSG   the message being written (commit-msg hook)
 *   node scripts/checks/commit-messages.ts --range main..HEAD           the commits of a push or a pull request (CI)
 *
 * A script of our own instead of commitlint: that brings a hundred packages for these five rules.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const TYPES = ['feat', 'fix', 'refactor', 'perf', 'test', 'docs', 'style', 'build', 'ci', 'chore'];
const EXPLAINED = ['feat', 'fix'];
const MAX_LENGTH = 72;

/** What is wrong with a message, a sentence each. Merges and reverts keep the text that Git writes. */
export function problemsOfMessage(message: string): string[] {
  const [subject = '', ...rest] = message.trimEnd().split('\n');
  if (/^(Merge|Revert) /.test(subject)) return [];
  const problems: string[] = [];
  const parts = /^(\w+)(?:\([\w, -]+\))?!?: (\S.*)$/.exec(subject);
  if (!parts) problems.push('The first line is not of the form `type(scope): subject`.');
  else if (!TYPES.includes(parts[1])) problems.push(`The type is none of ${TYPES.join(', ')}.`);
  if (subject.length > MAX_LENGTH)
    problems.push(`The first line has ${subject.length} characters, ${MAX_LENGTH} at most.`);
  if (subject.endsWith('.')) problems.push('The first line ends with a period.');
  if (rest.length > 0 && rest[0] !== '') problems.push('The second line is not blank.');
  const body = rest.filter((line) => line !== '' && !/^\w+(-\w+)+: \S+/.test(line));
  if (parts && EXPLAINED.includes(parts[1]) && body.length === 0)
    problems.push(`A ${parts[1]} has no body that says why.`);
  return problems;
}

/** A message as Git will store it: without comments and without the text below the scissors line. */
export function withoutComments(text: string): string {
  const kept = text.split(/^# -+ >8 -+$/m)[0];
  return kept
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim();
}

/** Messages of a range of commits as `git log` takes it, each with its short id. */
function messagesOf(range: string): { commit: string; message: string }[] {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['log', '--no-merges', '--format=%h%n%B%x00', ...range.split(' ')],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr.trim());
  return stdout
    .split('\0')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [commit, ...lines] = entry.split('\n');
      return { commit, message: lines.join('\n') };
    });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { file: { type: 'string' }, range: { type: 'string' } } });
  const messages = values.file
    ? [{ commit: 'Commit message', message: withoutComments(readFileSync(values.file, 'utf8')) }]
    : messagesOf(values.range ?? '-1');
  for (const { commit, message } of messages) {
    for (const problem of problemsOfMessage(message)) {
      console.error(`${commit} (${message.split('\n')[0]}): ${problem}`);
      process.exitCode = 1;
    }
  }
}
