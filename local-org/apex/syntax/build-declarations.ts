/** Classes, interfaces, enums, triggers and scripts of the parser's tree → our own. */
import type * as P from '@apexdevtools/apex-parser';
import type {
  AccessorNode,
  AnonymousNode,
  Block,
  ClassNode,
  Member,
  MethodNode,
  Modifiers,
  PropertyNode,
  Statement,
  TriggerNode,
} from './ast.ts';
import { buildBlock, buildStatement } from './build-statements.ts';
import { buildExpression } from './build-expressions.ts';
import { at, buildModifiers, buildParameters, buildType, buildTypes, endLine, textOf } from './build-names.ts';

export function buildUnit(tree: P.CompilationUnitContext): ClassNode {
  const declaration = tree.typeDeclaration();
  const modifiers = buildModifiers(declaration.modifier_list());
  const part = declaration.classDeclaration();
  if (part) return buildClass(part, modifiers);
  const contract = declaration.interfaceDeclaration();
  return contract ? buildInterface(contract, modifiers) : buildEnum(declaration.enumDeclaration(), modifiers);
}

export function buildTrigger(tree: P.TriggerUnitContext): TriggerNode {
  const [name, object] = tree.id_list().map(textOf);
  const timings = tree.triggerCase_list().map((c) => {
    const moment = c.BEFORE() ? 'before' : 'after';
    const change = c.INSERT() ? 'insert' : c.UPDATE() ? 'update' : c.DELETE() ? 'delete' : 'undelete';
    return `${moment} ${change}`;
  });
  const { members, body } = buildLoose(tree.triggerBlock().triggerBlockMember_list(), at(tree.triggerBlock()));
  return { kind: 'trigger', at: at(tree), endLine: endLine(tree), name, object, timings, members, body };
}

export function buildAnonymous(tree: P.AnonymousUnitContext): AnonymousNode {
  const block = tree.anonymousBlock();
  const { members, body } = buildLoose(block.anonymousBlockMember_list(), at(tree));
  return { kind: 'anonymous', at: at(tree), endLine: endLine(tree), members, body };
}

/** Statements with declarations between them. A field of a script is a local variable of it. */
function buildLoose(
  trees: (P.TriggerBlockMemberContext | P.AnonymousBlockMemberContext)[],
  where: number,
): { members: Member[]; body: Block } {
  const members: Member[] = [];
  const statements: Statement[] = [];
  for (const tree of trees) {
    const statement = tree.statement();
    if (statement) {
      statements.push(buildStatement(statement));
      continue;
    }
    const declared =
      'anonymousMemberDeclaration' in tree ? tree.anonymousMemberDeclaration() : tree.triggerMemberDeclaration();
    const modifiers = buildModifiers(tree.modifier_list());
    const field = declared.fieldDeclaration();
    if (field) {
      const declarators = field
        .variableDeclarators()
        .variableDeclarator_list()
        .map((d) => {
          const value = d.expression();
          return { at: at(d), name: textOf(d.id()), value: value ? buildExpression(value) : null };
        });
      statements.push({ kind: 'local', at: at(field), type: buildType(field.typeRef()), isFinal: false, declarators });
    } else members.push(...buildMember(declared, modifiers));
  }
  return { members, body: { kind: 'block', at: where, statements } };
}

function buildClass(tree: P.ClassDeclarationContext, modifiers: Modifiers): ClassNode {
  const parent = tree.typeRef();
  const contracts = tree.typeList();
  const members: Member[] = [];
  for (const declaration of tree.classBody().classBodyDeclaration_list()) {
    const block = declaration.block();
    const member = declaration.memberDeclaration();
    if (block) {
      members.push({
        kind: 'initializer',
        at: at(declaration),
        endLine: endLine(declaration),
        isStatic: Boolean(declaration.STATIC()),
        body: buildBlock(block),
      });
    } else if (member) members.push(...buildMember(member, buildModifiers(declaration.modifier_list())));
  }
  return {
    kind: 'class',
    at: at(tree.id()),
    endLine: endLine(tree),
    modifiers,
    name: textOf(tree.id()),
    extends: parent ? buildType(parent) : null,
    implements: contracts ? buildTypes(contracts) : [],
    members,
    constants: [],
  };
}

