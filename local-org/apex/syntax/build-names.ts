/** Names, types, modifiers: the parts of the parser's tree that declarations, statements and expressions share. */
import type {
  ModifierContext,
  TypeListContext,
  TypeRefContext,
  FormalParametersContext,
  CreatedNameContext,
  QualifiedNameContext,
} from '@apexdevtools/apex-parser';
import type { AnnotationNode, Modifiers, Parameter, Position, TypeRef } from './ast.ts';
import { position } from './ast.ts';

/** What every node of the parser's tree has that is read here; its own types hide behind `antlr4`. */
export interface Tree {
  start: { line: number; column: number; start: number };
  stop: { line: number; stop: number } | null;
  getText(): string;
}

export const at = (tree: unknown): Position => {
  const { start } = tree as Tree;
  return position(start.line, start.column + 1);
};
export const endLine = (tree: unknown): number => {
  const { start, stop } = tree as Tree;
  return stop?.line ?? start.line;
};
export const textOf = (tree: unknown): string => (tree as Tree).getText();

export function buildType(tree: TypeRefContext): TypeRef {
  const parts = tree.typeName_list().map((name) => {
    const args = name.typeArguments();
    const word = name.LIST() ?? name.SET() ?? name.MAP() ?? name.id();
    return { name: textOf(word), args: args ? buildTypes(args.typeList()) : [] };
  });
  return { at: at(tree), parts, arrays: tree.arraySubscripts()?.LBRACK_list().length ?? 0 };
}

export const buildTypes = (tree: TypeListContext): TypeRef[] => tree.typeRef_list().map(buildType);

export function buildQualifiedType(tree: QualifiedNameContext): TypeRef {
  return { at: at(tree), parts: tree.id_list().map((id) => ({ name: textOf(id), args: [] })), arrays: 0 };
}

/** The type after `new`. */
export function buildCreatedType(tree: CreatedNameContext): TypeRef {
  const parts = tree.idCreatedNamePair_list().map((pair) => {
    const args = pair.typeList();
    return { name: textOf(pair.anyId()), args: args ? buildTypes(args) : [] };
  });
  return { at: at(tree), parts, arrays: 0 };
}

export function buildParameters(tree: FormalParametersContext): Parameter[] {
  const list = tree.formalParameterList();
  if (!list) return [];
  return list.formalParameter_list().map((p) => ({ at: at(p), type: buildType(p.typeRef()), name: textOf(p.id()) }));
}

export function buildModifiers(trees: ModifierContext[]): Modifiers {
  const words: string[] = [];
  const annotations: AnnotationNode[] = [];
  for (const tree of trees) {
    const annotation = tree.annotation();
    if (annotation) annotations.push(buildAnnotation(textOf(annotation)));
    else
      words.push(
        textOf(tree)
          .toLowerCase()
          .replace(/^(with|without|inherited)(?=sharing$)/, '$1 '),
      );
  }
  return { words, annotations };
}

/** From `@AuraEnabled(cacheable=true scope='global')` with the blanks between its words gone. */
function buildAnnotation(text: string): AnnotationNode {
  const [, name, inside] = /^@([\w.]+)(?:\(([\s\S]*)\))?$/.exec(text) ?? [];
  const parameters: Record<string, string> = {};
  if (inside) {
    const pair = /(\w+)=('(?:\\.|[^'\\])*'|true|false|null|[\d.]+)/gi;
    for (const [, key, value] of inside.matchAll(pair)) parameters[key.toLowerCase()] = unquote(value);
    if (!Object.keys(parameters).length) parameters.value = unquote(inside);
  }
  return { name: (name ?? text.slice(1)).toLowerCase(), parameters };
}

const unquote = (text: string) => (text.startsWith("'") ? text.slice(1, -1).replace(/\\'/g, "'") : text);
