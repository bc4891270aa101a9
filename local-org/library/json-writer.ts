/**
 * Writes JSON text piece by piece, plain or as the platform's pretty printer lays it out: objects one field a line,
 * arrays on the line they are on.
 */
import { throwApex } from '../values/exceptions.ts';

interface Level {
  kind: 'object' | 'array';
  count: number;
  /** A field name was written and waits for its value. */
  named: boolean;
}

export class JsonWriter {
  private text = '';
  private readonly levels: Level[] = [];
  private readonly pretty: boolean;
  private done = false;

  constructor(pretty: boolean) {
    this.pretty = pretty;
  }

  get result(): string {
    return this.text;
  }

  private indent(depth: number): string {
    return `\n${'  '.repeat(depth)}`;
  }

  /** What comes before the next value. */
  private separate(what: string): void {
    const level = this.levels.at(-1);
    if (!level) {
      if (this.done) this.text += ' ';
      this.done = true;
      return;
    }
    if (level.kind === 'object') {
      if (!level.named) throwApex('JSONException', `Can not ${what}, expecting field name`);
      level.named = false;
      return;
    }
    this.text += level.count++ ? (this.pretty ? ', ' : ',') : this.pretty ? ' ' : '';
  }

  name(name: string): void {
    const level = this.levels.at(-1);
    if (level?.kind !== 'object' || level.named)
      throwApex('JSONException', 'Can not write a field name, expecting a value');
    if (level.count++) this.text += ',';
    if (this.pretty) this.text += this.indent(this.levels.length);
    this.text += `${JSON.stringify(name)}${this.pretty ? ' : ' : ':'}`;
    level.named = true;
  }

  /** @param text JSON of a value that is no object and no array */
  raw(text: string, what = 'write value'): void {
    this.separate(what);
    this.text += text;
  }

  string(value: string): void {
    this.raw(JSON.stringify(value), 'write text value');
  }

  open(kind: 'object' | 'array'): void {
    this.separate(`start an ${kind}`);
    this.text += kind === 'object' ? '{' : '[';
    this.levels.push({ kind, count: 0, named: false });
  }

  close(kind: 'object' | 'array'): void {
    const level = this.levels.pop();
    if (level?.kind !== kind) {
      throwApex(
        'JSONException',
        `Current context not an ${kind === 'object' ? 'object' : 'ARRAY'} but ${level?.kind ?? 'root'}`,
      );
    }
    if (this.pretty) this.text += kind === 'object' && level.count ? this.indent(this.levels.length) : ' ';
    this.text += kind === 'object' ? '}' : ']';
  }

  /** Closes everything that is open. */
  closeAll(): void {
    while (this.levels.length) this.close(this.levels.at(-1)!.kind);
  }
}
