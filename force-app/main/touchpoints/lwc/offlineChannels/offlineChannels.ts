import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getChannels from '@salesforce/apex/OfflineChannelsController.getChannels';
import removeMapping from '@salesforce/apex/OfflineChannelsController.removeMapping';
import saveMapping from '@salesforce/apex/OfflineChannelsController.saveMapping';
import { areValid, focusOn } from 'c/elements';
import { formatCount, formatLabel } from 'c/formatLabel';
import { labels } from './labels';

type Channel = Apex.OfflineChannel;
type Report = Apex.OfflineChannelsController.ChannelReport;

/** What deserves a look, as a row shows it. */
interface Flag {
  key: string;
  text: string;
  hint: string;
  iconName: string;
  variant: string;
}

/** The Offline Channels page: the channel of each campaign type, which admins edit in place. */
export default class OfflineChannels extends LightningElement {
  readonly labels = labels;

  report: Report | undefined;
  loadError: unknown;
  error: unknown;
  isBusy = false;
  /** The type whose channel is being changed. */
  editedType: string | null = null;
  channel = '';
  subchannel = '';

  private wiredReport: { data?: Report; error?: unknown } | undefined;

  @wire(getChannels)
  receiveReport(result: { data?: Report; error?: unknown }): void {
    this.wiredReport = result;
    this.loadError = result.error;
    if (result.data) this.report = result.data;
  }

  get isLoading(): boolean {
    return !this.report && !this.loadError;
  }

  get isReadOnly(): boolean {
    return this.report?.canEdit === false;
  }

  get canEdit(): boolean {
    return this.report?.canEdit === true;
  }

  get summary(): string {
    const types = (this.report?.channels ?? []).filter(({ campaignType }) => campaignType);
    return formatCount(labels.summary, types.length, types.filter(({ channel }) => !channel).length);
  }

  get rows() {
    return (this.report?.channels ?? []).map((row) => ({
      ...row,
      key: row.campaignType || 'none',
      flags: flagsOf(row),
      isEdited: this.editedType !== null && row.campaignType === this.editedType,
      isEditable: this.canEdit && Boolean(row.campaignType),
      editText: formatLabel(labels.editType, row.label),
      channelText: formatLabel(labels.channelOf, row.label),
      subchannelText: formatLabel(labels.subchannelOf, row.label),
      isMapped: Boolean(row.channel),
    }));
  }

  handleEdit(event: Event): void {
    const row = this.report?.channels.find(({ campaignType }) => campaignType === typeOf(event));
    if (!row) return;
    this.editedType = row.campaignType ?? null;
    this.channel = row.channel ?? '';
    this.subchannel = row.subchannel ?? '';
    this.error = undefined;
    void focusOn(this, 'lightning-input');
  }

  handleChannel(event: CustomEvent<{ value: string }>): void {
    this.channel = event.detail.value;
  }

  handleSubchannel(event: CustomEvent<{ value: string }>): void {
    this.subchannel = event.detail.value;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') void this.handleSave();
    if (event.key === 'Escape') this.handleCancel();
  }

  handleCancel(): void {
    this.stopEditing();
  }

  async handleSave(): Promise<void> {
    if (!areValid(this)) return;
    const { editedType: campaignType, channel, subchannel } = this;
    await this.change(() => saveMapping({ campaignType, channel, subchannel }));
  }

  async handleRemove(): Promise<void> {
    const { editedType: campaignType } = this;
    await this.change(() => removeMapping({ campaignType }));
  }

  private async change(action: () => Promise<Report>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.report = await action();
    } catch (error) {
      this.error = error;
      void focusOn(this, 'c-error-panel.action-error');
      return;
    } finally {
      this.isBusy = false;
    }
    this.stopEditing();
    await refreshApex(this.wiredReport);
  }

  /** The focus goes back to where the user came from. */
  private stopEditing(): void {
    const type = this.editedType;
    this.editedType = null;
    if (type !== null) void this.focusOnButtonOf(type);
  }

  private async focusOnButtonOf(type: string): Promise<void> {
    await Promise.resolve();
    const buttons = this.template?.querySelectorAll<HTMLElement>('lightning-button-icon') ?? [];
    [...buttons].find((button) => button.dataset.type === type)?.focus();
  }
}

function typeOf(event: Event): string | undefined {
  return (event.currentTarget as HTMLElement).dataset.type;
}

function flagsOf(row: Channel): Flag[] {
  const flags: Flag[] = [];
  if (row.isNullChannel) flags.push(flag('null', labels.nullChannel, 'utility:error', 'error', labels.nullHint));
  if (!row.channel) flags.push(flag('unmapped', labels.unmapped, 'utility:warning', 'warning'));
  if (!row.isActive) flags.push(flag('inactive', labels.inactive, 'utility:ban', ''));
  return flags;
}

function flag(key: string, text: string, iconName: string, variant: string, hint = text): Flag {
  return { key, text, hint, iconName, variant };
}
