/** Statements inside statements. */
import type { Block, Statement } from '../syntax/ast.ts';
import type { Body } from './body.ts';

export const statement = (body: Body, node: Statement): void => body.translators.statement(body, node);

export function block(body: Body, node: Block): void {
  body.out.write('{ ');
  body.scoped(() => node.statements.forEach((each) => statement(body, each)));
  body.out.write('} ');
}

/** A statement that is the body of another: always in braces, so that what is added before it stays inside. */
export function nested(body: Body, node: Statement | null): void {
  if (node?.kind === 'block') return block(body, node);
  body.out.write('{ ');
  if (node) body.scoped(() => statement(body, node));
  body.out.write('} ');
}
