/**
 * Rest.li protocol 2.0.0, as far as a query string goes: `(key:value)`, `List(value,…)`, and primitives in which
 * parentheses, commas, colons and quotes are percent-encoded. A URN with parentheses of its own is a primitive: its
 * parentheses are encoded, those of the parameter around it aren't.
 */

export type RestliValue = string | RestliValue[] | { [key: string]: RestliValue };

/** @throws SyntaxError for what the protocol doesn't allow */
export function parseRestli(raw: string): RestliValue {
  let at = 0;
  const value = (): RestliValue => {
    if (raw.startsWith('List(', at)) {
      at += 5;
      const list: RestliValue[] = [];
      while (raw[at] !== ')') {
        list.push(value());
        if (raw[at] === ',') at++;
        else if (raw[at] !== ')') throw new SyntaxError(`Unexpected '${raw[at] ?? 'end'}' in a list`);
      }
      at++;
      return list;
    }
    if (raw[at] === '(') {
      at++;
      const object: Record<string, RestliValue> = {};
      while (raw[at] !== ')') {
        const key = primitive();
        if (raw[at] !== ':') throw new SyntaxError(`Expected ':' after '${key}'`);
        at++;
        object[key] = value();
        if (raw[at] === ',') at++;
        else if (raw[at] !== ')') throw new SyntaxError(`Unexpected '${raw[at] ?? 'end'}' in an object`);
      }
      at++;
      return object;
    }
    return primitive();
  };
  const primitive = (): string => {
    const [text] = /^[^(),:]*/.exec(raw.slice(at))!;
    at += text.length;
    if (text === "''") return '';
    if (text.includes("'")) throw new SyntaxError("A quote must be encoded as '%27'");
    try {
      return decodeURIComponent(text);
    } catch {
      throw new SyntaxError(`Not percent-encoded: ${text}`);
    }
  };
  const parsed = value();
  if (at < raw.length) throw new SyntaxError(`Unexpected '${raw[at]}': it must be encoded`);
  return parsed;
}

/** Parameters of a query string by name, each as it was written. */
export function rawParameters(query: string): Map<string, string> {
  const parts = query.replace(/^\?/, '').split('&').filter(Boolean);
  return new Map(
    parts.map((part) => {
      const equals = part.indexOf('=');
      return equals < 0
        ? [decodeURIComponent(part), '']
        : [decodeURIComponent(part.slice(0, equals)), part.slice(equals + 1)];
    }),
  );
}

/** The id in a URN of one number: `urn:li:sponsoredAccount:512345` → `512345`; null for another. */
export const idInUrn = (urn: RestliValue | undefined, kind: string): string | null =>
  (typeof urn === 'string' && new RegExp(`^urn:li:${kind}:([\\w-]+)$`).exec(urn)?.[1]) || null;

/** `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:3162,1)`: form and version. */
export function versionedForm(urn: string): { id: string; version: number } | null {
  const found = /^urn:li:versionedLeadGenForm:\(urn:li:leadGenForm:(\d+),\s*(\d+)\)$/.exec(urn);
  return found ? { id: found[1], version: Number(found[2]) } : null;
}
