/**
 * The syntax tree of Apex: plain data, so that a parsed file is cached as JSON. `build-*.ts` make it from the parser's
 * tree; nothing after them knows the parser.
 */
import type { SoqlQuery } from '../../data/soql/ast.ts';

/** Line and column, both from 1, in one number: see `position`. */
export type Position = number;

const COLUMNS = 0x10000;
export const position = (line: number, column: number): Position => line * COLUMNS + column;
export const lineOf = (at: Position): number => Math.floor(at / COLUMNS);
export const columnOf = (at: Position): number => at % COLUMNS;

/** `Map<Id, List<Account>>[]`: the dotted parts of a name, each maybe with arguments, and how many `[]` follow. */
export interface TypeRef {
  at: Position;
  parts: { name: string; args: TypeRef[] }[];
  arrays: number;
}

export interface AnnotationNode {
  name: string;
  parameters: Record<string, string>;
}

export interface Modifiers {
  /** Lower case: `public`, `static`, `with sharing`. */
  words: string[];
  annotations: AnnotationNode[];
}

export interface Parameter {
  at: Position;
  type: TypeRef;
  name: string;
}

export interface MethodNode {
  kind: 'method';
  at: Position;
  /** Last line of its body. */
  endLine: number;
  modifiers: Modifiers;
  name: string;
  /** null: void. */
  returnType: TypeRef | null;
  parameters: Parameter[];
  body: Block | null;
}

export interface ConstructorNode {
  kind: 'constructor';
  at: Position;
  endLine: number;
  modifiers: Modifiers;
  name: string;
  parameters: Parameter[];
  body: Block;
}

export interface FieldNode {
  kind: 'field';
  at: Position;
  endLine: number;
  modifiers: Modifiers;
  type: TypeRef;
  name: string;
  initializer: Expression | null;
}

export interface AccessorNode {
  at: Position;
  endLine: number;
  modifiers: Modifiers;
  /** null: `get;` */
  body: Block | null;
}

export interface PropertyNode {
  kind: 'property';
  at: Position;
  endLine: number;
  modifiers: Modifiers;
  type: TypeRef;
  name: string;
  getter: AccessorNode | null;
  setter: AccessorNode | null;
}

export interface InitializerNode {
  kind: 'initializer';
  at: Position;
  endLine: number;
  isStatic: boolean;
  body: Block;
}

export interface ClassNode {
  kind: 'class' | 'interface' | 'enum';
  at: Position;
  endLine: number;
  modifiers: Modifiers;
  name: string;
  extends: TypeRef | null;
  /** What a class implements, what an interface extends. */
  implements: TypeRef[];
  members: Member[];
  /** Of an enum. */
  constants: { name: string; at: Position }[];
}

export type Member = MethodNode | ConstructorNode | FieldNode | PropertyNode | InitializerNode | ClassNode;

export interface TriggerNode {
  kind: 'trigger';
  at: Position;
  endLine: number;
  name: string;
  object: string;
  /** `before insert` */
  timings: string[];
  members: Member[];
  body: Block;
}

/** A script of statements, with the methods and classes written in it. */
export interface AnonymousNode {
  kind: 'anonymous';
  at: Position;
  endLine: number;
  members: Member[];
  body: Block;
}

// Statements

export interface Block {
  kind: 'block';
  at: Position;
  statements: Statement[];
}

