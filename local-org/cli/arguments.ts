/** Command lines: what each command takes, and one clear line where it was given something else. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The command line is wrong; the message says how. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export type OptionSpec = NonNullable<ParseArgsConfig['options']>;

/** Options that every command that opens an org takes. */
export const ORG_OPTIONS = {
  project: { type: 'string', multiple: true },
  namespace: { type: 'string' },
  installed: { type: 'boolean' },
  subscriber: { type: 'string' },
} as const satisfies OptionSpec;

/** Options of commands that work on the data that is kept. */
export const DATA_OPTIONS = {
  ...ORG_OPTIONS,
  data: { type: 'string' },
  fresh: { type: 'boolean' },
} as const satisfies OptionSpec;

/**
 * Parses a command's arguments.
 * @param positionals how many it takes at least and at most
 * @throws UsageError
 */
export function parse<const T extends OptionSpec>(
  args: string[],
  options: T,
  positionals: { names: string[]; required?: number },
) {
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] + '.');
  }
  const { names, required = names.length } = positionals;
  if (parsed.positionals.length < required) throw new UsageError(`Missing ${names[parsed.positionals.length]}.`);
  if (parsed.positionals.length > names.length)
    throw new UsageError(`Unexpected argument '${parsed.positionals[names.length]}'.`);
  return parsed;
}

/** @throws UsageError when it is not a port number */
export function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port takes a number up to 65535, not '${text}'.`);
  return port;
}
