/** The lines of each member of a class, by which stack traces name it. */
import type { Span } from '../values/frames.ts';
import { lineOf, type ClassNode, type Member } from './syntax/ast.ts';

/** Of a class and of those inside it. */
export function spansOf(node: ClassNode, namespace: string | null): Span[] {
  return [...spans(node, namespace ? `${namespace}.${node.name}` : node.name)];
}

function* spans(node: ClassNode, className: string): Generator<Span> {
  for (const member of node.members) {
    if (member.kind === 'class') yield* spans(member, `${className}.${member.name}`);
    else yield { from: lineOf(member.at), to: member.endLine, name: `${className}.${memberName(member)}` };
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
