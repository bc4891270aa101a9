/** A Blob: bytes that never change. */
export class ApexBlob {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static fromText(text: string): ApexBlob {
    return new ApexBlob(new TextEncoder().encode(text));
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
}
