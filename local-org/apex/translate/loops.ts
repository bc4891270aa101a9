/** Loops. */
import { iterate } from '../runtime/library.ts';
import { chunks } from '../runtime/loops.ts';
import type { Statement } from '../syntax/ast.ts';
import { isAssignable } from '../conversions.ts';
import { Types, type ApexType } from '../../values/types.ts';
import { lineOf } from '../syntax/ast.ts';
import type { Body } from './body.ts';
import { call, cast, coerce } from './convert.ts';
import { condition, expression, typeOfRef } from './operands.ts';
import { countTurn, leaveLoop, workOf } from './instruments.ts';
import { discarded } from './assignment.ts';
import { statement } from './blocks.ts';
import { value, type Value } from './value.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

function loopBody(body: Body, node: Statement | null, head = ''): void {
  body.isLeaf = false;
  body.out.write(`{ ${head}${countTurn(body, 1 + workOf(node))}`);
  body.loops++;
  body.scoped(() => {
    if (node?.kind === 'block') node.statements.forEach((each) => statement(body, each));
    else if (node) statement(body, node);
  });
  body.loops--;
  body.out.write('} ');
}

/** After the outermost loop. */
function afterLoop(body: Body): void {
  if (!body.loops) body.out.write(leaveLoop(body));
}

export function whileStatement(body: Body, node: Of<'while'>): void {
  body.out.write(`while (${condition(body, node.condition)}) `);
  loopBody(body, node.body);
  afterLoop(body);
}

export function doStatement(body: Body, node: Of<'do'>): void {
  body.out.write('do ');
  loopBody(body, node.body);
  body.out.write(`while (${condition(body, node.condition)}); `);
  afterLoop(body);
}

export function forStatement(body: Body, node: Of<'for'>): void {
  body.scoped(() => {
    body.out.write('{ ');
    if (node.init?.kind === 'block') node.init.statements.forEach((each) => statement(body, each));
    const declared = node.init?.kind === 'local' ? localsOf(body, node.init) : '';
    const test = node.condition ? condition(body, node.condition) : '';
    const update = node.update.map((each) => discarded(body, each)).join(', ');
    body.out.write(`for (${declared}; ${test}; ${update}) `);
    loopBody(body, node.body);
    body.out.write('} ');
    afterLoop(body);
  });
}

function localsOf(body: Body, node: Of<'local'>): string {
  const type = typeOfRef(body, node.type);
  const parts = node.declarators.map((declarator) => {
    const given = declarator.value
      ? coerce(body, expression(body, declarator.value, type), type, declarator.at)
      : value(type, 'null');
    const declared = body.declare(declarator.name, type, declarator.at, { nonNull: given.nonNull });
    return `${declared.js} = ${given.js}`;
  });
  return `let ${parts.join(', ')}`;
}

export function forEachStatement(body: Body, node: Of<'foreach'>): void {
  const type = typeOfRef(body, node.type);
  const given = expression(body, node.values);
  const values = given.walked === undefined ? given : { ...given, js: given.walked };
  body.scoped(() => {
    if (values.type.kind !== 'list') walkIterable(body, node, type, values);
    else if (values.isRows && type.kind === 'list') walkChunks(body, node, type, values);
    else walkList(body, node, type, values);
    afterLoop(body);
  });
}

/** The loop variable and what it gets from an element. */
function variableOf(body: Body, node: Of<'foreach'>, type: ApexType, element: Value): string {
  const isNarrowing = !isAssignable(body.table, element.type, type);
  const given =
    isNarrowing && element.type === Types.SObject
      ? cast(body, element, type, node.at)
      : coerce(body, element, type, node.at);
  const declared = body.declare(node.name, type, node.at, { nonNull: element.nonNull });
  return `let ${declared.js} = ${given.js}; `;
}

/** By index over the elements; the list can't change during the loop. */
function walkList(body: Body, node: Of<'foreach'>, type: ApexType, values: Value): void {
  const { out } = body;
  const list = body.fresh('list');
  const items = body.fresh('items');
  const index = body.fresh('i');
  const element = value(values.type.args[0], `${items}[${index}]`, values.isRows);
  const head = variableOf(body, node, type, element);
  out.write(`{ const ${list} = ${values.js}; ${list}.walkers++; try { const ${items} = ${list}.elements; `);
  out.write(`for (let ${index} = 0; ${index} < ${items}.length; ${index}++) `);
  loopBody(body, node.body, head);
  out.at(lineOf(node.at));
  out.write(`} finally { ${list}.walkers--; } } `);
}

/** `for (List<Account> some : [SELECT …])` */
function walkChunks(body: Body, node: Of<'foreach'>, type: ApexType, values: Value): void {
  const chunk = body.fresh('chunk');
  const declared = body.declare(node.name, type, node.at, { nonNull: true });
  body.out.write(`for (const ${chunk} of ${call(body, chunks, values.js)}) `);
  loopBody(body, node.body, `let ${declared.js} = ${chunk}; `);
}

function walkIterable(body: Body, node: Of<'foreach'>, type: ApexType, values: Value): void {
  if (values.isError) return;
  const element = elementOf(body, values.type);
  if (!element) {
    body.error(node.values.at, `Loop must iterate over a collection type: ${values.type.name}`);
    return;
  }
  const item = body.fresh('item');
  const head = variableOf(body, node, type, value(element, item));
  body.out.write(`for (const ${item} of ${call(body, iterate, values.js)}) `);
  loopBody(body, node.body, head);
}

/** What walking a value of a type gives; null when it cannot be walked. */
function elementOf(body: Body, type: ApexType): ApexType | null {
  if (type.kind === 'set') return type.args[0];
  const seen = new Set<ApexType>();
  const queue = [type];
  for (let at = queue.shift(); at; at = queue.shift()) {
    if (/^(System\.)?Itera(ble|tor)\b/i.test(at.name) && at.kind === 'library') return at.args[0] ?? Types.Object;
    seen.add(at);
    for (const parent of body.table.parents(at)) if (!seen.has(parent)) queue.push(parent);
  }
  return null;
}
