import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemsOfMessage, withoutComments } from './commit-messages.ts';

describe('a commit message', () => {
  it('with type, scope and subject is fine; a feature and a fix say why', () => {
    for (const message of [
      'docs: what components can call is generated',
      'refactor(local-org)!: give values a folder of their own',
      'fix(conversions): keep the event of a merged lead\n\nIts moves are noted on the loser.',
      "Merge branch 'topic'",
      'Revert "feat: a page"\n\nThis reverts commit 0123456.',
    ]) {
      assert.deepEqual(problemsOfMessage(message), [], message);
    }
  });

  it('names each fault', () => {
    assert.deepEqual(problemsOfMessage('Page added'), ['The first line is not of the form `type(scope): subject`.']);
    assert.match(problemsOfMessage('feature: a page\n\nWhy.')[0], /^The type is none of feat, fix/);
    assert.deepEqual(problemsOfMessage(`docs: ${'x'.repeat(67)}`), ['The first line has 73 characters, 72 at most.']);
    assert.deepEqual(problemsOfMessage('docs: a page.'), ['The first line ends with a period.']);
    assert.deepEqual(problemsOfMessage('docs: a page\nand more'), ['The second line is not blank.']);
  });

  it('of a feature or a fix needs a body; a trailer is none', () => {
    assert.deepEqual(problemsOfMessage('feat: a page'), ['A feat has no body that says why.']);
    assert.deepEqual(problemsOfMessage('fix(ads): a page\n\nReviewed-by: Nora'), ['A fix has no body that says why.']);
  });

  it('is read as Git stores it', () => {
    const text =
      'docs: a page\n\n# Please enter the message\n# ------------------------ >8 ------------------------\ndiff\n';
    assert.equal(withoutComments(text), 'docs: a page');
  });
});
