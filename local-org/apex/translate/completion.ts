/** Can the end of a statement be reached? Decides whether a method lacks a `return`. */
import type { Expression, Statement } from '../syntax/ast.ts';

export function completes(node: Statement | null): boolean {
  switch (node?.kind) {
    case undefined:
      return true;
    case 'block':
      return node.statements.every(completes);
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return false;
    case 'if':
      return !node.otherwise || completes(node.then) || completes(node.otherwise);
    case 'while':
      return !isTrue(node.condition) || breaks(node.body);
    case 'do':
      return (completes(node.body) && !isTrue(node.condition)) || breaks(node.body);
    case 'for':
      return (node.condition !== null && !isTrue(node.condition)) || breaks(node.body);
    case 'try':
      if (node.finally && !completes(node.finally)) return false;
      return completes(node.body) || node.catches.some((clause) => completes(clause.body));
    case 'switch':
      return !node.clauses.some((c) => c.isElse) || node.clauses.some((c) => completes(c.body));
    case 'runas':
      return completes(node.body);
    default:
      return true;
  }
}

const isTrue = (node: Expression) => node.kind === 'literal' && node.literal.value === true;

/** Does it hold a `break` of the loop it is the body of? */
function breaks(node: Statement | null): boolean {
  switch (node?.kind) {
    case 'break':
      return true;
    case 'block':
      return node.statements.some(breaks);
    case 'if':
      return breaks(node.then) || breaks(node.otherwise);
    case 'try':
      return breaks(node.body) || node.catches.some((c) => breaks(c.body)) || breaks(node.finally);
    case 'switch':
      return node.clauses.some((c) => breaks(c.body));
    case 'runas':
      return breaks(node.body);
    default:
      return false;
  }
}
