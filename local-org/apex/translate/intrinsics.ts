/** Library calls that are written out instead of called: the ones that tight loops are made of. */
import type { MethodSymbol } from '../symbols.ts';
import { Types } from '../../values/types.ts';
import type { Body } from './body.ts';
import { orThrow } from './convert.ts';
import type { Value } from './value.ts';

/** A null receiver is JavaScript's TypeError, which Apex sees as its NullPointerException. */
type Intrinsic = (body: Body, target: Value, args: Value[]) => string;

const LIST: Record<string, { write: Intrinsic; nonNull?: boolean }> = {
  'size/0': { write: (_, list) => `${list.js}.elements.length`, nonNull: true },
  'get/1': { write: (body, list, [index]) => `${list.js}.get(${orThrow(body, index)})` },
  'add/1': { write: (_, list, [item]) => `${list.js}.add(${item.js})` },
  'isempty/0': { write: (_, list) => `(${list.js}.elements.length === 0)`, nonNull: true },
};
const SET: typeof LIST = {
  'size/0': { write: (_, set) => `${set.js}.size`, nonNull: true },
  'contains/1': { write: (_, set, [item]) => `${set.js}.has(${item.js})`, nonNull: true },
  'add/1': { write: (_, set, [item]) => `${set.js}.add(${item.js})`, nonNull: true },
  'isempty/0': { write: (_, set) => `(${set.js}.size === 0)`, nonNull: true },
};
const MAP: typeof LIST = {
  'size/0': { write: (_, map) => `${map.js}.size`, nonNull: true },
  'get/1': { write: (_, map, [key]) => `${map.js}.get(${key.js})` },
  'put/2': { write: (_, map, [key, item]) => `${map.js}.put(${key.js}, ${item.js})` },
  'containskey/1': { write: (_, map, [key]) => `${map.js}.has(${key.js})`, nonNull: true },
  'isempty/0': { write: (_, map) => `(${map.js}.size === 0)`, nonNull: true },
};
const STRING: typeof LIST = {
  'length/0': { write: (_, text) => `${text.js}.length`, nonNull: true },
};

export function intrinsic(
  body: Body,
  method: MethodSymbol,
  target: Value,
  args: Value[],
): { js: string; nonNull: boolean } | null {
  const { kind } = target.type;
  const table =
    kind === 'list' ? LIST : kind === 'set' ? SET : kind === 'map' ? MAP : target.type === Types.String ? STRING : null;
  const found = table?.[`${method.name.toLowerCase()}/${args.length}`];
  return found ? { js: found.write(body, target, args), nonNull: Boolean(found.nonNull) } : null;
}

/** `Math.mod(i, 3)`: with a divisor that is written out, JavaScript's own operator. */
export function staticIntrinsic(
  body: Body,
  method: MethodSymbol,
  args: Value[],
): { js: string; nonNull: boolean } | null {
  if (method.owner.name !== 'Math' || method.name.toLowerCase() !== 'mod') return null;
  const [dividend, divisor] = args;
  if (method.returnType !== Types.Integer || !divisor?.integer) return null;
  return { js: `(${orThrow(body, dividend)} % ${divisor.js} | 0)`, nonNull: true };
}
