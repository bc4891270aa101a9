/** Expressions of the parser's tree → our own. */
import * as P from '@apexdevtools/apex-parser';
import { soqlFromTree } from '../../data/soql/parse.ts';
import type { AssignOperator, BinaryOperator, Expression, Literal } from './ast.ts';
import { at, buildCreatedType, buildType, textOf, type Tree } from './build-names.ts';
import { integerLiteral, longLiteral, multilineLiteral, numberLiteral, stringLiteral } from './literals.ts';

/** A fault that only building finds: an Integer literal out of range, a query that makes no sense. */
export class BuildError extends Error {
  readonly at: number;
  constructor(message: string, where: number) {
    super(message);
    this.at = where;
  }
}

type Builder = (tree: never) => Expression;
const builders = new Map<unknown, Builder>();
const on = <T>(type: abstract new (...args: never[]) => T, build: (tree: T) => Expression) => builders.set(type, build);

export function buildExpression(tree: P.ExpressionContext): Expression {
  const build = builders.get(tree.constructor);
  if (!build) throw new BuildError(`Unexpected ${textOf(tree)}`, at(tree));
  return build(tree as never);
}

const list = (tree: P.ExpressionListContext | null): Expression[] =>
  tree ? tree.expression_list().map(buildExpression) : [];

function binary(tree: { expression_list(): P.ExpressionContext[] }, operator: BinaryOperator): Expression {
  const [left, right] = tree.expression_list();
  return { kind: 'binary', at: at(tree), operator, left: buildExpression(left), right: buildExpression(right) };
}

on(P.PrimaryExpressionContext, (tree) => {
  const primary = tree.primary();
  const build = builders.get(primary.constructor);
  if (!build) throw new BuildError(`Unexpected ${textOf(tree)}`, at(tree));
  return build(primary as never);
});
on(P.SubExpressionContext, (tree) => buildExpression(tree.expression()));
on(P.MethodCallExpressionContext, (tree) => {
  const call = tree.methodCall();
  const args = list(call.expressionList());
  if (call.THIS()) return { kind: 'chain', at: at(tree), which: 'this', args };
  if (call.SUPER()) return { kind: 'chain', at: at(tree), which: 'super', args };
  return { kind: 'call', at: at(tree), target: null, name: textOf(call.id()), args, safe: false };
});
on(P.DotExpressionContext, (tree) => {
  const target = buildExpression(tree.expression());
  const safe = Boolean(tree.QUESTIONDOT());
  const call = tree.dotMethodCall();
  if (call) {
    const args = list(call.expressionList());
    return { kind: 'call', at: at(call), target, name: textOf(call.anyId()), args, safe };
  }
  return { kind: 'field', at: at(tree.anyId()), target, name: textOf(tree.anyId()), safe };
});
on(P.ArrayExpressionContext, (tree) => {
  const [target, index] = tree.expression_list();
  return { kind: 'index', at: at(tree), target: buildExpression(target), index: buildExpression(index) };
});
on(P.NewExpressionContext, (tree) => buildCreator(tree.creator(), at(tree)));
on(P.CastExpressionContext, (tree) => ({
  kind: 'cast',
  at: at(tree),
  type: buildType(tree.typeRef()),
  value: buildExpression(tree.expression()),
}));
on(P.PostOpExpressionContext, (tree) => ({
  kind: 'step',
  at: at(tree),
  operator: tree.INC() ? '++' : '--',
  prefix: false,
  target: buildExpression(tree.expression()),
}));
on(P.PreOpExpressionContext, (tree) => {
  const where = at(tree);
  if (tree.INC() || tree.DEC()) {
    const target = buildExpression(tree.expression());
    return { kind: 'step', at: where, operator: tree.INC() ? '++' : '--', prefix: true, target };
  }
  return { kind: 'unary', at: where, operator: tree.ADD() ? '+' : '-', value: buildExpression(tree.expression()) };
});
on(P.NegExpressionContext, (tree) => ({
  kind: 'unary',
  at: at(tree),
  operator: tree.BANG() ? '!' : '~',
  value: buildExpression(tree.expression()),
}));
on(P.Arth1ExpressionContext, (tree) => binary(tree, tree.MUL() ? '*' : '/'));
on(P.Arth2ExpressionContext, (tree) => binary(tree, tree.ADD() ? '+' : '-'));
on(P.BitExpressionContext, (tree) =>
  binary(tree, tree.LT_list().length ? '<<' : tree.GT_list().length === 3 ? '>>>' : '>>'),
);
on(P.CmpExpressionContext, (tree) => binary(tree, `${tree.GT() ? '>' : '<'}${tree.ASSIGN() ? '=' : ''}`));
on(P.InstanceOfExpressionContext, (tree) => ({
  kind: 'instanceof',
  at: at(tree),
  value: buildExpression(tree.expression()),
  type: buildType(tree.typeRef()),
}));
on(P.EqualityExpressionContext, (tree) =>
  binary(tree, tree.TRIPLEEQUAL() ? '===' : tree.TRIPLENOTEQUAL() ? '!==' : tree.EQUAL() ? '==' : '!='),
);
on(P.BitAndExpressionContext, (tree) => binary(tree, '&'));
on(P.BitNotExpressionContext, (tree) => binary(tree, '^'));
on(P.BitOrExpressionContext, (tree) => binary(tree, '|'));
on(P.LogAndExpressionContext, (tree) => binary(tree, '&&'));
on(P.LogOrExpressionContext, (tree) => binary(tree, '||'));
on(P.CoalExpressionContext, (tree) => binary(tree, '??'));
on(P.CondExpressionContext, (tree) => {
  const [condition, yes, no] = tree.expression_list().map(buildExpression);
  return { kind: 'ternary', at: at(tree), condition, yes, no };
});
on(P.AssignExpressionContext, (tree) => {
  const [target, value] = tree.expression_list();
  // The operator is the only child between the two.
  const operator = textOf((tree as unknown as { children: unknown[] }).children[1]) as AssignOperator;
  return { kind: 'assign', at: at(tree), operator, target: buildExpression(target), value: buildExpression(value) };
});

