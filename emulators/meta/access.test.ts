import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { crmEvent, DATASET, emulatorForTests, NOW, refusalIn, TOKEN } from './fixture.ts';

const body = { data: [crmEvent()] };

describe('access to the Graph API', () => {
  const meta = emulatorForTests({
    accessTokens: [
      TOKEN,
      { value: 'old', expiresAt: NOW - 1 },
      { value: 'sender', canRead: false },
      { value: 'reader', canSend: false },
      { value: 'stranger', objects: ['7654321'] },
    ],
    datasets: [DATASET, '7654321'],
    appSecret: 'secret',
  });
  const post = (options: object, more: object = {}) => meta.post({ ...body, ...more }, options);

  it('takes the token as a header, in the query or in the body, and keeps it nowhere', async () => {
    assert.equal((await post({})).status, 200);
    assert.equal((await post({ token: null, query: `?access_token=${TOKEN}` })).status, 200);
    assert.equal((await post({ token: null }, { access_token: TOKEN })).status, 200);
    const { requests } = meta.emulator.ledger;
    assert.deepEqual(
      requests.map(({ tokenIn }) => tokenIn),
      ['header', 'query', 'body'],
    );
    assert.doesNotMatch(JSON.stringify(requests), new RegExp(TOKEN));
    assert.equal(meta.emulator.ledger.summary().tokensInAddresses, 1);
  });

  const refused: [what: string, options: object, refusal: object][] = [
    ['a request without a token with 104', { token: null }, { status: 400, code: 104 }],
    ['an unknown token with 190', { token: 'bad' }, { status: 401, code: 190 }],
    ['an expired token with 190/463', { token: 'old' }, { status: 401, code: 190, subcode: 463 }],
    ['a token that may not send with 200', { token: 'reader' }, { status: 403, code: 200 }],
    [
      'a dataset that the system user has no access to with 100/33',
      { token: 'stranger' },
      { status: 400, code: 100, subcode: 33 },
    ],
    ['a dataset that does not exist with 100/33', { dataset: '999999' }, { status: 400, code: 100, subcode: 33 }],
    ['a dataset id with letters with 100/33', { dataset: 'abc' }, { status: 400, code: 100, subcode: 33 }],
    ['a version that has expired with 2635', { version: 'v16.0' }, { status: 400, code: 2635 }],
    ['a version that never was with 2500', { version: 'v99.0' }, { status: 400, code: 2500 }],
  ];
  for (const [what, options, refusal] of refused) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(refusalIn(await post(options)), { subcode: undefined, ...refusal });
    });
  }

  it('answers in every version that still lives', async () => {
    for (const version of ['v23.0', 'v24.0', 'v25.0', 'v26.0', 'v27.0'])
      assert.equal((await post({ version })).status, 200);
  });

  it('checks the proof of the app secret where it is sent', async () => {
    const proof = createHmac('sha256', 'secret').update(TOKEN).digest('hex');
    assert.equal((await post({}, { appsecret_proof: proof })).status, 200);
    assert.deepEqual(refusalIn(await post({}, { appsecret_proof: 'x' })), {
      status: 400,
      code: 100,
      subcode: undefined,
    });
  });

  it('refuses whatever is no path of the API with 2500', async () => {
    assert.deepEqual(refusalIn(await meta.get('/nothing')), { status: 400, code: 2500, subcode: undefined });
    assert.deepEqual(refusalIn(await meta.get(`/v27.0/${DATASET}/leads`)), {
      status: 400,
      code: 2500,
      subcode: undefined,
    });
  });

  it('tells name and id of a dataset, an ad account and its user', async () => {
    const { json } = await meta.get(`/v27.0/${DATASET}?fields=id,name`);
    assert.deepEqual(json, { id: DATASET, name: `Object ${DATASET}` });
    assert.equal((await meta.get('/v27.0/act_12345?fields=currency')).json.currency, 'EUR');
    assert.equal(typeof (await meta.get('/v27.0/me')).json.name, 'string');
    assert.ok(Array.isArray((await meta.get('/v27.0/me/permissions')).json.data));
  });

  it('refuses a field that does not exist', async () => {
    const refusal = refusalIn(await meta.get(`/v27.0/${DATASET}?fields=nonsense`));
    assert.deepEqual(refusal, { status: 400, code: 100, subcode: undefined });
  });

  it('lets a send-only token send, not read', async () => {
    assert.equal((await post({ token: 'sender' })).status, 200);
    const refusal = refusalIn(await meta.get(`/v27.0/${DATASET}?fields=id,name`, 'sender'));
    assert.deepEqual(refusal, { status: 403, code: 200, subcode: undefined });
  });
});

describe('access without configured tokens', () => {
  const meta = emulatorForTests({ accessTokens: undefined });

  it('takes any token, and plays those whose name says what is wrong with them', async () => {
    const outcome = async (token: string) => {
      const answer = await meta.post(body, { token });
      return answer.status === 200 ? 'sent' : refusalIn(answer).code;
    };
    const outcomes: Record<string, unknown> = {};
    for (const token of ['anything', 'invalid', 'expired', 'send-only', 'no-permission', 'no-access']) {
      outcomes[token] = await outcome(token);
    }
    assert.deepEqual(outcomes, {
      anything: 'sent',
      invalid: 190,
      expired: 190,
      'send-only': 'sent',
      'no-permission': 200,
      'no-access': 100,
    });
  });

  it('takes only those that a test configures', async () => {
    await meta.control('tokens', 'POST', [{ value: 'mine' }]);
    assert.equal((await meta.post(body, { token: 'anything' })).status, 401);
    assert.equal((await meta.post(body, { token: 'mine' })).status, 200);
    await meta.control('tokens', 'DELETE');
    assert.equal((await meta.post(body, { token: 'anything' })).status, 200);
  });
});
