/** EncodingUtil. */
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexBlob } from '../values/values.ts';

const UNICODE = /^utf-?8$/i;
const LATIN = /^(?:iso-8859-1|latin1|us-ascii|windows-1252)$/i;

function bytesOf(text: string, charset: string): Buffer {
  if (UNICODE.test(charset)) return Buffer.from(text, 'utf8');
  if (LATIN.test(charset)) return Buffer.from(text, 'latin1');
  if (/^utf-?16/i.test(charset)) return Buffer.from(text, 'utf16le').swap16();
  return throwApex('StringException', `Unsupported encoding: ${charset}`);
}

function textOf(bytes: Buffer, charset: string): string {
  if (UNICODE.test(charset)) return bytes.toString('utf8');
  if (LATIN.test(charset)) return bytes.toString('latin1');
  return throwApex('StringException', `Unsupported encoding: ${charset}`);
}

/** As forms encode: a space becomes `+`. */
function urlEncode(text: string, charset: string): string {
  let encoded = '';
  for (const byte of bytesOf(required(text), required(charset, 2))) {
    const c = String.fromCharCode(byte);
    if (/[a-zA-Z0-9.\-*_]/.test(c)) encoded += c;
    else encoded += c === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

function urlDecode(text: string, charset: string): string {
  const bytes: number[] = [];
  const given = Buffer.from(required(text).replaceAll('+', ' '), 'utf8').toString('latin1');
  for (let i = 0; i < given.length; i++) {
    const hex = given[i] === '%' ? /^%([0-9a-fA-F]{2})/.exec(given.slice(i, i + 3)) : null;
    if (given[i] === '%' && !hex) refuseEscape(given.slice(i + 1, i + 3));
    bytes.push(hex ? parseInt(hex[1], 16) : given.charCodeAt(i));
    if (hex) i += 2;
  }
  return textOf(Buffer.from(bytes), required(charset, 2));
}

/** @param pair what follows the percent sign */
function refuseEscape(pair: string): never {
  if (pair.length < 2) throwApex('StringException', 'URLDecoder: Incomplete trailing escape (%) pattern');
  const index = /^[0-9a-fA-F]/.test(pair) ? 1 : 0;
  return throwApex(
    'StringException',
    `URLDecoder: Illegal hex characters in escape (%) pattern - Error at index ${index} in: "${pair}"`,
  );
}

/** White space and padding do not count, wherever they stand. */
function fromBase64(text: string): ApexBlob {
  const symbols = required(text).replace(/[=\s]/g, '');
  const wrong = /[^A-Za-z0-9+/]/u.exec(symbols)?.[0];
  if (wrong !== undefined) throwApex('StringException', `Unrecognized base64 character: ${wrong}`);
  return new ApexBlob(Buffer.from(symbols, 'base64'));
}

function fromHex(text: string): ApexBlob {
  if (required(text).length % 2) {
    throwApex(
      'InvalidParameterValueException',
      `input string must be an even number of characters long, but was ${text.length}`,
    );
  }
  const wrong = text.search(/[^0-9a-fA-F]/);
  if (wrong >= 0) {
    throwApex('InvalidParameterValueException', `Illegal hexadecimal character ${text[wrong]} at index ${wrong}`);
  }
  return new ApexBlob(Buffer.from(text, 'hex'));
}

defineClass('EncodingUtil', {
  'static Blob base64Decode(String text)': fromBase64,
  'static String base64Encode(Blob bytes)': (blob: ApexBlob) => required(blob).buffer.toString('base64'),
  'static Blob convertFromHex(String text)': fromHex,
  'static String convertToHex(Blob bytes)': (blob: ApexBlob) => required(blob).toHex(),
  'static String urlDecode(String text, String charset)': urlDecode,
  'static String urlEncode(String text, String charset)': urlEncode,
});
