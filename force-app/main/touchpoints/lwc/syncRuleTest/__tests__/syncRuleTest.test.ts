import test from '@salesforce/apex/SyncRulesController.test';
import { apexError, button, change, findAll, get, mount, settle, textOf } from 'testing';
import SyncRuleTest from '../syncRuleTest';

jest.mock('@salesforce/apex/SyncRulesController.test', () => ({ default: jest.fn() }), { virtual: true });

const testMock = test as jest.MockedFunction<typeof test>;

const TRIAL: Apex.SyncRuleTrial = {
  campaignId: '701',
  campaignName: 'Conference',
  memberCount: 3000,
  judgedCount: 2000,
  withoutRuleCount: 1500,
  rules: [{ id: 'a01', name: 'VIP', includes: true, memberCount: 500 }],
  sample: [
    {
      memberId: '00v1',
      name: 'Ann',
      ruleName: 'VIP',
      status: 'Touchpoint created',
      touchpointDate: '2026-01-08T10:00:00.000Z',
    },
    { memberId: '00v2', name: 'Bo', ruleName: null, status: 'No touchpoint: no email', touchpointDate: null },
  ],
};

async function run() {
  const element = mount('c-sync-rule-test', SyncRuleTest);
  get(element, 'lightning-record-picker').dispatchEvent(new CustomEvent('change', { detail: { recordId: '701' } }));
  change(get(element, 'lightning-input'), { checked: true });
  await settle();
  button(element, 'Run Test').click();
  await settle();
  return element;
}

describe('c-sync-rule-test', () => {
  it('shows the rules that match, the counts and the sample', async () => {
    testMock.mockResolvedValue(TRIAL);
    const element = await run();
    expect(testMock).toHaveBeenLastCalledWith({ campaignId: '701', includeInactive: true });
    const text = textOf(element);
    expect(text).toContain('3,000 members in Conference');
    expect(text).toContain('The test covers the first 2,000 members.');
    expect(text).toContain('VIP: 500 members');
    expect(text).toContain('Campaign setting: 1,500 members');
    const rows = findAll(element, 'tbody tr').map((row) => row.textContent);
    expect(rows[0]).toContain('AnnVIPTouchpoint created');
    expect(rows[1]).toContain('BoCampaign setting');
    await expect(element).toBeAccessible();
  });

  it('says so where no rule matches', async () => {
    testMock.mockResolvedValue({ ...TRIAL, judgedCount: 3000, rules: [], sample: [] });
    const text = textOf(await run());
    expect(text).toContain('No rule matches members of this campaign.');
    expect(text).not.toContain('were judged');
  });

  it('shows the sentence of a refusal', async () => {
    testMock.mockRejectedValue(apexError('This campaign does not exist.'));
    expect(textOf(await run())).toContain('This campaign does not exist.');
  });

  it('waits for a campaign', () => {
    expect(button(mount('c-sync-rule-test', SyncRuleTest), 'Run Test').disabled).toBe(true);
  });
});