on(P.ThisPrimaryContext, (tree) => ({ kind: 'this', at: at(tree) }));
on(P.SuperPrimaryContext, (tree) => ({ kind: 'super', at: at(tree) }));
on(P.VoidPrimaryContext, (tree) => ({ kind: 'typeliteral', at: at(tree), type: null }));
on(P.TypeRefPrimaryContext, (tree) => ({ kind: 'typeliteral', at: at(tree), type: buildType(tree.typeRef()) }));
on(P.IdPrimaryContext, (tree) => ({ kind: 'name', at: at(tree), name: textOf(tree.id()) }));
on(P.LiteralPrimaryContext, (tree) => ({ kind: 'literal', at: at(tree), literal: buildLiteral(tree.literal()) }));
on(P.SoqlPrimaryContext, (tree) => {
  const query = soqlFromTree(tree.soqlLiteral());
  const binds = query.binds.map((bind) => buildExpression(bind.tree as P.ExpressionContext));
  for (const bind of query.binds) bind.tree = null;
  return { kind: 'soql', at: at(tree), query, binds };
});
on(P.SoslPrimaryContext, (tree) => {
  const bound: P.ExpressionContext[] = [];
  collectBound(tree, bound);
  const { start, stop } = tree as unknown as Tree & {
    start: { getInputStream(): { getText(a: number, b: number): string } };
  };
  const text = start.getInputStream().getText(start.start, stop!.stop);
  return { kind: 'sosl', at: at(tree), text, binds: bound.map(buildExpression) };
});

function collectBound(tree: unknown, found: P.ExpressionContext[]): void {
  if (tree instanceof P.BoundExpressionContext) found.push(tree.expression());
  else for (const child of (tree as { children?: unknown[] | null }).children ?? []) collectBound(child, found);
}

function buildLiteral(tree: P.LiteralContext): Literal {
  const text = textOf(tree);
  if (tree.IntegerLiteral()) {
    const literal = integerLiteral(text);
    if (!literal) throw new BuildError('Illegal integer', at(tree));
    return literal;
  }
  if (tree.LongLiteral()) {
    const literal = longLiteral(text);
    if (!literal) throw new BuildError('Illegal long', at(tree));
    return literal;
  }
  if (tree.NumberLiteral()) return numberLiteral(text);
  if (tree.StringLiteral()) return stringLiteral(text);
  if (tree.MultilineStringLiteral()) return multilineLiteral(text);
  if (tree.BooleanLiteral()) return { type: 'Boolean', value: /^true$/i.test(text) };
  return { type: 'null', value: null };
}

function buildCreator(tree: P.CreatorContext, where: number): Expression {
  const type = buildCreatedType(tree.createdName());
  if (tree.noRest()) return { kind: 'elements', at: where, type, elements: [] };
  const map = tree.mapCreatorRest();
  if (map) {
    const entries = map.mapCreatorRestPair_list().map((pair) => {
      const [key, value] = pair.expression_list();
      return { key: buildExpression(key), value: buildExpression(value) };
    });
    return { kind: 'entries', at: where, type, entries };
  }
  const set = tree.setCreatorRest();
  if (set) return { kind: 'elements', at: where, type, elements: set.expression_list().map(buildExpression) };
  const array = tree.arrayCreatorRest();
  if (array) {
    const arrayType = { ...type, arrays: 1 };
    const size = array.expression();
    if (size) return { kind: 'sized', at: where, type: arrayType, size: buildExpression(size) };
    const elements = array.arrayInitializer()?.expression_list() ?? [];
    return { kind: 'elements', at: where, type: arrayType, elements: elements.map(buildExpression) };
  }
  return { kind: 'new', at: where, type, args: list(tree.classCreatorRest()?.arguments().expressionList() ?? null) };
}
