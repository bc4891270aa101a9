/** JavaScript text in which every statement is on its Apex line. */
export class Writer {
  private readonly parts: string[] = [];
  line: number;

  constructor(line = 1) {
    this.line = line;
  }

  /** Goes down to a line; stays where it is when it is past it. */
  at(line: number): void {
    if (line <= this.line) return;
    this.parts.push('\n'.repeat(line - this.line));
    this.line = line;
  }

  /** @param text without line breaks */
  write(text: string): void {
    this.parts.push(text);
  }

  /** Text of a writer that began on this line. */
  append(other: Writer): void {
    this.parts.push(other.text());
    this.line = other.line;
  }

  text(): string {
    return this.parts.join('');
  }
}
