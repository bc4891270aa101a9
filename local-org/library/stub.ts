/**
 * `Test.createStub`: an object of a class made at run time, whose methods call a StubProvider instead of what they are.
 * As on the platform, static and private methods, properties and constructors are not stubbed; the real constructor
 * does not run.
 */
import type { ClassInfo, MethodInfo } from '../values/program.ts';
import { libraryType, listOf, Types, type ApexType } from '../values/types.ts';
import { bridgeName } from '../values/bridge.ts';
import { castTo } from './conversions.ts';
import { throwApex } from '../values/exceptions.ts';
import { classByName, isSubtype } from './type-of.ts';
import { typeToken } from './type.ts';
import { ApexList, ApexMap, ApexObject, ApexSet } from '../values/values.ts';

const HANDLE = bridgeName('handleMethodCall', 6);
const TYPE_LIST = listOf(libraryType('Type'));
const STRING_LIST = listOf(Types.String);
const OBJECT_LIST = listOf(Types.Object);

type Provider = Record<string, (...args: unknown[]) => unknown>;

/** The prototype of a class's stubs, and for each of its objects who answers. */
const prototypes = new WeakMap<ClassInfo, object>();
const providers = new WeakMap<object, Provider>();

/** @throws TypeException for what the platform cannot stub either */
export function createStub(type: ApexType, provider: object | null): ApexObject {
  if (provider === null) throwApex('NullPointerException', 'Argument cannot be null.');
  const info = type.kind === 'user' ? classByName(type.name) : null;
  if (!info || info.kind === 'enum' || info.outer) {
    throwApex('TypeException', `Type cannot be stubbed: ${type.name}`);
  }
  if (info.kind === 'class' && info.constructors.every((c) => c.access === 'private')) {
    throwApex('TypeException', `Class with private constructors only cannot be stubbed: ${info.name}`);
  }
  let prototype = prototypes.get(info);
  if (!prototype) prototypes.set(info, (prototype = stubPrototype(info)));
  const object = info.kind === 'class' ? info.allocate() : new ApexObject();
  Object.setPrototypeOf(object, prototype);
  providers.set(object, provider as Provider);
  return object;
}

function stubPrototype(info: ClassInfo): object {
  const prototype = Object.create(info.js().prototype) as object;
  const name = `${info.name}__sfdc_ApexStub`;
  const $info: ClassInfo = {
    ...info,
    name,
    kind: 'class',
    superclass: info.kind === 'class' ? info : null,
    interfaces: info.kind === 'class' ? [] : [info.type],
    fields: [],
    methods: [],
  };
  Object.defineProperty(prototype, '$info', { value: $info });
  for (const method of methodsOf(info)) Object.defineProperty(prototype, method.jsName, { value: answering(method) });
  return prototype;
}

/** What can be called on an object of the class, inherited methods included. */
function methodsOf(info: ClassInfo): MethodInfo[] {
  const found = new Map<string, MethodInfo>();
  const visited = new Set<ClassInfo>();
  const visit = (at: ClassInfo) => {
    if (visited.has(at)) return;
    visited.add(at);
    for (const method of at.methods) {
      if (!method.isStatic && method.access !== 'private' && !found.has(method.jsName))
        found.set(method.jsName, method);
    }
    if (at.superclass) visit(at.superclass);
    for (const type of at.interfaces) {
      const parent = type.kind === 'user' ? classByName(type.name) : null;
      if (parent) visit(parent);
    }
  };
  visit(info);
  return [...found.values()];
}

/** Collections are taken for collections of what their elements are, which a cast would refuse. */
function fits(answer: unknown, type: ApexType): boolean {
  const isCollection = answer instanceof ApexList || answer instanceof ApexSet || answer instanceof ApexMap;
  return (
    isCollection && answer.type.kind === type.kind && answer.type.args.every((arg, i) => isSubtype(arg, type.args[i]))
  );
}

function answering(method: MethodInfo): (this: object, ...args: unknown[]) => unknown {
  return function (...args) {
    const { parameters, returnType } = method;
    const answer = providers.get(this)![HANDLE](
      this,
      method.name,
      typeToken(returnType),
      new ApexList(
        TYPE_LIST,
        parameters.map((p) => typeToken(p.type)),
      ),
      new ApexList(
        STRING_LIST,
        parameters.map((p) => p.name),
      ),
      new ApexList(OBJECT_LIST, args),
    );
    if (returnType === Types.Void || answer === null) return null;
    return fits(answer, returnType) ? answer : castTo(answer, returnType);
  };
}
