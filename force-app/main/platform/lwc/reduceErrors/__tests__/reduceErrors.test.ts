import { reduceErrors } from 'c/reduceErrors';

describe('reduceErrors', () => {
  it.each([
    ['nothing', undefined, []],
    ['a text', 'Broken.', ['Broken.']],
    ['a JavaScript error', new Error('Broken.'), ['Broken.']],
    ['an Apex exception', { body: { message: 'Broken.' } }, ['Broken.']],
    ['a failed read', { body: [{ message: 'One.' }, { message: 'Two.' }] }, ['One.', 'Two.']],
    ['a network failure', { statusText: 'Gateway Timeout' }, ['Gateway Timeout']],
    ['the same error twice', ['Broken.', new Error('Broken.')], ['Broken.']],
    [
      'a refused save, whose field errors say more than its message',
      {
        body: {
          message: 'An error occurred.',
          output: { errors: [{ message: 'Locked.' }], fieldErrors: { Name: [{ message: 'Name is missing.' }] } },
        },
      },
      ['Locked.', 'Name is missing.'],
    ],
    [
      'a DML exception in Apex',
      { body: { pageErrors: [{ message: 'Duplicate.' }], fieldErrors: { Email: [{ message: 'Bad.' }] } } },
      ['Duplicate.', 'Bad.'],
    ],
  ])('finds the sentences in %s', (_what, error, sentences) => {
    expect(reduceErrors(error)).toEqual(sentences);
  });

  it('never swallows an error that has no message', () => {
    expect(reduceErrors({ toString: () => 'strange' })).toEqual(['strange']);
  });
});
