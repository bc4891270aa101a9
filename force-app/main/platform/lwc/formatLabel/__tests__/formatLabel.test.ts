import { formatLabel } from 'c/formatLabel';

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
