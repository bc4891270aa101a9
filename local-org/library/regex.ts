/**
 * Java regular expressions as JavaScript ones. What has no equal in JavaScript (possessive quantifiers, atomic groups,
 * `\G`) fails by name; everything else is rewritten so that it means what it means in Java: `$` before a final line
 * break, `\s` and `\w` in ASCII, `\Q…\E`, POSIX classes, class unions and intersections, flags inside the pattern.
 */
import { notSupported, throwApex } from '../values/exceptions.ts';

export interface JavaRegex {
  /** JavaScript source, for the flag `v`. */
  source: string;
  /** `i`, `m`, `s`, as the pattern's leading flags ask. */
  flags: string;
  groups: number;
}

const POSIX: Record<string, string> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\x0B\\f\\r',
  javaLowerCase: '\\p{Ll}',
  javaUpperCase: '\\p{Lu}',
  javaWhitespace: '\\s',
  IsAlphabetic: '\\p{Alphabetic}',
  IsLetter: '\\p{L}',
  IsDigit: '\\p{Nd}',
  IsPunctuation: '\\p{P}',
  IsUppercase: '\\p{Uppercase}',
  IsLowercase: '\\p{Lowercase}',
  IsWhite_Space: '\\p{White_Space}',
  L1: '\\x00-\\xFF',
};
const CLASSES: Record<string, string> = {
  s: ' \\t\\n\\x0B\\f\\r',
  d: '0-9',
  w: 'a-zA-Z0-9_',
  h: ' \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n\\x0B\\f\\r\\x85\\u2028\\u2029',
};
const LINE_END = '(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])';
const END = '(?![^])';

const cache = new Map<string, JavaRegex>();

/** @throws StringException when the text isn't a pattern */
export function javaRegex(pattern: string): JavaRegex {
  let made = cache.get(pattern);
  if (made) return made;
  made = new Translator(pattern).translate();
  try {
    new RegExp(made.source, `v${made.flags}`);
  } catch (error) {
    throwApex('StringException', `Invalid regex: ${(error as Error).message}`);
  }
  if (cache.size > 2000) cache.clear();
  cache.set(pattern, made);
  return made;
}

class Translator {
  private readonly text: string;
  private at = 0;
  private groups = 0;
  private multiline = false;
  private comments = false;
  constructor(text: string) {
    this.text = text;
  }

  translate(): JavaRegex {
    let flags = '';
    const leading = /^\(\?([imsux]+)\)/.exec(this.text);
    if (leading) {
      this.at = leading[0].length;
      for (const flag of leading[1]) {
        if (flag === 'x') this.comments = true;
        else if (flag === 'm') this.multiline = true;
        else if (flag !== 'u' && !flags.includes(flag)) flags += flag;
      }
    }
    const source = this.alternatives();
    if (this.at < this.text.length) this.refuse(`Unmatched closing ')' near index ${this.at - 1}`);
    return { source, flags, groups: this.groups };
  }

  private refuse(problem: string): never {
    throwApex('StringException', `Invalid regex: ${problem}`);
  }

  private alternatives(): string {
    let source = '';
    while (this.at < this.text.length && this.text[this.at] !== ')') source += this.element();
    return source;
  }

  private element(): string {
    const c = this.character();
    switch (c) {
      case '(':
        return this.quantified(this.group());
      case '[':
        return this.quantified(this.characterClass());
      case '\\':
        return this.escape();
      case '$':
        return this.multiline ? `(?=${LINE_END}|${END})` : `(?=${LINE_END}?${END})`;
      case '^':
        return this.multiline ? `(?<=${LINE_END}|(?<![^]))` : '^';
      case '|':
        return '|';
      case '.':
        return this.quantified('.');
      case '*':
      case '+':
      case '?':
        return this.refuse(`Dangling meta character '${c}' near index ${this.at - 1}`);
      default:
        if (this.comments && /\s/.test(c)) return '';
        if (this.comments && c === '#') {
          while (this.at < this.text.length && this.text[this.at] !== '\n') this.at++;
          return '';
        }
        return this.quantified(literal(c));
    }
  }

  /** The next code point. */
  private character(): string {
    const c = String.fromCodePoint(this.text.codePointAt(this.at)!);
    this.at += c.length;
    return c;
  }

