/** State of translating one method, accessor or initializer: variables in scope, temporaries, what it turned out to need. */
import type { ClassSymbol, FieldSymbol } from '../symbols.ts';
import type { Expression, Position, Statement } from '../syntax/ast.ts';
import { Types, type ApexType } from '../../values/types.ts';
import type { Unit } from './unit.ts';
import type { Entity } from './value.ts';
import { Writer } from './writer.ts';

export interface Local {
  name: string;
  type: ApexType;
  js: string;
  isFinal: boolean;
  /** Where it is declared: identifies it from one pass to the next. */
  at: Position;
  /** Assumed until an assignment shows otherwise. */
  nonNull: boolean;
}

/** Words of JavaScript that an Apex variable may have for a name. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

export const localName = (name: string): string => (RESERVED.has(name) ? `${name}_` : name);

/** The translations that reach themselves by way of others: expressions hold expressions, statements statements. */
export interface Translators {
  expression(body: Body, node: Expression, expected: ApexType | null): Entity;
  statement(body: Body, node: Statement): void;
}

export class Body {
  readonly unit: Unit;
  readonly translators: Translators;
  readonly owner: ClassSymbol;
  readonly isStatic: boolean;
  /** null where `return` takes no value: constructors and initializers. */
  readonly returnType: ApexType;
  /** The property whose accessor this is: its own name means the stored value there. */
  readonly property: FieldSymbol | null;
  /** Object of the trigger this is the body of. */
  readonly triggerObject: string | null;
  /** Constructors return `this` to the code that made the object. */
  readonly isConstructor: boolean;
  /** May it give final fields their value: a constructor, an initializer? */
  readonly initializes: boolean;
  out: Writer;
  /** Does it reach queries or saves, itself or by code that inherits its sharing? */
  touchesData = false;
  usesOwnStatics = false;
  /** Does it call other code or loop? What does neither is short, and counted where it is called. */
  isLeaf = true;
  /** Does it count the turns of its loops in a variable of its own? */
  countsTurns = false;
  /** Variables that an earlier pass saw null assigned to. */
  readonly nullable: Set<Position>;
  retry = false;
  loops = 0;
  private scopes: Map<string, Local>[] = [new Map()];
  private temporaries = 0;

  constructor(
    unit: Unit,
    translators: Translators,
    owner: ClassSymbol,
    options: {
      isStatic: boolean;
      returnType?: ApexType;
      property?: FieldSymbol | null;
      triggerObject?: string | null;
      isConstructor?: boolean;
      initializes?: boolean;
      line: number;
      nullable?: Set<Position>;
    },
  ) {
    this.unit = unit;
    this.translators = translators;
    this.owner = owner;
    this.isStatic = options.isStatic;
    this.returnType = options.returnType ?? Types.Void;
    this.property = options.property ?? null;
    this.triggerObject = options.triggerObject ?? null;
    this.isConstructor = options.isConstructor ?? false;
    this.initializes = options.initializes ?? this.isConstructor;
    this.nullable = options.nullable ?? new Set();
    this.out = new Writer(options.line);
  }

  get table() {
    return this.unit.table;
  }

  error(at: Position, message: string): void {
    this.unit.diagnostics.report(at, message);
  }

  // Variables

  lookup(name: string): Local | null {
    const key = name.toLowerCase();
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const local = this.scopes[i].get(key);
      if (local) return local;
    }
    return null;
  }

  /** All variables in scope, by lower-case name. */
  visible(): Map<string, Local> {
    const all = new Map<string, Local>();
    for (const scope of this.scopes) for (const [name, local] of scope) all.set(name, local);
    return all;
  }

  declare(name: string, type: ApexType, at: Position, options: { isFinal?: boolean; nonNull?: boolean } = {}): Local {
    if (this.lookup(name)) this.error(at, `Duplicate variable: ${name}`);
    const nonNull = Boolean(options.nonNull) && !this.nullable.has(at);
    const local = { name, type, js: localName(name), isFinal: Boolean(options.isFinal), at, nonNull };
    this.scopes[this.scopes.length - 1].set(name.toLowerCase(), local);
    return local;
  }

  /** A variable that turned out to take null: the body is translated again without that assumption. */
  mayBeNull(local: Local): void {
    if (!local.nonNull || this.nullable.has(local.at)) return;
    this.nullable.add(local.at);
    this.retry = true;
  }

  scoped<T>(work: () => T): T {
    this.scopes.push(new Map());
    try {
      return work();
    } finally {
      this.scopes.pop();
    }
  }

  temporary(): string {
    return `$${++this.temporaries}`;
  }

  /** Declares the temporaries that were handed out. */
  temporaryNames(): string[] {
    return Array.from({ length: this.temporaries }, (_, i) => `$${i + 1}`);
  }

  /** Name of a variable of the emitted code that no Apex name can be. */
  fresh(hint: string): string {
    return `$${hint}${++this.freshNames}`;
  }
  private freshNames = 0;

  /** The variable that holds this class's statics in the body. */
  ownStatics(): string {
    this.usesOwnStatics = true;
    return '$s';
  }
}
