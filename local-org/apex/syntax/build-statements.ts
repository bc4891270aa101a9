/** Statements of the parser's tree → our own. */
import type * as P from '@apexdevtools/apex-parser';
import type { Block, DmlOperation, Expression, Statement, WhenClause } from './ast.ts';
import { BuildError, buildExpression } from './build-expressions.ts';
import { at, buildModifiers, buildQualifiedType, buildType, textOf } from './build-names.ts';
import { integerLiteral, longLiteral, multilineLiteral, stringLiteral } from './literals.ts';

export function buildBlock(tree: P.BlockContext): Block {
  return { kind: 'block', at: at(tree), statements: tree.statement_list().map(buildStatement) };
}

const optional = (tree: P.StatementContext | null): Statement | null => (tree ? buildStatement(tree) : null);

export function buildStatement(tree: P.StatementContext): Statement {
  const where = at(tree);
  let part;
  if ((part = tree.block())) return buildBlock(part);
  if ((part = tree.expressionStatement())) {
    return { kind: 'expression', at: where, value: buildExpression(part.expression()) };
  }
  if ((part = tree.localVariableDeclarationStatement())) return buildLocal(part.localVariableDeclaration());
  if ((part = tree.ifStatement())) {
    const [then, otherwise] = part.statement_list().map(buildStatement);
    const condition = buildExpression(part.parExpression().expression());
    return { kind: 'if', at: where, condition, then, otherwise: otherwise ?? null };
  }
  if ((part = tree.returnStatement())) {
    const value = part.expression();
    return { kind: 'return', at: where, value: value ? buildExpression(value) : null };
  }
  if ((part = tree.forStatement())) return buildFor(part);
  if ((part = tree.whileStatement())) {
    const condition = buildExpression(part.parExpression().expression());
    return { kind: 'while', at: where, condition, body: optional(part.statement()) };
  }
  if ((part = tree.doWhileStatement())) {
    const condition = buildExpression(part.parExpression().expression());
    return { kind: 'do', at: where, condition, body: buildBlock(part.block()) };
  }
  if ((part = tree.tryStatement())) return buildTry(part);
  if ((part = tree.throwStatement())) return { kind: 'throw', at: where, value: buildExpression(part.expression()) };
  if (tree.breakStatement()) return { kind: 'break', at: where };
  if (tree.continueStatement()) return { kind: 'continue', at: where };
  if ((part = tree.switchStatement())) {
    const clauses = part.whenControl_list().map(buildWhen);
    return { kind: 'switch', at: where, value: buildExpression(part.expression()), clauses };
  }
  if ((part = tree.runAsStatement())) {
    const args = part.expressionList()?.expression_list().map(buildExpression) ?? [];
    return { kind: 'runas', at: where, args, body: buildBlock(part.block()) };
  }
  return buildDml(tree);
}

function buildLocal(tree: P.LocalVariableDeclarationContext): Statement {
  const declarators = tree
    .variableDeclarators()
    .variableDeclarator_list()
    .map((d) => {
      const value = d.expression();
      return { at: at(d), name: textOf(d.id()), value: value ? buildExpression(value) : null };
    });
  const isFinal = buildModifiers(tree.modifier_list()).words.includes('final');
  return { kind: 'local', at: at(tree), type: buildType(tree.typeRef()), isFinal, declarators };
}

function buildFor(tree: P.ForStatementContext): Statement {
  const where = at(tree);
  const control = tree.forControl();
  const body = optional(tree.statement());
  const each = control.enhancedForControl();
  if (each) {
    const values = buildExpression(each.expression());
    return { kind: 'foreach', at: where, type: buildType(each.typeRef()), name: textOf(each.id()), values, body };
  }
  const init = control.forInit();
  const local = init?.localVariableDeclaration();
  const expressions = init?.expressionList()?.expression_list().map(buildExpression) ?? [];
  const asBlock = (values: Expression[]): Statement => ({
    kind: 'block',
    at: where,
    statements: values.map((value) => ({ kind: 'expression', at: value.at, value })),
  });
  const condition = control.expression();
  return {
    kind: 'for',
    at: where,
    init: local ? buildLocal(local) : expressions.length ? asBlock(expressions) : null,
    condition: condition ? buildExpression(condition) : null,
    update: control.forUpdate()?.expressionList().expression_list().map(buildExpression) ?? [],
    body,
  };
}

