/**
 * The JavaScript name under which a method that the library calls on Apex objects is found on them: the methods of
 * library interfaces, and `equals`, `hashCode`, `toString` of any class. The compiler adds these names to the classes
 * it emits.
 */
export const bridgeName = (method: string, arity: number) => `${method}$${arity}`;
