/** People as they stand in a CRM: written by hand in many countries, imported, half hashed, empty. Decided by a seed. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';

/** Everything as text, as an address form holds it; null where nothing was entered. */
export interface RawPerson {
  em: string | null;
  ph: string | null;
  fn: string | null;
  ln: string | null;
  ct: string | null;
  st: string | null;
  zp: string | null;
  country: string | null;
  /** YYYY-MM-DD. */
  db: string | null;
  ge: string | null;
  external_id: string | null;
}

const NAMES =
  "Mary|Valéry|정|O'Brien|d’Arcy|Jean-Luc|Anne Marie|José|ÅSE|Łukasz|Straße|İpek|ILGIN|Ольга|Ωμέγα|محمد|דוד|山田|नेहा|Nguyễn|Dr. Smith, Jr.|van der Berg|Mc Donald|X Æ A-12|René|Rene\u0301|Ana-Sofía|Müller-Lüdenscheidt|St. John|(Bob)|Ms.|—|...|😀 Kim|A&B|Mary2".split(
    '|',
  );
const CITIES =
  "New York|St. Louis|München|São Paulo|Kraków|L'Aquila|北京|Москва|Aix-en-Provence|Stoke-on-Trent|'s-Hertogenbosch|Winston–Salem|Paris 15|Lillestrøm|Córdoba|Al-Qāhira|6 October|Ho Chi Minh City|Bø i Telemark|.|Saint-Étienne|Washington, D.C.".split(
    '|',
  );
const STATES =
  'CA|ca |California|N.Y.|New York|new  york|Texas|Washington|Washington DC|Puerto Rico|Georgia|Bayern|NSW|New South Wales|Île-de-France|Ontario|ON|Québec|Oslo|São Paulo|SP|Nordrhein-Westfalen|東京都|Calif.|12|Virginia|West Virginia'.split(
    '|',
  );
const ZIPS =
  '94025|94025-1234|940251234|94025 1234| 94025 |0150|SW1A 1AA|sw1a1aa|D-10115|10115|K1A 0B1|123-4567|01310-100|1000 AA|2|75 008|—|AB1|1234-567'.split(
    '|',
  );
const COUNTRIES =
  'US|us|United States|USA|United States of America|GB|United Kingdom|DE|Germany|Deutschland|NO|Norway|Norge|FR|France|BR|Brasil|Brazil|ES|España|Spain|IT|Italy|CA|Canada|JP|Japan|CN|China|IN|India|AU|Australia|Österreich|XX|Atlantis|Côte d’Ivoire|Korea, Republic of|Russia| no |U.S.A.|XK'.split(
    '|',
  );
const CALLING_CODES = ['1', '44', '49', '47', '33', '55', '34', '39', '81', '86', '91', '61', '7', '358'];
const GENDERS = 'Female|female|F|f|Male|MALE|m|M| male |Non-binary|x|Prefer not to say|-|mr|Ms|Man|Woman'.split('|');
const DOMAINS = ['example.com', 'Example.CO.UK', 'b.c', 'münchen.de', 'sub-domain.example.org', 'localhost', '例え.jp'];

const oneOf = (texts: string[]) => fc.constantFrom(...texts);
const digits = (from: number, to: number) => fc.stringMatching(new RegExp(`^\\d{${from},${to}}$`));

const sha256 = fc.string({ minLength: 1, maxLength: 8 }).map((text) => createHash('sha256').update(text).digest('hex'));
const md5 = fc.string({ minLength: 1, maxLength: 8 }).map((text) => createHash('md5').update(text).digest('hex'));
const blank = fc.constantFrom(null, '', ' ', '\t\n');

/** What may stand in any field beside what belongs there. */
function field(value: fc.Arbitrary<string>): fc.Arbitrary<string | null> {
  const padded = value.map((text) => `  ${text} `);
  const hashed = fc.oneof(
    { weight: 8, arbitrary: sha256 },
    { weight: 3, arbitrary: sha256.map((hash) => ` ${hash.toUpperCase()} `) },
    { weight: 1, arbitrary: md5 },
  );
  return fc.oneof(
    { weight: 85, arbitrary: value },
    { weight: 5, arbitrary: padded },
    { weight: 5, arbitrary: blank },
    { weight: 5, arbitrary: hashed },
  );
}

const local = fc.oneof(
  oneOf(['John_Smith', 'JANE.DOE', 'o’neil', "o'neil", 'a+b', 'josé', 'x', '.dot', 'two..dots', 'with space', '用户']),
  fc.stringMatching(/^[A-Za-z0-9._%+-]{1,20}$/),
);
const email = fc.oneof(
  { weight: 20, arbitrary: fc.tuple(local, oneOf(DOMAINS)).map(([name, domain]) => `${name}@${domain}`) },
  {
    weight: 1,
    arbitrary: oneOf(['not an address', '@example.com', 'a@', 'a@@b.com', 'a@b@c.com', 'Mary <mary@example.com>']),
  },
);

const international = fc
  .tuple(oneOf(['+', '00', '+ ', '0']), oneOf(CALLING_CODES), oneOf([' ', '-', ' (0) ', '']), digits(6, 11))
  .map((parts) => parts.join(''));
const national = fc.oneof(
  digits(5, 12),
  fc.tuple(digits(3, 3), digits(3, 3), digits(4, 4)).map(([a, b, c]) => `(${a}) ${b}-${c}`),
  fc.tuple(digits(2, 4), digits(5, 8)).map(([a, b]) => `0${a}/${b}`),
  fc.tuple(digits(2, 2), digits(2, 2), digits(2, 2), digits(2, 2)).map((parts) => parts.join('.')),
  fc.tuple(digits(6, 9), digits(1, 4)).map(([number, extension]) => `${number} ext. ${extension}`),
  oneOf(['call me', '٠١٢٣٤٥٦٧٨٩', '+', '000', '12']),
);

const person = fc.record<RawPerson>({
  em: field(email),
  ph: field(fc.oneof(international, national)),
  fn: field(
    fc.oneof(
      { weight: 4, arbitrary: oneOf(NAMES) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
    ),
  ),
  ln: field(
    fc.oneof(
      { weight: 4, arbitrary: oneOf(NAMES) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 8 }) },
    ),
  ),
  ct: field(
    fc.oneof(
      { weight: 4, arbitrary: oneOf(CITIES) },
      { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
    ),
  ),
  st: field(oneOf(STATES)),
  zp: field(
    fc.oneof({ weight: 3, arbitrary: oneOf(ZIPS) }, { weight: 1, arbitrary: fc.stringMatching(/^[A-Z0-9 -]{1,10}$/) }),
  ),
  country: field(oneOf(COUNTRIES)),
  db: fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
    },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  ge: field(oneOf(GENDERS)),
  external_id: field(fc.oneof(fc.stringMatching(/^[A-Z0-9-]{3,18}$/), oneOf(['a b', 'Ünï-1', '00Q000000000001AAA']))),
});

/** So many people; the same for the same seed. */
export const people = (count: number, seed: number): RawPerson[] => fc.sample(person, { numRuns: count, seed });
