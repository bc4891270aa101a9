import { refreshApex } from '@salesforce/apex';
import { getRecord } from 'lightning/uiRecordApi';
import getMember from '@salesforce/apex/MemberTouchpointController.getMember';
import { button, find, get, mount, type Mounted, settle, textOf } from 'testing';
import MemberTouchpointCard from '../memberTouchpoint';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });
jest.mock(
  '@salesforce/apex/MemberTouchpointController.getMember',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);

const WITH_TOUCHPOINT: Apex.MemberTouchpointController.MemberTouchpoint = {
  status: 'Touchpoint created',
  label: 'Touchpoint created',
  explanation: 'The member counts as an interaction with this campaign.',
  since: '2026-01-29T08:00:00.000Z',
  error: null,
  campaignId: '701',
  touchpointId: 'a02',
  touchpointDate: '2026-01-08T10:00:00.000Z',
  channel: 'Events',
  subchannel: 'Conference',
  position: 'First Touch, Lead Creation',
};

const WITHOUT_EMAIL: Apex.MemberTouchpointController.MemberTouchpoint = {
  ...WITH_TOUCHPOINT,
  status: 'No touchpoint: no email',
  label: 'No touchpoint: no email',
  explanation: 'Enter an email address on the lead.',
  touchpointId: null,
  touchpointDate: null,
  channel: null,
  subchannel: null,
  position: null,
};

const wire = getMember as unknown as { emit(value: object): void; error(body: unknown): void };

async function card(member: object): Promise<Mounted> {
  const element = mount('c-member-touchpoint', MemberTouchpointCard, { recordId: '00v1' });
  wire.emit(member);
  await settle();
  return element;
}

describe('c-member-touchpoint', () => {
  it('shows the touchpoint and since when there is one', async () => {
    const element = await card(WITH_TOUCHPOINT);

    const text = textOf(element);
    expect(text).toContain('Touchpoint created');
    expect(text).toMatch(/Since\s+2026-01-29T08:00:00.000Z/);
    expect(text).toContain('2026-01-08T10:00:00.000Z');
    expect(text).toContain('Events › Conference');
    expect(text).toContain('First Touch, Lead Creation');
    await expect(element).toBeAccessible();
  });

  it('asks anew when the member is edited elsewhere on the page', async () => {
    const refresh = refreshApex as jest.MockedFunction<typeof refreshApex>;
    const record = getRecord as unknown as { emit(value: object): void };
    await card(WITHOUT_EMAIL);
    record.emit({ fields: { Status: { value: 'Sent' } } });
    await settle();
    refresh.mockClear();

    record.emit({ fields: { Status: { value: 'Responded' } } });
    await settle();

    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('leads to the touchpoint', async () => {
    expect(get<HTMLAnchorElement>(await card(WITH_TOUCHPOINT), 'a').href).toContain('/lightning/r/a02/view');
  });

  it('says why there is none and what can be done', async () => {
    const element = await card(WITHOUT_EMAIL);

    expect(textOf(element)).toContain('No touchpoint: no email');
    expect(textOf(element)).toContain('Enter an email address on the lead.');
    expect(find(element, 'dl')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says what kept a touchpoint from being written', async () => {
    const element = await card({ ...WITHOUT_EMAIL, error: 'Touchpoints of closed years are locked.' });

    expect(textOf(element)).toContain("couldn't be saved: Touchpoints of closed years are locked.");
    await expect(element).toBeAccessible();
  });

  it('knows a member that was not evaluated yet and a touchpoint without a channel', async () => {
    expect(textOf(await card({ ...WITHOUT_EMAIL, label: 'Not evaluated yet', since: null }))).not.toContain('Since');
    expect(textOf(await card({ ...WITH_TOUCHPOINT, channel: null, subchannel: null }))).not.toContain('Channel');
  });

  it('says what is wrong, to be tried again', async () => {
    const element = mount('c-member-touchpoint', MemberTouchpointCard, { recordId: '00v1' });
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    wire.error({ message: 'This campaign member does not exist.' });
    await settle();

    expect(textOf(element)).toContain('This campaign member does not exist.');
    button(element, 'Try Again').click();
    await settle();
    await expect(element).toBeAccessible();
  });
});