  private quantified(atom: string): string {
    const match = /^(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?/.exec(this.text.slice(this.at));
    if (!match) return atom;
    this.at += match[0].length;
    if (match[0].length > 1 && match[0].endsWith('+')) notSupported('possessive quantifiers', `regex ${this.text}`);
    return `${atom}${match[0]}`;
  }

  private group(): string {
    const rest = this.text.slice(this.at);
    let open = '(';
    let match: RegExpExecArray | null;
    if ((match = /^\?(?:[:=!]|<[=!])/.exec(rest))) open = `(${match[0]}`;
    else if ((match = /^\?<([a-zA-Z][a-zA-Z0-9]*)>/.exec(rest))) {
      open = `(${match[0]}`;
      this.groups++;
    } else if (rest.startsWith('?>')) notSupported('atomic groups', `regex ${this.text}`);
    else if ((match = /^\?([imsux]*)(?:-([imsux]+))?([:)])/.exec(rest))) {
      this.at += match[0].length;
      return this.flagged(match[1], match[2] ?? '', match[3] === ':');
    } else if (rest.startsWith('?')) this.refuse(`Unknown inline modifier near index ${this.at + 1}`);
    else this.groups++;
    this.at += match?.[0].length ?? 0;
    return `${open}${this.alternatives()}${this.close()}`;
  }

  /** Flags for a group of their own, or up to the end of the group that holds them. */
  private flagged(on: string, off: string, isGroup: boolean): string {
    const before = { multiline: this.multiline, comments: this.comments };
    if (on.includes('m')) this.multiline = true;
    if (off.includes('m')) this.multiline = false;
    if (on.includes('x')) this.comments = true;
    if (off.includes('x')) this.comments = false;
    const kept = (flags: string) => [...new Set(flags)].filter((f) => f === 'i' || f === 's').join('');
    const minus = kept(off) ? `-${kept(off)}` : '';
    const source = `(?${kept(on)}${minus}:${this.alternatives()})`;
    if (isGroup) this.close();
    Object.assign(this, before);
    return source;
  }

  private close(): string {
    if (this.text[this.at] !== ')') this.refuse(`Unclosed group near index ${this.text.length}`);
    this.at++;
    return ')';
  }

  private escape(): string {
    if (this.at >= this.text.length) this.refuse(`Unexpected internal error near index ${this.at}`);
    const c = this.text[this.at];
    switch (c) {
      case 'A':
        this.at++;
        return '(?<![^])';
      case 'z':
        this.at++;
        return END;
      case 'Z':
        this.at++;
        return `(?=${LINE_END}?${END})`;
      case 'b':
      case 'B':
        this.at++;
        return `\\${c}`;
      case 'G':
        return notSupported('\\G', `regex ${this.text}`);
      case 'R':
        this.at++;
        return this.quantified(LINE_END);
      case 'Q': {
        this.at++;
        const end = this.text.indexOf('\\E', this.at);
        const quoted = this.text.slice(this.at, end < 0 ? undefined : end);
        this.at = end < 0 ? this.text.length : end + 2;
        const characters = [...quoted].map(literal);
        const last = characters.pop();
        return last === undefined ? '' : characters.join('') + this.quantified(last);
      }
      case 'k': {
        const match = /^k<([a-zA-Z][a-zA-Z0-9]*)>/.exec(this.text.slice(this.at));
        if (!match) this.refuse(`\\k is not followed by '<' for named capturing group near index ${this.at}`);
        this.at += match[0].length;
        return this.quantified(`\\${match[0]}`);
      }
    }
    if (/[1-9]/.test(c)) {
      this.at++;
      let digits = c;
      while (/\d/.test(this.text[this.at] ?? '') && Number(digits + this.text[this.at]) <= this.groups) {
        digits += this.text[this.at++];
      }
      return this.quantified(`(?:\\${digits})`);
    }
    const set = this.classEscape();
    if (set) return this.quantified(set.startsWith('^') ? `[${set}]` : `[${set}]`);
    return this.quantified(this.characterEscape());
  }

