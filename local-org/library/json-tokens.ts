/** Reads JSON text token by token; numbers keep their text, errors speak as the platform's parser does. */
import { throwApex } from '../values/exceptions.ts';

export type TokenType =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

export interface Token {
  type: TokenType;
  /** The text of a string or name, unescaped; the unchanged text of anything else. */
  text: string;
}

type Expectation = 'value' | 'first value' | 'name' | 'first name' | 'separator' | 'end';

const LITERALS: [string, TokenType][] = [
  ['true', 'VALUE_TRUE'],
  ['false', 'VALUE_FALSE'],
  ['null', 'VALUE_NULL'],
];
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"/y;
const VALUE = "a valid value (number, String, array, object, 'true', 'false' or 'null')";

export class JsonTokens {
  private readonly text: string;
  private at = 0;
  private readonly open: ('object' | 'array')[] = [];
  private expected: Expectation = 'value';

  constructor(text: string) {
    this.text = text;
  }

  /** How many objects and arrays are open. */
  get depth(): number {
    return this.open.length;
  }

  /** The next token; null at the end of the text. */
  next(): Token | null {
    this.skipSpace();
    if (this.at >= this.text.length) {
      if (this.open.length) {
        this.refuse(
          `Unexpected end-of-input: expected close marker for ${this.open.at(-1) === 'object' ? 'OBJECT' : 'ARRAY'}`,
        );
      }
      return null;
    }
    if (this.expected === 'separator') this.separator();
    const c = this.text[this.at];
    if ((c === '}' || c === ']') && this.expected !== 'value' && this.expected !== 'name') return this.close(c);
    switch (this.expected) {
      case 'name':
      case 'first name':
        return this.name();
      case 'end':
        return this.unexpected(c, VALUE);
      default:
        return this.value(c);
    }
  }

  private skipSpace(): void {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.text[this.at])) this.at++;
  }

  private separator(): void {
    const c = this.text[this.at];
    const inObject = this.open.at(-1) === 'object';
    if (c === '}' || c === ']') return;
    if (c !== ',') this.unexpected(c, `was expecting comma to separate ${inObject ? 'OBJECT' : 'ARRAY'} entries`, true);
    this.at++;
    this.expected = inObject ? 'name' : 'value';
    this.skipSpace();
    if (this.at >= this.text.length) this.refuse('Unexpected end-of-input within/between entries');
  }

  private close(c: string): Token {
    const kind = c === '}' ? 'object' : 'array';
    if (this.open.at(-1) !== kind)
      this.refuse(`Unexpected close marker '${c}': expected '${kind === 'object' ? ']' : '}'}'`);
    this.open.pop();
    this.at++;
    this.afterValue();
    return { type: kind === 'object' ? 'END_OBJECT' : 'END_ARRAY', text: c };
  }

  private afterValue(): void {
    this.expected = this.open.length ? 'separator' : 'end';
  }

  private name(): Token {
    if (this.text[this.at] !== '"')
      this.unexpected(this.text[this.at], 'was expecting double-quote to start field name', true);
    const text = this.string();
    this.skipSpace();
    if (this.text[this.at] !== ':') {
      if (this.at >= this.text.length) this.refuse('Unexpected end-of-input within/between OBJECT entries');
      this.unexpected(this.text[this.at], 'was expecting a colon to separate field name and value', true);
    }
    this.at++;
    this.expected = 'value';
    return { type: 'FIELD_NAME', text };
  }

  private value(c: string): Token {
    if (c === '{' || c === '[') {
      this.at++;
      this.open.push(c === '{' ? 'object' : 'array');
      this.expected = c === '{' ? 'first name' : 'first value';
      return { type: c === '{' ? 'START_OBJECT' : 'START_ARRAY', text: c };
    }
    if (c === '"') {
      const text = this.string();
      this.afterValue();
      return { type: 'VALUE_STRING', text };
    }
    for (const [word, type] of LITERALS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        this.afterValue();
        return { type, text: word };
      }
    }
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text);
    if (!number) return this.unexpected(c, VALUE);
    this.at += number[0].length;
    this.afterValue();
    return { type: number[1] || number[2] ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', text: number[0] };
  }

  private string(): string {
    STRING.lastIndex = this.at;
    const match = STRING.exec(this.text);
    if (!match) {
      // A closing quote further on means that something inside is not allowed.
      return this.refuse(
        /["]/.test(this.text.slice(this.at + 1))
          ? 'Unrecognized character escape or control character in string'
          : 'Unexpected end-of-input in VALUE_STRING',
      );
    }
    this.at += match[0].length;
    return match[1].includes('\\') ? (JSON.parse(match[0]) as string) : match[1];
  }

  private unexpected(c: string, expectation: string, literally = false): never {
    const told = literally ? expectation : `expected ${expectation}`;
    return this.refuse(`Unexpected character ('${c}' (code ${c.charCodeAt(0)})): ${told}`);
  }

  private refuse(problem: string): never {
    const before = this.text.slice(0, this.at).split('\n');
    throwApex('JSONException', `${problem} at input location [${before.length},${before.at(-1)!.length + 1}]`);
  }
}
