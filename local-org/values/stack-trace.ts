/**
 * Apex stack traces from JavaScript ones. Emitted code keeps every statement on its Apex line and is loaded under the
 * path of its Apex file, so a frame in a `.cls` or `.trigger` file is an Apex frame.
 */
import { memberAt } from './frames.ts';

interface Frame {
  name: string;
  file: string;
  line: number;
}

const FRAME = /^\s*at (?:async )?(?:(.*?) \()?(.*?\.(?:cls|trigger|apex)):(\d+):\d+\)?$/;

function frames(stack: string): Frame[] {
  const found: Frame[] = [];
  for (const line of stack.split('\n')) {
    const match = FRAME.exec(line);
    if (match) found.push({ name: match[1] ?? '', file: match[2], line: Number(match[3]) });
  }
  return found;
}

const baseName = (file: string) => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);

function describe({ name, file, line }: Frame): string {
  const base = baseName(file);
  if (base.endsWith('.trigger')) return `Trigger.${base.slice(0, -'.trigger'.length)}: line ${line}, column 1`;
  if (base.endsWith('.apex')) return `AnonymousBlock: line ${line}, column 1`;
  const className = base.slice(0, -'.cls'.length);
  const member = memberAt(file, line, name);
  return `Class.${member ?? className}: line ${line}, column 1`;
}

/** The lines of `getStackTraceString()`: innermost first. */
export function apexStackTrace(stack: string): string {
  const lines = frames(stack).map(describe);
  return lines.length ? lines.join('\n') : '()';
}

/** The Apex line of the innermost frame; 0 when there is none. */
export const firstLine = (stack: string): number => frames(stack)[0]?.line ?? 0;
