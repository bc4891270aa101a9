/** `switch on`: a chain of tests, since a `break` inside ends the loop around it. */
import { operations } from '../runtime/library.ts';
import { lineOf, type Expression, type Statement, type WhenClause } from '../syntax/ast.ts';
import { Types } from '../../values/types.ts';
import type { Body } from './body.ts';
import { call, coerce } from './convert.ts';
import { expression, typeOfRef } from './operands.ts';
import { statement } from './blocks.ts';
import { isSimple, type Value } from './value.ts';

export function switchStatement(body: Body, node: Extract<Statement, { kind: 'switch' }>): void {
  const { out } = body;
  const subject = expression(body, node.value);
  const name = isSimple(subject.js) ? subject.js : body.fresh('on');
  out.write(name === subject.js ? '{ ' : `{ const ${name} = ${subject.js}; `);
  const held = { ...subject, js: name };
  let isFirst = true;
  for (const clause of node.clauses) {
    out.at(lineOf(clause.at));
    const test = testOf(body, held, clause);
    out.write(`${isFirst ? '' : 'else '}${test === null ? (isFirst ? '' : '') : `if (${test}) `}{ `);
    isFirst = false;
    whenBody(body, held, clause);
    out.write('} ');
  }
  out.write('} ');
}

/** null: `when else`. */
function testOf(body: Body, subject: Value, clause: WhenClause): string | null {
  if (clause.isElse) return null;
  if (clause.variable) {
    const type = typeOfRef(body, clause.variable.type);
    return call(body, operations.isInstance, subject.js, body.unit.constant(type, 't'));
  }
  return clause.values!.map((each) => oneTest(body, subject, each)).join(' || ');
}

function oneTest(body: Body, subject: Value, node: Expression): string {
  const symbol = body.table.symbolOf(subject.type);
  if (symbol?.kind === 'enum' && node.kind === 'name') {
    const constant = body.unit.linker.constant(symbol, node.name);
    if (!constant) {
      body.error(node.at, `Invalid enum constant: ${node.name}`);
      return 'false';
    }
    return `${subject.js} === ${body.unit.constant(constant, 'e')}`;
  }
  const wanted = expression(body, node);
  const converted =
    wanted.type === Types.Integer && subject.type === Types.Long ? coerce(body, wanted, Types.Long, node.at) : wanted;
  return `${subject.js} === ${converted.js}`;
}

function whenBody(body: Body, subject: Value, clause: WhenClause): void {
  body.scoped(() => {
    if (clause.variable) {
      const type = typeOfRef(body, clause.variable.type);
      const declared = body.declare(clause.variable.name, type, clause.at, { nonNull: true });
      body.out.write(`let ${declared.js} = ${subject.js}; `);
    }
    clause.body.statements.forEach((each) => statement(body, each));
  });
}
