/**
 * `String.format`: `{0}` is the first argument; two single quotes are one; text between single quotes stays unchanged.
 * (Apex Reference, String.format: as MessageFormat of Java. A placeholder without an argument stays.)
 */
export function formatMessage(pattern: string, texts: string[]): string {
  let result = '';
  let quoted = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "'") {
      if (pattern[i + 1] === "'") {
        result += "'";
        i++;
      } else quoted = !quoted;
      continue;
    }
    const placeholder = !quoted && c === '{' ? /^\{\s*(\d+)\s*(?:,[^{}]*)?\}/.exec(pattern.slice(i)) : null;
    if (!placeholder) {
      result += c;
      continue;
    }
    const index = Number(placeholder[1]);
    result += index < texts.length ? texts[index] : placeholder[0];
    i += placeholder[0].length - 1;
  }
  return result;
}
