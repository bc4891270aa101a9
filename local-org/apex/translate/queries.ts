/** SOQL and SOSL in brackets. */
import { rowsToCome } from '../../data/query.ts';
import { SoqlError } from '../../data/soql/ast.ts';
import { statesMode } from '../../data/sosl.ts';
import { resolveSoql } from '../../data/soql/resolve.ts';
import type { ResolvedQuery } from '../../data/soql/resolved.ts';
import { countIn, runQueryIn, runQueryInLoop, searchIn } from '../runtime/queries.ts';
import { position, type Expression } from '../syntax/ast.ts';
import { listOf, sobjectType, Types } from '../../values/types.ts';
import type { Body } from './body.ts';
import { call } from './convert.ts';
import { checkSecurityEnforced, unstatedMode } from './modes.ts';
import { expression } from './operands.ts';
import { failed, quote, value, type Value } from './value.ts';

export function soqlExpression(body: Body, node: Extract<Expression, { kind: 'soql' }>): Value {
  body.touchesData = true;
  const binds = node.binds.map((bind) => expression(body, bind).js);
  let resolved: ResolvedQuery;
  try {
    resolved = resolveSoql(node.query, body.table.schema);
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    body.error(position(error.line, error.column), error.message);
    return failed();
  }
  checkSecurityEnforced(body, node.at, node.query.access);
  const args = [body.unit.constant(resolved, 'q'), `[${binds.join(', ')}]`];
  if (node.query.access === null) args.push(quote(unstatedMode(body, node.at, 'a query')));
  if (resolved.result === 'count') return value(Types.Integer, call(body, countIn, ...args), true);
  const element = resolved.result === 'aggregate' ? sobjectType('AggregateResult') : sobjectType(resolved.object.name);
  const toCome = resolved.result === 'records' ? call(body, rowsToCome, ...args) : undefined;
  const walked = call(body, runQueryInLoop, ...args);
  return { ...value(listOf(element), call(body, runQueryIn, ...args), true), isRows: true, toCome, walked };
}

export function soslExpression(body: Body, node: Extract<Expression, { kind: 'sosl' }>): Value {
  body.touchesData = true;
  const binds = node.binds.map((bind) => expression(body, bind).js);
  const mode = statesMode(node.text) ? 'system' : unstatedMode(body, node.at, 'a search');
  const js = call(body, searchIn, quote(node.text), `[${binds.join(', ')}]`, quote(mode));
  return value(listOf(listOf(Types.SObject)), js, true);
}
