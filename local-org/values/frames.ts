/** Which member of which class a line of an Apex file belongs to: for stack traces. */
import type { ClassNode, Member } from '../apex/syntax/ast.ts';
import { lineOf } from '../apex/syntax/ast.ts';

interface Span {
  from: number;
  to: number;
  /** `Outer.Inner.method` */
  name: string;
}

const spansByFile = new Map<string, Span[]>();

/** Remembers the members of a file; a file compiled again replaces what was known of it. */
export function registerFrames(file: string, node: ClassNode, namespace: string | null): void {
  const spans: Span[] = [];
  collect(node, namespace ? `${namespace}.${node.name}` : node.name, spans);
  spansByFile.set(file, spans);
}

function collect(node: ClassNode, className: string, spans: Span[]): void {
  for (const member of node.members) {
    if (member.kind === 'class') collect(member, `${className}.${member.name}`, spans);
    else spans.push({ from: lineOf(member.at), to: member.endLine, name: `${className}.${memberName(member)}` });
  }
}

function memberName(member: Member): string {
  switch (member.kind) {
    case 'constructor':
      return '<init>';
    case 'method':
    case 'property':
      return member.name;
    case 'initializer':
      return member.isStatic ? '<clinit>' : '<init>';
    case 'field':
      return member.modifiers.words.includes('static') ? '<clinit>' : '<init>';
    default:
      return '';
  }
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
