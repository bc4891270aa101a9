import getChannels from '@salesforce/apex/OfflineChannelsController.getChannels';
import removeMapping from '@salesforce/apex/OfflineChannelsController.removeMapping';
import saveMapping from '@salesforce/apex/OfflineChannelsController.saveMapping';
import { apexError, button, change, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import OfflineChannels from '../offlineChannels';

jest.mock(
  '@salesforce/apex/OfflineChannelsController.getChannels',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/OfflineChannelsController.removeMapping', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/OfflineChannelsController.saveMapping', () => ({ default: jest.fn() }), { virtual: true });

const channel = (campaignType: string, more: Partial<Apex.OfflineChannel> = {}): Apex.OfflineChannel => ({
  campaignType,
  label: campaignType || 'Campaigns without a type',
  isActive: true,
  channel: null,
  subchannel: null,
  enabledCampaigns: 0,
  touchpoints: 0,
  isNullChannel: false,
  ...more,
});

const REPORT: Apex.OfflineChannelsController.ChannelReport = {
  canEdit: true,
  channels: [
    channel('Conference', { channel: 'Events', subchannel: 'Conference', enabledCampaigns: 2, touchpoints: 93 }),
    channel('Webinar'),
    channel('Banner Ads', { channel: 'NULL', isNullChannel: true }),
    channel('Fax Blast', { channel: 'Direct Mail', isActive: false }),
    channel('', { enabledCampaigns: 1 }),
  ],
};

const wire = getChannels as unknown as { emit(value: object): void; error(body: unknown): void };
const save = saveMapping as jest.MockedFunction<typeof saveMapping>;
const remove = removeMapping as jest.MockedFunction<typeof removeMapping>;

async function page(report: object = REPORT): Promise<Mounted> {
  const element = mount('c-offline-channels', OfflineChannels);
  wire.emit(report);
  await settle();
  return element;
}

const rowTexts = (element: Mounted) => findAll<HTMLElement>(element, 'tbody tr').map((row) => textOf(row));
const editButtons = (element: Mounted) => findAll(element, 'lightning-button-icon[data-type]');

async function edit(element: Mounted, type: string): Promise<void> {
  editButtons(element)
    .find((candidate) => candidate.dataset.type === type)!
    .click();
  await settle();
}

async function enter(element: Mounted, channelName: string, subchannelName: string): Promise<void> {
  const [channelInput, subchannelInput] = findAll(element, 'lightning-input');
  change(channelInput, { value: channelName });
  change(subchannelInput, { value: subchannelName });
  await settle();
}

describe('c-offline-channels', () => {
  beforeEach(() => {
    save.mockResolvedValue(REPORT);
    remove.mockResolvedValue(REPORT);
  });

  it('lists every campaign type with its channel and its use', async () => {
    const element = await page();

    expect(rowTexts(element)).toHaveLength(5);
    expect(rowTexts(element)[0]).toMatch(/^Conference Events Conference 2 93/);
    expect(textOf(element)).toContain('4 campaign types, 1 without a channel');
    await expect(element).toBeAccessible();
  });

  // Specification: touchpoints.channels.flags
  it('flags what is not mapped, what is given up and what is online', async () => {
    const rows = rowTexts(await page());

    expect(rows[0]).not.toMatch(/No channel|Inactive|NULL/);
    expect(rows[1]).toContain('No channel');
    expect(rows[2]).toContain('NULL channel');
    expect(rows[3]).toContain('Inactive type');
    expect(rows[4]).toContain('Campaigns without a type');
  });

  it('changes a mapping in place', async () => {
    const element = await page();
    await edit(element, 'Webinar');
    await expect(element).toBeAccessible();
    await enter(element, 'Events', 'Online');
    save.mockResolvedValue({
      ...REPORT,
      channels: [channel('Webinar', { channel: 'Events', subchannel: 'Online' })],
    });

    button(element, 'Save').click();
    await settle();

    expect(save).toHaveBeenCalledWith({ campaignType: 'Webinar', channel: 'Events', subchannel: 'Online' });
    expect(find(element, 'lightning-input')).toBeNull();
    expect(rowTexts(element)[0]).toMatch(/^Webinar Events Online/);
  });

  it('saves by Enter and gives up by Escape', async () => {
    const element = await page();
    await edit(element, 'Webinar');
    await enter(element, 'Events', '');
    get(element, 'lightning-input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    expect(find(element, 'lightning-input')).toBeNull();
    expect(save).not.toHaveBeenCalled();

    await edit(element, 'Webinar');
    await enter(element, 'Events', '');
    get(element, 'lightning-input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settle();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('cancels', async () => {
    const element = await page();
    await edit(element, 'Conference');

    button(element, 'Cancel').click();
    await settle();

    expect(find(element, 'lightning-input')).toBeNull();
    expect(save).not.toHaveBeenCalled();
  });

  it('removes a mapping', async () => {
    const element = await page();
    await edit(element, 'Conference');

    button(element, 'Remove Mapping').click();
    await settle();

    expect(remove).toHaveBeenCalledWith({ campaignType: 'Conference' });
  });

  it('says why a mapping was refused and keeps what was entered', async () => {
    save.mockRejectedValueOnce(apexError('Channel may have up to 80 characters.'));
    const element = await page();
    await edit(element, 'Webinar');
    await enter(element, 'Events', 'Online');

    button(element, 'Save').click();
    await settle();

    expect(textOf(element)).toContain('Channel may have up to 80 characters.');
    expect(get(element, 'lightning-input').value).toBe('Events');
  });

  it('only shows the channels, where the user may not change them', async () => {
    const element = await page({ ...REPORT, canEdit: false });

    expect(editButtons(element)).toHaveLength(0);
    expect(textOf(element)).toContain('but not change');
    await expect(element).toBeAccessible();
  });

  it('offers no mapping of campaigns without a type', async () => {
    expect(editButtons(await page()).map((candidate) => candidate.dataset.type)).not.toContain('');
  });

  it('says what is wrong when the channels cannot be read', async () => {
    const element = mount('c-offline-channels', OfflineChannels);
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    wire.error({ message: 'You lack access.' });
    await settle();

    expect(textOf(element)).toContain('You lack access.');
  });
});