function buildTry(tree: P.TryStatementContext): Statement {
  const catches = tree.catchClause_list().map((clause) => ({
    at: at(clause),
    type: buildQualifiedType(clause.qualifiedName()),
    name: textOf(clause.id()),
    body: buildBlock(clause.block()),
  }));
  const last = tree.finallyBlock();
  return {
    kind: 'try',
    at: at(tree),
    body: buildBlock(tree.block()),
    catches,
    finally: last ? buildBlock(last.block()) : null,
  };
}

function buildWhen(tree: P.WhenControlContext): WhenClause {
  const value = tree.whenValue();
  const clause = { at: at(tree), values: null, variable: null, isElse: false, body: buildBlock(tree.block()) };
  if (value.ELSE()) return { ...clause, isElse: true };
  const type = value.typeRef();
  if (type) return { ...clause, variable: { type: buildType(type), name: textOf(value.id()) } };
  return { ...clause, values: value.whenLiteral_list().map(buildWhenLiteral) };
}

function buildWhenLiteral(tree: P.WhenLiteralContext): Expression {
  const where = at(tree);
  const inner = tree.whenLiteral();
  if (inner) return buildWhenLiteral(inner);
  const name = tree.qualifiedName();
  if (name) {
    const [first, ...rest] = name.id_list().map(textOf);
    return rest.reduce<Expression>((target, part) => ({ kind: 'field', at: where, target, name: part, safe: false }), {
      kind: 'name',
      at: where,
      name: first,
    });
  }
  const negative = tree.SUB_list().length % 2 === 1;
  const signed = (value: Expression): Expression =>
    negative ? { kind: 'unary', at: where, operator: '-', value } : value;
  let part;
  if ((part = tree.IntegerLiteral())) {
    const literal = integerLiteral(textOf(part));
    if (!literal) throw new BuildError('Illegal integer', where);
    return signed({ kind: 'literal', at: where, literal });
  }
  if ((part = tree.LongLiteral())) {
    const literal = longLiteral(textOf(part));
    if (!literal) throw new BuildError('Illegal long', where);
    return signed({ kind: 'literal', at: where, literal });
  }
  if ((part = tree.StringLiteral())) return { kind: 'literal', at: where, literal: stringLiteral(textOf(part)) };
  if ((part = tree.MultilineStringLiteral())) {
    return { kind: 'literal', at: where, literal: multilineLiteral(textOf(part)) };
  }
  return { kind: 'literal', at: where, literal: { type: 'null', value: null } };
}

function buildDml(tree: P.StatementContext): Statement {
  const where = at(tree);
  const dml = (
    operation: DmlOperation,
    part: { accessLevel(): P.AccessLevelContext | null },
    values: P.ExpressionContext[],
    externalId: string | null = null,
  ): Statement => {
    const level = part.accessLevel();
    return {
      kind: 'dml',
      at: where,
      operation,
      access: level ? (level.USER() ? 'user' : 'system') : null,
      value: buildExpression(values[0]),
      second: values[1] ? buildExpression(values[1]) : null,
      externalId,
    };
  };
  let part;
  if ((part = tree.insertStatement())) return dml('insert', part, [part.expression()]);
  if ((part = tree.updateStatement())) return dml('update', part, [part.expression()]);
  if ((part = tree.deleteStatement())) return dml('delete', part, [part.expression()]);
  if ((part = tree.undeleteStatement())) return dml('undelete', part, [part.expression()]);
  if ((part = tree.upsertStatement())) {
    const key = part.qualifiedName();
    return dml('upsert', part, [part.expression()], key ? textOf(key) : null);
  }
  if ((part = tree.mergeStatement())) return dml('merge', part, part.expression_list());
  throw new BuildError(`Unexpected statement ${textOf(tree)}`, where);
}