  /** `\d`, `\P{Alpha}` … as the inside of a class; null when it is no class. */
  private classEscape(): string | null {
    const c = this.text[this.at];
    const inside = CLASSES[c.toLowerCase()];
    if (inside) {
      this.at++;
      return c === c.toLowerCase() ? inside : `^${inside}`;
    }
    if (c !== 'p' && c !== 'P') return null;
    const match = /^[pP](?:\{(\^?)([\w=]+)\}|(\w))/.exec(this.text.slice(this.at));
    if (!match) return this.refuse(`Unknown character property near index ${this.at}`);
    this.at += match[0].length;
    const name = match[2] ?? match[3];
    const negated = (c === 'P') !== (match[1] === '^');
    const body = POSIX[name] ?? `\\p{${name.startsWith('Is') ? `Script=${name.slice(2)}` : name}}`;
    return negated ? `^${body}` : body;
  }

  /** One character given by an escape. */
  private characterEscape(): string {
    const rest = this.text.slice(this.at);
    const code = /^(?:x([0-9a-fA-F]{2})|x\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|0([0-3]?[0-7]{1,2}))/.exec(rest);
    if (code) {
      this.at += code[0].length;
      const octal = code[4];
      return literal(String.fromCodePoint(octal ? parseInt(octal, 8) : parseInt(code[1] ?? code[2] ?? code[3], 16)));
    }
    const c = this.character();
    if (c === 'c') return literal(String.fromCharCode(this.character().charCodeAt(0) ^ 64));
    const control = { t: '\t', n: '\n', r: '\r', f: '\f', a: '\x07', e: '\x1b' }[c];
    if (control) return literal(control);
    if (/[a-zA-Z]/.test(c)) this.refuse(`Illegal/unsupported escape sequence near index ${this.at - 1}`);
    return literal(c);
  }

  /** A class in brackets; the opening one has been read. */
  private characterClass(): string {
    let negation = '';
    if (this.text[this.at] === '^') {
      negation = '^';
      this.at++;
    }
    const operands: string[] = [];
    let union = '';
    for (let first = true; ; first = false) {
      if (this.at >= this.text.length) this.refuse(`Unclosed character class near index ${this.text.length - 1}`);
      if (this.text[this.at] === ']' && !first) break;
      if (this.text.startsWith('&&', this.at)) {
        this.at += 2;
        operands.push(union);
        union = '';
      } else union += this.classElement();
    }
    this.at++;
    operands.push(union);
    const parts = operands.filter((part) => part !== '');
    if (parts.length <= 1) return `[${negation}${parts[0] ?? ''}]`;
    return `[${negation}${parts.map((part) => `[${part}]`).join('&&')}]`;
  }

  private classElement(): string {
    if (this.text[this.at] === '[') {
      this.at++;
      return this.characterClass();
    }
    if (this.text.startsWith('\\Q', this.at)) return this.escapeQuoteInClass();
    const from = this.classCharacter();
    if (from.length > 1 && from.startsWith('[')) return from;
    const next = this.text[this.at + 1];
    if (this.text[this.at] !== '-' || next === undefined || next === ']' || next === '[') return from;
    if (this.text.startsWith('-&&', this.at)) return from;
    this.at++;
    const to = this.classCharacter();
    return to.startsWith('[') ? `${from}\\-${to}` : `${from}-${to}`;
  }

  private escapeQuoteInClass(): string {
    const end = this.text.indexOf('\\E', this.at);
    const quoted = this.text.slice(this.at + 2, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 2;
    return [...quoted].map(literal).join('');
  }

  /** One character of a class, or a class of its own in brackets. */
  private classCharacter(): string {
    const c = this.character();
    if (c !== '\\') return literal(c);
    const set = this.classEscape();
    return set ? `[${set}]` : this.characterEscape();
  }
}

const SYNTAX = /[\\^$.*+?()[\]{}|/\-&!#%,:;<=>@`~]/;

/** A character that means itself, inside and outside a class. */
function literal(c: string): string {
  if (SYNTAX.test(c))
    return /[&!#%,:;<=>@`~]/.test(c) ? `\\x${c.charCodeAt(0).toString(16)}` : c === '-' ? '\\x2d' : `\\${c}`;
  const code = c.charCodeAt(0);
  return code < 32 ? `\\x${code.toString(16).padStart(2, '0')}` : c;
}
