/** Code beside the program's own: executed work, record sharing. */
import { cpu, cpuExceeded } from '../../running/limits.ts';
import { transaction } from '../../running/transaction.ts';
import { handOver } from '../runtime/loops.ts';
import type { Statement } from '../syntax/ast.ts';
import type { Body } from './body.ts';

/** Counts work done; at least once a loop turn and once a method call. */
export function countWork(body: Body, units: number): string {
  const { unit } = body;
  if (!unit.options.cpuCounting) return '';
  const counter = unit.constant(cpu, 'k');
  return `if ((${counter}.work += ${units}) > ${counter}.maximum) ${unit.constant(cpuExceeded, 'f')}(); `;
}

/**
 * Counts a turn of a loop in a variable of its function, which is faster than the one cell of the transaction; what has
 * gathered there is handed over now and then, and when the loop or the function is left.
 */
export function countTurn(body: Body, units: number): string {
  if (!body.unit.options.cpuCounting) return '';
  body.countsTurns = true;
  return `if (($work += ${units}) > ${TURNS}) $work = ${body.unit.constant(handOver, 'f')}($work); `;
}

export const leaveLoop = (body: Body): string =>
  body.countsTurns ? `$work = ${body.unit.constant(handOver, 'f')}($work); ` : '';

/** Units after which a loop hands over. */
const TURNS = 4096;

/** Units of one run through a statement: itself and what it holds, loops counting for themselves. */
export function workOf(node: Statement | null): number {
  switch (node?.kind) {
    case undefined:
      return 0;
    case 'block':
      return node.statements.reduce((sum, each) => sum + workOf(each), 0);
    case 'if':
      return 1 + Math.max(workOf(node.then), workOf(node.otherwise));
    case 'try':
      return 1 + workOf(node.body);
    default:
      return 1;
  }
}

/** Sets record sharing while a method of a class that says so runs. */
export function sharingCode(body: Body, sharing: 'with' | 'without'): { before: string; after: string } {
  const now = body.unit.constant(transaction, 'f');
  return {
    before: `const $now = ${now}(), $sharing = $now.sharing; $now.sharing = '${sharing}'; try { `,
    after: '} finally { $now.sharing = $sharing; } ',
  };
}
