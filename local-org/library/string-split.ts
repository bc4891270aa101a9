/** String: taking apart. */
import { listOf, Types } from '../values/types.ts';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { splitBy } from './regex-apply.ts';
import { ApexList } from '../values/values.ts';

const strings = (items: string[]) => new ApexList(listOf(Types.String), items);

/** Java's Character.getType as far as splitting tells kinds apart. */
const KINDS: [string, RegExp][] = [
  ['upper', /\p{Lu}/v],
  ['lower', /\p{Ll}/v],
  ['title', /\p{Lt}/v],
  ['modifier', /\p{Lm}/v],
  ['letter', /\p{Lo}/v],
  ['digit', /\p{Nd}/v],
  ['letter number', /\p{Nl}/v],
  ['other number', /\p{No}/v],
  ['space', /\p{Zs}/v],
  ['control', /\p{Cc}/v],
  ['dash', /\p{Pd}/v],
  ['start', /\p{Ps}/v],
  ['end', /\p{Pe}/v],
  ['connector', /\p{Pc}/v],
  ['initial quote', /\p{Pi}/v],
  ['final quote', /\p{Pf}/v],
  ['punctuation', /\p{Po}/v],
  ['math', /\p{Sm}/v],
  ['currency', /\p{Sc}/v],
  ['modifier symbol', /\p{Sk}/v],
  ['symbol', /\p{So}/v],
];
const kindOf = (c: string) => KINDS.find(([, pattern]) => pattern.test(c))?.[0] ?? 'other';

/** @param camelCase does an upper-case letter belong to the lower-case ones that follow it? */
function splitByType(text: string, camelCase: boolean): string[] {
  const parts: string[] = [];
  let part = '';
  let kind = '';
  for (const c of text) {
    const next = kindOf(c);
    if (next === kind || part === '') part += c;
    else if (camelCase && kind === 'upper' && next === 'lower') {
      const last = [...part].pop()!;
      if (part.length > last.length) parts.push(part.slice(0, -last.length));
      part = last + c;
    } else {
      parts.push(part);
      part = c;
    }
    kind = next;
  }
  if (part !== '') parts.push(part);
  return parts;
}

defineClass('String', {
  'List<String> split(String regex)': (self: string, regex: string) => strings(splitBy(self, required(regex), 0)),
  'List<String> split(String regex, Integer limit)': (self: string, regex: string, limit: number) =>
    strings(splitBy(self, required(regex), required(limit, 2))),
  'List<String> splitByCharacterType()': (self: string) => strings(splitByType(self, false)),
  'List<String> splitByCharacterTypeCamelCase()': (self: string) => strings(splitByType(self, true)),
});
