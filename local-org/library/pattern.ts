/** Pattern and Matcher: Java's regular expressions. */
import { listOf, Types } from '../values/types.ts';
import { required } from './arguments.ts';
import { bridgeName } from '../values/bridge.ts';
import { defineClass } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { expandReplacement, splitBy } from './regex-apply.ts';
import { javaRegex, type JavaRegex } from './regex.ts';
import { ApexList } from '../values/values.ts';

export class ApexPattern {
  readonly source: string;
  readonly regex: JavaRegex;
  private readonly compiled = new Map<string, RegExp>();
  constructor(source: string) {
    this.source = source;
    this.regex = javaRegex(source);
  }
  /** @param how `find` anywhere from a place, `start` only there, `whole` up to the end of the text */
  compile(how: 'find' | 'start' | 'whole'): RegExp {
    let regex = this.compiled.get(how);
    if (!regex) {
      const { source, flags } = this.regex;
      const whole = how === 'whole' ? `(?:${source})(?![^])` : source;
      this.compiled.set(how, (regex = new RegExp(whole, `dv${how === 'find' ? 'g' : 'y'}${flags}`)));
    }
    return regex;
  }
  [bridgeName('toString', 0)](): string {
    return this.source;
  }
}

/** A Matcher looks at one region of a text at a time; bounds of the region are bounds of the text to the pattern. */
export class ApexMatcher {
  pattern: ApexPattern;
  text: string;
  regionStart = 0;
  regionEnd: number;
  /** Where the next `find` begins, from the start of the region. */
  private next = 0;
  match: RegExpExecArray | null = null;
  /** Where the last replacement of a walk ended. */
  appended = 0;

  constructor(pattern: ApexPattern, text: string) {
    this.pattern = pattern;
    this.text = text;
    this.regionEnd = text.length;
  }

  private exec(how: 'find' | 'start' | 'whole', from: number): boolean {
    const regex = this.pattern.compile(how);
    regex.lastIndex = from;
    const region =
      this.regionStart === 0 && this.regionEnd === this.text.length
        ? this.text
        : this.text.slice(this.regionStart, this.regionEnd);
    this.match = from > region.length ? null : regex.exec(region);
    if (this.match) {
      const end = this.match.index + this.match[0].length;
      this.next = this.match[0] === '' ? end + 1 : end;
    }
    return this.match !== null;
  }

  find(): boolean {
    return this.exec('find', this.next);
  }

  findFrom(start: number): boolean {
    if (start < 0 || start > this.text.length) throwApex('StringException', 'Illegal start index');
    this.reset();
    return this.exec('find', start);
  }

  lookingAt(): boolean {
    return this.exec('start', 0);
  }

  matches(): boolean {
    return this.exec('whole', 0);
  }

  reset(): void {
    this.region(0, this.text.length);
    this.appended = 0;
  }

  region(start: number, end: number): void {
    if (start < 0 || start > this.text.length || end < start || end > this.text.length) {
      throwApex('StringException', `Invalid region: ${start}, ${end}`);
    }
    this.regionStart = start;
    this.regionEnd = end;
    this.next = 0;
    this.match = null;
  }

  private found(group: number): RegExpExecArray {
    if (!this.match) throwApex('StringException', 'No match available');
    if (group < 0 || group >= this.match.length) throwApex('StringException', `No group ${group}`);
    return this.match;
  }

  group(group: number): string | null {
    return this.found(group)[group] ?? null;
  }

  /** [start, end] in the text; -1 for a group that took no part. */
  bounds(group: number): [number, number] {
    const bounds = this.found(group).indices![group] as [number, number] | undefined;
    return bounds ? [bounds[0] + this.regionStart, bounds[1] + this.regionStart] : [-1, -1];
  }

  replace(replacement: string, all: boolean): string {
    this.reset();
    let result = '';
    let from = 0;
    while (this.find()) {
      const [start, end] = this.bounds(0);
      result += this.text.slice(from, start) + expandReplacement(replacement, this.match!);
      from = end;
      if (!all) break;
    }
    this.reset();
    return result + this.text.slice(from);
  }
}

const matcher = (self: ApexPattern, text: string) => new ApexMatcher(self, required(text));

defineClass(
  'Pattern',
  {
    'static Pattern compile(String regex)': (regex: string) => new ApexPattern(required(regex)),
    'static Boolean matches(String regex, String text)': (regex: string, text: string) =>
      matcher(new ApexPattern(required(regex)), required(text, 2)).matches(),
    'static String quote(String text)': (text: string) => `\\Q${required(text).replaceAll('\\E', '\\E\\\\E\\Q')}\\E`,
    'Matcher matcher(String text)': matcher,
    'String pattern()': (self: ApexPattern) => self.source,
    'List<String> split(String text)': (self: ApexPattern, text: string) =>
      new ApexList(listOf(Types.String), splitBy(required(text), self.source, 0)),
    'List<String> split(String text, Integer limit)': (self: ApexPattern, text: string, limit: number) =>
      new ApexList(listOf(Types.String), splitBy(required(text), self.source, required(limit, 2))),
    'String toString()': (self: ApexPattern) => self.source,
  },
  { js: ApexPattern },
);

defineClass(
  'Matcher',
  {
    'static String quoteReplacement(String text)': (text: string) => required(text).replace(/[\\$]/g, '\\$&'),
    'Integer end()': (self: ApexMatcher) => self.bounds(0)[1],
    'Integer end(Integer group)': (self: ApexMatcher, group: number) => self.bounds(required(group))[1],
    'Boolean find()': (self: ApexMatcher) => self.find(),
    'Boolean find(Integer start)': (self: ApexMatcher, start: number) => self.findFrom(required(start)),
    'String group()': (self: ApexMatcher) => self.group(0),
    'String group(Integer group)': (self: ApexMatcher, group: number) => self.group(required(group)),
    'Integer groupCount()': (self: ApexMatcher) => self.pattern.regex.groups,
    'Boolean hasAnchoringBounds()': () => true,
    'Boolean hasTransparentBounds()': () => false,
    'Boolean lookingAt()': (self: ApexMatcher) => self.lookingAt(),
    'Boolean matches()': (self: ApexMatcher) => self.matches(),
    'Pattern pattern()': (self: ApexMatcher) => self.pattern,
    'Matcher region(Integer start, Integer end)': (self: ApexMatcher, start: number, end: number) => {
      self.region(required(start), required(end, 2));
      return self;
    },
    'Integer regionEnd()': (self: ApexMatcher) => self.regionEnd,
    'Integer regionStart()': (self: ApexMatcher) => self.regionStart,
    'String replaceAll(String replacement)': (self: ApexMatcher, replacement: string) =>
      self.replace(required(replacement), true),
    'String replaceFirst(String replacement)': (self: ApexMatcher, replacement: string) =>
      self.replace(required(replacement), false),
    'Matcher reset()': (self: ApexMatcher) => {
      self.reset();
      return self;
    },
    'Matcher reset(String text)': (self: ApexMatcher, text: string) => {
      self.text = required(text);
      self.reset();
      return self;
    },
    'Integer start()': (self: ApexMatcher) => self.bounds(0)[0],
    'Integer start(Integer group)': (self: ApexMatcher, group: number) => self.bounds(required(group))[0],
    'Matcher usePattern(Pattern pattern)': (self: ApexMatcher, pattern: ApexPattern) => {
      self.pattern = required(pattern);
      self.match = null;
      return self;
    },
  },
  { js: ApexMatcher },
);
