/** Which member of which class a line of an Apex file belongs to: for stack traces. */

/** The lines of one member, both included. */
export interface Span {
  from: number;
  to: number;
  /** `Outer.Inner.method` */
  name: string;
}

const spansByFile = new Map<string, readonly Span[]>();

/** Remembers the members of a file; a file compiled again replaces what was known of it. */
export function registerFrames(file: string, spans: readonly Span[]): void {
  spansByFile.set(file, spans);
}

/**
 * `Outer.Inner.method` of a line; null when the file is not known or several members share the line and none has the
 * JavaScript name of the frame.
 */
export function memberAt(file: string, line: number, jsName: string): string | null {
  const found = spansByFile.get(file)?.filter((span) => span.from <= line && line <= span.to) ?? [];
  if (found.length < 2) return found[0]?.name ?? null;
  const method = jsName.split('.').pop()!.replace(/\$.*$/, '');
  const isNamed = (span: Span) => span.name.slice(span.name.lastIndexOf('.') + 1).toLowerCase() === method;
  return (found.find(isNamed) ?? found[0]).name;
}
