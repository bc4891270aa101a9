/** Statements → JavaScript, each on its Apex line. */
import { toApexException } from '../../values/exceptions.ts';
import { beginRunAs, endRunAs, operations } from '../runtime/library.ts';
import { runDml, runMerge } from '../runtime/dml.ts';
import { lineOf, type CatchClause, type Statement } from '../syntax/ast.ts';
import { Types, type ApexType } from '../../values/types.ts';
import { isAssignable } from '../conversions.ts';
import { discarded } from './assignment.ts';
import { block, nested, statement } from './blocks.ts';
import type { Body } from './body.ts';
import { call, coerce, orThrow } from './convert.ts';
import { condition, expression, typeOfRef } from './operands.ts';
import { leaveLoop } from './instruments.ts';
import { unstatedMode } from './modes.ts';
import { doStatement, forEachStatement, forStatement, whileStatement } from './loops.ts';
import { switchStatement } from './switch.ts';
import { quote, value } from './value.ts';

export function translateStatement(body: Body, node: Statement): void {
  const { out } = body;
  out.at(lineOf(node.at));
  if (node.kind === 'block') return block(body, node);
  if (body.unit.options.coverage) countLine(body, lineOf(node.at));
  switch (node.kind) {
    case 'local':
      return local(body, node);
    case 'expression':
      return void out.write(`${discarded(body, node.value)}; `);
    case 'if':
      out.write(`if (${condition(body, node.condition)}) `);
      nested(body, node.then);
      if (node.otherwise) {
        out.write('else ');
        nested(body, node.otherwise);
      }
      return;
    case 'while':
      return whileStatement(body, node);
    case 'do':
      return doStatement(body, node);
    case 'for':
      return forStatement(body, node);
    case 'foreach':
      return forEachStatement(body, node);
    case 'return':
      return returnStatement(body, node);
    case 'throw': {
      const thrown = expression(body, node.value);
      return void out.write(`throw ${orThrow(body, thrown)}; `);
    }
    case 'break':
    case 'continue':
      if (!body.loops) body.error(node.at, `${node.kind} statement is not allowed outside of a loop`);
      return void out.write(`${node.kind}; `);
    case 'try':
      return tryStatement(body, node);
    case 'switch':
      return switchStatement(body, node);
    case 'dml':
      return dmlStatement(body, node);
    case 'runas':
      return runAsStatement(body, node);
  }
}

function countLine(body: Body, line: number): void {
  body.unit.executable.add(line);
  body.out.write(`$coverage[${line}] = 1; `);
}

function local(body: Body, node: Extract<Statement, { kind: 'local' }>): void {
  const type = typeOfRef(body, node.type);
  for (const declarator of node.declarators) {
    const given = declarator.value
      ? coerce(body, expression(body, declarator.value, type), type, declarator.value.at)
      : value(type, 'null');
    const declared = body.declare(declarator.name, type, declarator.at, {
      isFinal: node.isFinal && declarator.value !== null,
      nonNull: given.nonNull,
    });
    body.out.at(lineOf(declarator.at));
    body.out.write(`let ${declared.js} = ${given.js}; `);
  }
}

function returnStatement(body: Body, node: Extract<Statement, { kind: 'return' }>): void {
  const leaving = body.loops ? leaveLoop(body) : '';
  if (!node.value) {
    if (body.returnType !== Types.Void)
      body.error(node.at, 'Method must return a value of type ' + body.returnType.name);
    return body.out.write(`${leaving}${body.isConstructor ? 'return this; ' : 'return; '}`);
  }
  if (body.returnType === Types.Void) {
    body.error(node.at, 'A void method must not return a value');
    return;
  }
  const returned = coerce(
    body,
    expression(body, node.value, body.returnType),
    body.returnType,
    node.value.at,
    'return value',
  );
  body.out.write(`${leaving}return ${returned.js}; `);
}

function tryStatement(body: Body, node: Extract<Statement, { kind: 'try' }>): void {
  const { out } = body;
  out.write('try ');
  block(body, node.body);
  if (node.catches.length) {
    const error = body.fresh('error');
    const caught = body.fresh('caught');
    out.write(`catch (${error}) { const ${caught} = ${call(body, toApexException, error)}; `);
    const isTotal = node.catches.map((clause) => catchClause(body, clause, caught)).includes(true);
    if (!isTotal) out.write(`{ throw ${error}; } `);
    out.write('} ');
  }
  if (node.finally) {
    out.at(lineOf(node.finally.at));
    out.write('finally ');
    block(body, node.finally);
  }
}

/** Answers whether the clause takes every exception. */
function catchClause(body: Body, clause: CatchClause, caught: string): boolean {
  const { out } = body;
  const type = typeOfRef(body, clause.type);
  const isTotal = type.name === 'Exception' || type.name === 'System.Exception';
  out.at(lineOf(clause.at));
  if (!isTotal) out.write(`if (${exceptionTest(body, type, caught)}) `);
  out.write('{ ');
  body.scoped(() => {
    const declared = body.declare(clause.name, type, clause.at, { nonNull: true });
    out.write(`let ${declared.js} = ${caught}; `);
    clause.body.statements.forEach((each) => statement(body, each));
  });
  out.write(isTotal ? '} ' : '} else ');
  return isTotal;
}

function exceptionTest(body: Body, type: ApexType, caught: string): string {
  const symbol = body.table.symbolOf(type);
  if (symbol?.origin === 'user') return `${caught} instanceof ${body.unit.classOf(symbol)}`;
  const js = symbol?.source?.options.js;
  if (js) return `${caught} instanceof ${body.unit.constant(js, 'c')}`;
  return call(body, operations.isInstance, caught, body.unit.constant(type, 't'));
}

function dmlStatement(body: Body, node: Extract<Statement, { kind: 'dml' }>): void {
  body.touchesData = true;
  const records = expression(body, node.value);
  const { type } = records;
  const isRecords =
    type.kind === 'sobject' || ((type.kind === 'list' || type.kind === 'set') && type.args[0].kind === 'sobject');
  const isId = node.operation === 'merge' && type === Types.Id;
  if (!isRecords && !isId && !records.isError)
    body.error(node.at, `DML requires SObject or SObject list type: ${type.name}`);
  const access = quote(node.access ?? unstatedMode(body, node.at, node.operation));
  if (node.second) {
    const merged = expression(body, node.second);
    body.out.write(`${call(body, runMerge, records.js, merged.js, access)}; `);
    return;
  }
  const externalId = node.externalId ? quote(node.externalId) : 'null';
  body.out.write(`${call(body, runDml, quote(node.operation), records.js, access, externalId)}; `);
}

function runAsStatement(body: Body, node: Extract<Statement, { kind: 'runas' }>): void {
  const { out } = body;
  body.touchesData = true;
  const scope = body.fresh('as');
  const who = node.args.length ? expression(body, node.args[0]) : value(Types.Null, 'null');
  if (!isAssignable(body.table, who.type, Types.Object)) body.error(node.at, 'System.runAs needs a user');
  out.write(`{ const ${scope} = ${call(body, beginRunAs, who.js)}; try `);
  block(body, node.body);
  out.write(`finally { ${call(body, endRunAs, scope)}; } } `);
}