export interface Declarator {
  at: Position;
  name: string;
  value: Expression | null;
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

/** `else` is null. */
export interface WhenClause {
  at: Position;
  /** `when 1, 2`, `when RED` */
  values: Expression[] | null;
  /** `when Account a` */
  variable: { type: TypeRef; name: string } | null;
  isElse: boolean;
  body: Block;
}

export interface CatchClause {
  at: Position;
  type: TypeRef;
  name: string;
  body: Block;
}

export type Statement =
  | Block
  | { kind: 'local'; at: Position; type: TypeRef; isFinal: boolean; declarators: Declarator[] }
  | { kind: 'expression'; at: Position; value: Expression }
  | { kind: 'if'; at: Position; condition: Expression; then: Statement; otherwise: Statement | null }
  | { kind: 'while'; at: Position; condition: Expression; body: Statement | null }
  | { kind: 'do'; at: Position; condition: Expression; body: Block }
  | {
      kind: 'for';
      at: Position;
      init: Statement | null;
      condition: Expression | null;
      update: Expression[];
      body: Statement | null;
    }
  | { kind: 'foreach'; at: Position; type: TypeRef; name: string; values: Expression; body: Statement | null }
  | { kind: 'return'; at: Position; value: Expression | null }
  | { kind: 'throw'; at: Position; value: Expression }
  | { kind: 'break'; at: Position }
  | { kind: 'continue'; at: Position }
  | { kind: 'try'; at: Position; body: Block; catches: CatchClause[]; finally: Block | null }
  | { kind: 'switch'; at: Position; value: Expression; clauses: WhenClause[] }
  | {
      kind: 'dml';
      at: Position;
      operation: DmlOperation;
      access: 'user' | 'system' | null;
      value: Expression;
      /** The records merged into the first. */
      second: Expression | null;
      /** External id of an upsert, as written: `Key__c` or `Account.Key__c`. */
      externalId: string | null;
    }
  | { kind: 'runas'; at: Position; args: Expression[]; body: Block };

// Expressions

export type Literal =
  | { type: 'Integer'; value: number }
  /** Long, Decimal and Double keep their digits as text. */
  | { type: 'Long' | 'Decimal' | 'Double'; value: string }
  | { type: 'String'; value: string }
  | { type: 'Boolean'; value: boolean }
  | { type: 'null'; value: null };

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<<'
  | '>>'
  | '>>>'
  | '&'
  | '|'
  | '^'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '&&'
  | '||'
  | '??';

export type AssignOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';

export type Expression =
  | { kind: 'literal'; at: Position; literal: Literal }
  | { kind: 'name'; at: Position; name: string }
  | { kind: 'this'; at: Position }
  | { kind: 'super'; at: Position }
  | { kind: 'field'; at: Position; target: Expression; name: string; safe: boolean }
  /** `target` is null for an unqualified call. */
  | { kind: 'call'; at: Position; target: Expression | null; name: string; args: Expression[]; safe: boolean }
  /** `this(…)` and `super(…)` at the head of a constructor. */
  | { kind: 'chain'; at: Position; which: 'this' | 'super'; args: Expression[] }
  | { kind: 'index'; at: Position; target: Expression; index: Expression }
  | { kind: 'new'; at: Position; type: TypeRef; args: Expression[] }
  /** `new List<A>{ a, b }`, `new A[]{ a }`, `new Set<A>{ a }` */
  | { kind: 'elements'; at: Position; type: TypeRef; elements: Expression[] }
  | { kind: 'entries'; at: Position; type: TypeRef; entries: { key: Expression; value: Expression }[] }
  /** `new Integer[5]`; `type` is that of the array. */
  | { kind: 'sized'; at: Position; type: TypeRef; size: Expression }
  | { kind: 'cast'; at: Position; type: TypeRef; value: Expression }
  | { kind: 'instanceof'; at: Position; value: Expression; type: TypeRef }
  | { kind: 'typeliteral'; at: Position; type: TypeRef | null }
  | { kind: 'unary'; at: Position; operator: '-' | '+' | '!' | '~'; value: Expression }
  | { kind: 'step'; at: Position; operator: '++' | '--'; prefix: boolean; target: Expression }
  | { kind: 'binary'; at: Position; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'ternary'; at: Position; condition: Expression; yes: Expression; no: Expression }
  | { kind: 'assign'; at: Position; operator: AssignOperator; target: Expression; value: Expression }
  | { kind: 'soql'; at: Position; query: SoqlQuery; binds: Expression[] }
  | { kind: 'sosl'; at: Position; text: string; binds: Expression[] };

/** What a source file holds. */
export type SourceKind = 'class' | 'trigger' | 'anonymous';

export interface SyntaxError {
  line: number;
  column: number;
  message: string;
}

/** What parsing one file gives. */
export interface SourceTree {
  unit: ClassNode | TriggerNode | AnonymousNode | null;
  errors: SyntaxError[];
}
