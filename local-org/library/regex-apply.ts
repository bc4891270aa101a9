/** What texts do with regular expressions: replacing and splitting. */
import { throwApex } from '../values/exceptions.ts';
import { javaRegex } from './regex.ts';

/** A replacement text of Java (`$1`, `${name}`, `\$`) for a match with its groups. */
export function expandReplacement(replacement: string, match: RegExpExecArray): string {
  let result = '';
  for (let i = 0; i < replacement.length; i++) {
    const c = replacement[i];
    if (c === '\\') {
      if (++i >= replacement.length) throwApex('StringException', 'character to be escaped is missing');
      result += replacement[i];
    } else if (c === '$') {
      const named = /^\{([a-zA-Z][a-zA-Z0-9]*)\}/.exec(replacement.slice(i + 1));
      if (named) {
        if (!match.groups || !(named[1] in match.groups))
          throwApex('StringException', `No group with name {${named[1]}}`);
        result += match.groups[named[1]] ?? '';
        i += named[0].length;
        continue;
      }
      if (!/\d/.test(replacement[i + 1] ?? '')) throwApex('StringException', 'Illegal group reference');
      let number = Number(replacement[++i]);
      if (number >= match.length) throwApex('StringException', `No group ${number}`);
      while (/\d/.test(replacement[i + 1] ?? '') && number * 10 + Number(replacement[i + 1]) < match.length) {
        number = number * 10 + Number(replacement[++i]);
      }
      result += match[number] ?? '';
    } else result += c;
  }
  return result;
}

/** `replaceAll` and `replaceFirst`. */
export function replaceMatches(text: string, pattern: string, replacement: string, all: boolean): string {
  const { source, flags } = javaRegex(pattern);
  const regex = new RegExp(source, `gv${flags}`);
  let result = '';
  let from = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    result += text.slice(from, match.index) + expandReplacement(replacement, match);
    from = match.index + match[0].length;
    if (match[0] === '') regex.lastIndex++;
    if (!all) break;
  }
  return result + text.slice(from);
}

/** `String.split`: without a limit trailing empty parts go; a leading one made by an empty match is none. */
export function splitBy(text: string, pattern: string, limit: number): string[] {
  if (text === '') return [''];
  const { source, flags } = javaRegex(pattern);
  const regex = new RegExp(source, `gv${flags}`);
  const parts: string[] = [];
  let from = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    const end = match.index + match[0].length;
    if (match[0] === '') regex.lastIndex++;
    if (end === 0 || (match[0] === '' && match.index >= text.length)) continue;
    if (limit > 0 && parts.length === limit - 1) break;
    parts.push(text.slice(from, match.index));
    from = end;
  }
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 1 && parts[parts.length - 1] === '') parts.pop();
  if (limit === 0 && parts.length === 1 && parts[0] === '' && from > 0) parts.pop();
  return parts;
}