type Declared = P.MemberDeclarationContext | P.TriggerMemberDeclarationContext | P.AnonymousMemberDeclarationContext;

/** One declaration may declare several fields. */
function buildMember(tree: Declared, modifiers: Modifiers): Member[] {
  let part;
  if ((part = tree.methodDeclaration())) return [buildMethod(part, modifiers, part.block())];
  if ((part = tree.fieldDeclaration())) {
    const type = buildType(part.typeRef());
    const end = endLine(part);
    return part
      .variableDeclarators()
      .variableDeclarator_list()
      .map((d) => {
        const value = d.expression();
        const initializer = value ? buildExpression(value) : null;
        return { kind: 'field', at: at(d), endLine: end, modifiers, type, name: textOf(d.id()), initializer };
      });
  }
  if ((part = tree.propertyDeclaration())) return [buildProperty(part, modifiers)];
  if ('constructorDeclaration' in tree && (part = tree.constructorDeclaration())) {
    return [
      {
        kind: 'constructor',
        at: at(part),
        endLine: endLine(part),
        modifiers,
        name: textOf(part.qualifiedName()),
        parameters: buildParameters(part.formalParameters()),
        body: buildBlock(part.block()),
      },
    ];
  }
  if ((part = tree.classDeclaration())) return [buildClass(part, modifiers)];
  if ((part = tree.interfaceDeclaration())) return [buildInterface(part, modifiers)];
  if ((part = tree.enumDeclaration())) return [buildEnum(part, modifiers)];
  return [];
}

function buildMethod(
  tree: P.MethodDeclarationContext | P.InterfaceMethodDeclarationContext,
  modifiers: Modifiers,
  body: P.BlockContext | null,
): MethodNode {
  const returns = tree.typeRef();
  return {
    kind: 'method',
    at: at(tree.id()),
    endLine: endLine(tree),
    modifiers,
    name: textOf(tree.id()),
    returnType: returns ? buildType(returns) : null,
    parameters: buildParameters(tree.formalParameters()),
    body: body ? buildBlock(body) : null,
  };
}

function buildProperty(tree: P.PropertyDeclarationContext, modifiers: Modifiers): PropertyNode {
  const property: PropertyNode = {
    kind: 'property',
    at: at(tree.id()),
    endLine: endLine(tree),
    modifiers,
    type: buildType(tree.typeRef()),
    name: textOf(tree.id()),
    getter: null,
    setter: null,
  };
  for (const block of tree.propertyBlock_list()) {
    const getter = block.getter();
    const body = (getter ?? block.setter()).block();
    const accessor: AccessorNode = {
      at: at(block),
      endLine: endLine(block),
      modifiers: buildModifiers(block.modifier_list()),
      body: body ? buildBlock(body) : null,
    };
    if (getter) property.getter = accessor;
    else property.setter = accessor;
  }
  return property;
}

function buildInterface(tree: P.InterfaceDeclarationContext, modifiers: Modifiers): ClassNode {
  const parents = tree.typeList();
  const methods = tree
    .interfaceBody()
    .interfaceMethodDeclaration_list()
    .map((m) => buildMethod(m, buildModifiers(m.modifier_list()), null));
  return {
    kind: 'interface',
    at: at(tree.id()),
    endLine: endLine(tree),
    modifiers,
    name: textOf(tree.id()),
    extends: null,
    implements: parents ? buildTypes(parents) : [],
    members: methods,
    constants: [],
  };
}

function buildEnum(tree: P.EnumDeclarationContext, modifiers: Modifiers): ClassNode {
  const constants =
    tree
      .enumConstants()
      ?.id_list()
      .map((id) => ({ name: textOf(id), at: at(id) })) ?? [];
  return {
    kind: 'enum',
    at: at(tree.id()),
    endLine: endLine(tree),
    modifiers,
    name: textOf(tree.id()),
    extends: null,
    implements: [],
    members: [],
    constants,
  };
}
