import { formatCount, formatLabel } from 'c/formatLabel';

type Module = typeof import('c/formatLabel');

const MEMBERS = { one: '{0} member of {1}', other: '{0} members of {1}' };

/** The module as a user with this language loads it. */
function inLanguage(language: string): Promise<Module> {
  jest.resetModules();
  jest.doMock('@salesforce/i18n/lang', () => ({ __esModule: true, default: language }), { virtual: true });
  return import('c/formatLabel');
}

describe('formatLabel', () => {
  it('puts values into their places, as often as they occur', () => {
    expect(formatLabel('{1} of {0}, {1}', 'all', 'some')).toBe('some of all, some');
  });

  it("writes numbers as the user's locale does", () => {
    expect(formatLabel('{0} members', 1234567)).toBe('1,234,567 members');
  });

  it('leaves a place without a value visible', () => {
    expect(formatLabel('{0} of {1}', 1)).toBe('1 of {1}');
  });
});

describe('formatCount', () => {
  it('uses the singular for one and the plural for every other number', () => {
    expect([0, 1, 2, 1000].map((count) => formatCount(MEMBERS, count, 'Launch'))).toEqual([
      '0 members of Launch',
      '1 member of Launch',
      '2 members of Launch',
      '1,000 members of Launch',
    ]);
  });

  it.each([
    ['es', 0, '0 members of Launch'],
    ['es', 1, '1 member of Launch'],
    ['es', 1_000_000, '1,000,000 members of Launch'],
    ['no', 0, '0 members of Launch'],
    ['no', 1, '1 member of Launch'],
    ['pt-BR', 0, '0 member of Launch'],
    ['pt-BR', 1, '1 member of Launch'],
    ['pt-BR', 2, '2 members of Launch'],
  ])('follows the rules of the language: %s, %d', async (language, count, expected) => {
    const module = await inLanguage(language);

    expect(module.formatCount(MEMBERS, count, 'Launch')).toBe(expected);
  });
});
