/** String: escaping for HTML, XML, Java, JavaScript, CSV, and back. */
import { defineClass } from './define.ts';
import { escapeEntities, html3Names, html4Names, unescapeEntities, xmlNames } from './entities.ts';

const CONTROL: Record<string, string> = { '\b': '\\b', '\n': '\\n', '\t': '\\t', '\f': '\\f', '\r': '\\r' };
const unicode = (c: string) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

function escapeCode(text: string, quotes: RegExp): string {
  return text.replace(quotes, '\\$&').replace(/[\x00-\x1f\x7f-\uffff]/g, (c) => CONTROL[c] ?? unicode(c));
}

const UNESCAPED: Record<string, string> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };

const unescapeCode = (text: string): string =>
  text.replace(/\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([^]))/g, (_whole, hex, octal, c) => {
    if (hex) return String.fromCharCode(parseInt(hex, 16));
    return octal ? String.fromCharCode(parseInt(octal, 8)) : (UNESCAPED[c] ?? c);
  });

defineClass('String', {
  'String escapeCsv()': (self: string) => (/[",\r\n]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self),
  'String escapeEcmaScript()': (self: string) => escapeCode(self, /["'\\/]/g),
  'String escapeHtml3()': (self: string) => escapeEntities(self, html3Names),
  'String escapeHtml4()': (self: string) => escapeEntities(self, html4Names),
  'String escapeJava()': (self: string) => escapeCode(self, /["\\]/g),
  'String escapeUnicode()': (self: string) => self.replace(/[^\x00-\x7f]/g, unicode),
  'String escapeXml()': (self: string) => escapeEntities(self, xmlNames),
  'String unescapeCsv()': (self: string) =>
    /^"[^]*"$/.test(self) && /[",\r\n]/.test(self.slice(1, -1)) ? self.slice(1, -1).replaceAll('""', '"') : self,
  'String unescapeEcmaScript()': unescapeCode,
  'String unescapeHtml3()': (self: string) => unescapeEntities(self, html3Names),
  'String unescapeHtml4()': (self: string) => unescapeEntities(self, html4Names),
  'String unescapeJava()': unescapeCode,
  'String unescapeUnicode()': (self: string) =>
    self.replace(/\\u+\+?([0-9a-fA-F]{4})/g, (_whole, hex) => String.fromCharCode(parseInt(hex, 16))),
  'String unescapeXml()': (self: string) => unescapeEntities(self, xmlNames),
});
