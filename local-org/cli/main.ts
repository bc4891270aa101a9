/** The command line: finds the command, and shows what goes wrong the way it is meant for people. */
import { SoqlError } from '../data/soql/ast.ts';
import { StoreError } from '../data/store.ts';
import { OrgError } from '../execution/org.ts';
import { NotSupportedError, uncaughtException } from '../values/exceptions.ts';
import { MetadataError } from '../metadata/xml.ts';
import { UsageError } from './arguments.ts';
import { HELP } from './help.ts';

/** Runs with its arguments; answers the exit code, or never while it serves. */
export type Command = (args: string[]) => number | Promise<number>;

const COMMANDS: Record<string, () => Promise<{ run: Command }>> = {
  check: () => import('./check.ts'),
  test: () => import('./test.ts'),
  run: () => import('./run.ts'),
  query: () => import('./query.ts'),
  jobs: () => import('./jobs.ts'),
  limits: () => import('./limits.ts'),
  import: () => import('./import.ts'),
  serve: () => import('./serve.ts'),
};

/** @param args without the program's own name */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(HELP);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : null;
  if (!load) return complain(`Unknown command '${name}'. See npx local-org --help.`);
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  try {
    return await (await load()).run(rest);
  } catch (error) {
    return explain(name, error);
  }
}

/** Errors whose message is all a person needs. */
const FOR_PEOPLE = [OrgError, StoreError, MetadataError, NotSupportedError, SoqlError];
/** The same, of modules that only one command loads. */
const FOR_PEOPLE_BY_NAME = new Set(['ImportError']);

/** Says on the console what went wrong; answers the exit code. */
export function explain(command: string, error: unknown): number {
  if (error instanceof UsageError) return complain(`${error.message} See npx local-org --help.`);
  if (FOR_PEOPLE.some((kind) => error instanceof kind) || FOR_PEOPLE_BY_NAME.has((error as Error)?.name)) {
    return complain((error as Error).message);
  }
  const exception = uncaughtException(error);
  if (exception) {
    complain(`${exception}\n${exception.stackTrace}`);
    return 1;
  }
  complain(`Defect of the local org in '${command}':\n${(error as Error)?.stack ?? String(error)}`);
  return 70;
}

function complain(text: string): number {
  console.error(text);
  return 2;
}
