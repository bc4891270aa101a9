/** Names of HTML characters: HTML 3.2 has those of Latin 1, HTML 4 adds symbols and Greek. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';
const HTML4 =
  'fnof:192 Alpha:391 Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma:3a3 Tau ' +
  'Upsilon Phi Chi Psi Omega alpha:3b1 beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi ' +
  'rho sigmaf sigma tau upsilon phi chi psi omega thetasym:3d1 upsih piv:3d6 bull:2022 hellip:2026 prime:2032 Prime ' +
  'oline:203e frasl:2044 weierp:2118 image:2111 real:211c trade:2122 alefsym:2135 larr:2190 uarr rarr darr harr ' +
  'crarr:21b5 lArr:21d0 uArr rArr dArr hArr forall:2200 part:2202 exist empty:2205 nabla:2207 isin notin ni:220b ' +
  'prod:220f sum:2211 minus lowast:2217 radic:221a prop:221d infin ang:2220 and:2227 or cap cup int there4:2234 ' +
  'sim:223c cong:2245 asymp:2248 ne:2260 equiv le:2264 ge sub:2282 sup nsub sube:2286 supe oplus:2295 otimes:2297 ' +
  'perp:22a5 sdot:22c5 lceil:2308 rceil lfloor rfloor lang:2329 rang loz:25ca spades:2660 clubs:2663 hearts:2665 ' +
  'diams OElig:152 oelig Scaron:160 scaron Yuml:178 circ:2c6 tilde:2dc ensp:2002 emsp thinsp:2009 zwnj:200c zwj lrm ' +
  'rlm ndash:2013 mdash lsquo:2018 rsquo sbquo ldquo:201c rdquo bdquo dagger:2020 Dagger permil:2030 lsaquo:2039 ' +
  'rsaquo euro:20ac';

/** Names by character, from a list in which a name without a code follows the one before it. */
function parse(list: string, first: number): Map<string, string> {
  const names = new Map<string, string>();
  let code = first;
  for (const item of list.split(' ')) {
    const [name, hex] = item.split(':');
    if (hex) code = parseInt(hex, 16);
    names.set(String.fromCharCode(code++), name);
  }
  return names;
}

const basic: [string, string][] = [
  ['"', 'quot'],
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
];
export const html3Names: ReadonlyMap<string, string> = new Map([...basic, ...parse(LATIN, 160)]);
export const html4Names: ReadonlyMap<string, string> = new Map([...html3Names, ...parse(HTML4, 0)]);
export const xmlNames: ReadonlyMap<string, string> = new Map([...basic, ["'", 'apos']]);

const characters = new Map<ReadonlyMap<string, string>, Map<string, string>>();

export const escapeEntities = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(/[^\x00-!#-%(-;=?-\x9f]/g, (c) => (names.has(c) ? `&${names.get(c)};` : c));

/** Named and numbered characters; what has no such name stays. */
export function unescapeEntities(text: string, names: ReadonlyMap<string, string>): string {
  let byName = characters.get(names);
  if (!byName) characters.set(names, (byName = new Map([...names].map(([character, name]) => [name, character]))));
  return text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (name) return byName.get(name) ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
