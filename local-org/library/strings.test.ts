import { test } from 'node:test';
import './index.ts';
import { apex, throwsApex } from './apex.fixture.ts';

test('parts of a text', () => {
  apex("'abcdef'.left(3)", 'abc');
  apex("'abc'.left(10)", 'abc');
  apex("'abcdef'.right(2)", 'ef');
  apex("'abcdef'.mid(1, 3)", 'bcd');
  apex("'hamburger'.substring(4, 8)", 'urge');
  apex("'harbison'.substring(3)", 'bison');
  throwsApex("'abc'.substring(4)", 'System.StringException', 'Starting position out of bounds: 4');
  throwsApex("'abc'.substring(-1, 2)", 'System.StringException', 'Starting position out of bounds: -1');
  throwsApex("'abc'.substring(0, 9)", 'System.StringException', 'Ending position out of bounds: 9');
  apex("'Salesforce and force.com'.substringAfter('force')", ' and force.com');
  apex("'Salesforce and force.com'.substringAfterLast('force')", '.com');
  apex("'Salesforce and force.com'.substringBefore('force')", 'Sales');
  apex("'Salesforce and force.com'.substringBeforeLast('force')", 'Salesforce and ');
  apex("'tagYellowtag'.substringBetween('tag')", 'Yellow');
  apex("'xYellowy'.substringBetween('x','y')", 'Yellow');
  apex("'abc'.substringBetween('x','y')", 'null');
});

test('padding and shortening, as the Apex Reference shows', () => {
  apex("'Hello Maximillian'.abbreviate(8)", 'Hello...');
  apex("'Hello Maximillian'.abbreviate(17)", 'Hello Maximillian');
  apex("'Hello Maximillian'.abbreviate(8,5)", '... M...');
  apex("'Hello Maximillian'.abbreviate(8,10)", '...mi...');
  apex("'hello'.center(9)", '  hello  ');
  apex("'hello'.center(9,'-')", '--hello--');
  apex("'abc'.leftPad(5)", '  abc');
  apex("'abc'.leftPad(6,'xy')", 'xyxabc');
  apex("'abc'.rightPad(5,'x')", 'abcxx');
  apex("'SFDC'.repeat(2)", 'SFDCSFDC');
  apex("'SFDC'.repeat('.', 3)", 'SFDC.SFDC.SFDC');
});

test('searching', () => {
  apex("'Hi hi'.indexOf('hi')", '3');
  apex("'Hi hi'.indexOfIgnoreCase('HI', 1)", '3');
  apex("'abcd'.indexOfAny('xc')", '2');
  apex("'abcd'.indexOfAnyBut('ab')", '2');
  apex("'abcd'.indexOfAny(null)", '-1');
  apex("'Dog'.containsAny('xo')", 'true');
  apex("'abba'.containsOnly('ab')", 'true');
  apex("'Hi,Hi,Hi'.countMatches('Hi')", '3');
  apex("'i am a machine'.difference('i am a robot')", 'robot');
  apex("'abcdef'.indexOfDifference('abxyz')", '2');
  apex("'hello'.getLevenshteinDistance('hallo')", '1');
  apex("'kitten'.getLevenshteinDistance('sitting', 2)", '-1');
  apex("'abc'.lastIndexOf('c', 1)", '-1');
  throwsApex("'abc'.contains((String) null)", 'System.NullPointerException', 'Argument 1 cannot be null');
});

test('what a text is made of', () => {
  for (const [expression, expected] of [
    ["'abc'.isAlpha()", 'true'],
    ["'abc1'.isAlpha()", 'false'],
    ["''.isAlpha()", 'false'],
    ["'æøå'.isAlpha()", 'true'],
    ["'1.5'.isNumeric()", 'false'],
    ["'15'.isNumeric()", 'true'],
    ["'a 1'.isAlphanumericSpace()", 'true'],
    ["' \\t'.isWhitespace()", 'true'],
    ["'ABC'.isAllUpperCase()", 'true'],
    ["'aB'.isAllLowerCase()", 'false'],
    ["'é'.isAsciiPrintable()", 'false'],
    ["String.isBlank(' ')", 'true'],
    ["String.isEmpty(' ')", 'false'],
    ['String.isNotBlank(null)', 'false'],
  ])
    apex(expression, expected);
});

test('escapes', () => {
  apex('\'Total: "1,000"\'.escapeCsv()', '"Total: ""1,000"""');
  apex('\'"a,b"\'.unescapeCsv()', 'a,b');
  apex('\'"x" < 3 & é\'.escapeHtml4()', '&quot;x&quot; &lt; 3 &amp; &eacute;');
  apex("'&lt;&#233;&Omega;&unknown;'.unescapeHtml4()", '<éΩ&unknown;');
  apex("'<a b=\"c\">\\'</a>'.escapeXml()", '&lt;a b=&quot;c&quot;&gt;&apos;&lt;/a&gt;');
  apex("'De onde você é?'.escapeUnicode()", 'De onde voc\\u00EA \\u00E9?');
  apex('\'Company: "Salesforce.com"\'.escapeJava()', 'Company: \\"Salesforce.com\\"');
  apex("'\\\\u00e9'.unescapeJava()", 'é');
  apex("String.escapeSingleQuotes('\\'x\\'')", "\\'x\\'");
  apex("'<b>hi</b>'.stripHtmlTags()", 'hi');
});

test('format and join', () => {
  apex("String.format('Hello {0}, shall we {1}?', new List<Object>{'Joe', 'dance'})", 'Hello Joe, shall we dance?');
  apex("String.format('It\\'\\'s {0} {2}', new List<Object>{1})", "It's 1 {2}");
  apex("String.format('\\'{0}\\'', new List<Object>{1})", '{0}');
  apex("String.join(new List<Integer>{10, 20}, '/')", '10/20');
  apex("String.join(new Set<String>{'a', 'b'}, ', ')", 'a, b');
  apex("String.join(new List<Object>{1, null, 2.50}, ';')", '1;;2.50');
});

test('taking apart', () => {
  apex("'a,b,,'.split(',')", '(a, b)');
  apex("'a:b:c'.split(':', 2)", '(a, b:c)');
  apex("'Lightning.platform'.splitByCharacterType()", '(L, ightning, ., platform)');
  apex("'Lightning.platform'.splitByCharacterTypeCamelCase()", '(Lightning, ., platform)');
  apex("'ASFLicense200'.splitByCharacterTypeCamelCase()", '(ASF, License, 200)');
});

test('code points and case', () => {
  apex("'a😀b'.length()", '4');
  apex("'a😀b'.codePointAt(1)", '128512');
  apex("'a😀b'.codePointCount(0, 4)", '3');
  apex("'a😀b'.offsetByCodePoints(0, 2)", '3');
  apex('String.fromCharArray(new List<Integer>{72, 105})', 'Hi');
  apex("'Force.com'.swapCase()", 'fORCE.COM');
  apex("'hello'.capitalize()", 'Hello');
  apex("'Force'.reverse()", 'ecroF');
  apex("'a b  c'.normalizeSpace()", 'a b c');
  apex("'b'.compareTo('a')", '1');
  apex("'abc'.hashCode()", '96354');
});

test('String.valueOf of null is null, concatenation writes it', () => {
  apex('String.valueOf((Object) null) == null', 'true');
  apex("'x' + null", 'xnull');
});
