/**
 * What the compiler hands to the rest: classes and triggers ready to run, and what it could not compile.
 * Reflection (JSON, Type, Test.createStub, the test runner, Aura-enabled calls) reads these descriptions.
 */
import type { ApexType } from './types.ts';
import type { ApexEnum } from './enum.ts';

/** Base of every object of an Apex class. The emitted class sets `$info` on its prototype. */
export class ApexObject {
  declare readonly $info: ClassInfo;
}

export interface CompileError {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
}

export interface Annotation {
  /** Lower case, without the @: `istest`, `auraenabled`. */
  name: string;
  /** Keys in lower case: `cacheable` → 'true'. */
  parameters: Record<string, string>;
}

export type Access = 'global' | 'public' | 'protected' | 'private';
export type Sharing = 'with' | 'without' | 'inherited' | null;

export interface MemberInfo {
  name: string;
  isStatic: boolean;
  access: Access;
  annotations: Annotation[];
  line: number;
}

export interface FieldInfo extends MemberInfo {
  type: ApexType;
  isTransient: boolean;
  isProperty: boolean;
  /** Does reading it run Apex code? */
  isComputed: boolean;
  isFinal: boolean;
  /** Reads the field of an object (null for a static one), running a property's getter. */
  get(object: ApexObject | null): unknown;
  set(object: ApexObject | null, value: unknown): void;
}

export interface MethodInfo extends MemberInfo {
  parameters: { name: string; type: ApexType }[];
  returnType: ApexType;
  isAbstract: boolean;
  isVirtual: boolean;
  /** Calls it: `object` is null for a static method. Arguments are runtime values of the parameters' types. */
  invoke(object: ApexObject | null, args: unknown[]): unknown;
  /** Its name on the emitted JavaScript class: a subclass made at run time (a stub) overrides this. */
  jsName: string;
}

export interface ClassInfo {
  /** `Outer` or `Outer.Inner`. */
  name: string;
  namespace: string | null;
  kind: 'class' | 'interface' | 'enum';
  type: ApexType;
  superclass: ClassInfo | null;
  /** Library superclass (`Exception`), when it has one. */
  librarySuperclass: ApexType | null;
  interfaces: ApexType[];
  outer: ClassInfo | null;
  sharing: Sharing;
  access: Access;
  isAbstract: boolean;
  isVirtual: boolean;
  annotations: Annotation[];
  fields: FieldInfo[];
  /** Declared here, not inherited. */
  methods: MethodInfo[];
  /** Parameter types of each constructor; `[]` alone where none is written. */
  constructors: { parameters: ApexType[]; access: Access }[];
  enumConstants: string[];
  /** The constants themselves, in order. */
  enumValues: readonly ApexEnum[];
  file: string;
  /** Whose behavior it follows: `68`. */
  apiVersion: number;
  line: number;
  /** The emitted class; loading it runs nothing. Throws an Apex exception when the class did not compile. */
  js(): new () => ApexObject;
  /** A new object by the constructor that takes these parameter types (default: none). */
  construct(args?: unknown[], parameters?: ApexType[]): ApexObject;
  /** An object whose fields have run no initializer and no constructor: for JSON and stubs. */
  allocate(): ApexObject;
}

export type TriggerTiming =
  | 'before insert'
  | 'before update'
  | 'before delete'
  | 'after insert'
  | 'after update'
  | 'after delete'
  | 'after undelete';

export interface TriggerInfo {
  name: string;
  namespace: string | null;
  /** API name of its object. */
  object: string;
  timings: TriggerTiming[];
  file: string;
  /** Whose behavior it follows: `68`. */
  apiVersion: number;
  /** Runs the body; what `Trigger.new` and the others are comes from the current transaction's trigger context. */
  run(): void;
}

export interface Program {
  /** By the lower-case name of the type: `outer.inner`, prefixed `namespace.` for classes of another namespace. */
  classes: Map<string, ClassInfo>;
  triggers: TriggerInfo[];
  /** A class with errors is absent from `classes` or throws when used; the rest of the program runs. */
  errors: CompileError[];
  /** Compiles a script of statements (`npx local-org run`) against this program; throws its CompileErrors. */
  anonymous(source: string, file: string): () => void;
  /** Executed and executable lines by file, when compiled with coverage. */
  coverage?: Map<string, { executable: Set<number>; executed: Set<number> }>;
}
