/**
 * A Blob: bytes that never change. Most are made of a text, hashed, and written in hexadecimal: the bytes of those are
 * made only when they are needed.
 */
const ENCODER = new TextEncoder();

export class ApexBlob {
  private known: Uint8Array | null;
  /** What it was made of, where that was no bytes. */
  private readonly source: { text: string } | { hex: string } | null;

  constructor(bytes: Uint8Array | null, source: { text: string } | { hex: string } | null = null) {
    this.known = bytes;
    this.source = source;
  }

  static fromText(text: string): ApexBlob {
    return new ApexBlob(null, { text });
  }

  /** @param hex digits in lower case, two a byte */
  static fromHex(hex: string): ApexBlob {
    return new ApexBlob(null, { hex });
  }

  get bytes(): Uint8Array {
    return (this.known ??= this.makeBytes());
  }

  /** The same bytes with Node's methods, not copied. */
  get buffer(): Buffer {
    const { bytes } = this;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The bytes, or the text whose UTF-8 they are. */
  get content(): string | Uint8Array {
    return this.source && 'text' in this.source ? this.source.text : this.bytes;
  }

  /** In lower case. */
  toHex(): string {
    return this.source && 'hex' in this.source ? this.source.hex : this.buffer.toString('hex');
  }

  /** Its UTF-8 text; throws JavaScript's TypeError when the bytes are not UTF-8. */
  toText(): string {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
  }

  equals(other: ApexBlob): boolean {
    return Buffer.compare(this.bytes, other.bytes) === 0;
  }

  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }

  private makeBytes(): Uint8Array {
    const source = this.source!;
    return 'text' in source ? ENCODER.encode(source.text) : new Uint8Array(Buffer.from(source.hex, 'hex'));
  }
}
