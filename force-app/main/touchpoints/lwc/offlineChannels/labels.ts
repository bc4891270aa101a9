import campaigns from '@salesforce/label/c.Channels_Campaigns';
import cancel from '@salesforce/label/c.Common_Cancel';
import channel from '@salesforce/label/c.Channels_Channel';
import channelOf from '@salesforce/label/c.Channels_Channel_Of';
import edit from '@salesforce/label/c.Common_Edit';
import editType from '@salesforce/label/c.Channels_Edit_Type';
import flags from '@salesforce/label/c.Channels_Flags';
import hint from '@salesforce/label/c.Channels_Hint';
import inactive from '@salesforce/label/c.Channels_Inactive';
import loading from '@salesforce/label/c.Common_Loading';
import nullChannel from '@salesforce/label/c.Channels_Null';
import nullHint from '@salesforce/label/c.Channels_Null_Hint';
import readOnly from '@salesforce/label/c.Channels_Read_Only';
import remove from '@salesforce/label/c.Channels_Remove';
import save from '@salesforce/label/c.Common_Save';
import subchannel from '@salesforce/label/c.Channels_Subchannel';
import subchannelOf from '@salesforce/label/c.Channels_Subchannel_Of';
import summaryOther from '@salesforce/label/c.Channels_Summary';
import summaryOne from '@salesforce/label/c.Channels_Summary_One';
import title from '@salesforce/label/c.Channels_Title';
import touchpoints from '@salesforce/label/c.Channels_Touchpoints';
import type from '@salesforce/label/c.Channels_Type';
import unmapped from '@salesforce/label/c.Channels_Unmapped';

export const labels = {
  campaigns,
  cancel,
  channel,
  channelOf,
  edit,
  editType,
  flags,
  hint,
  inactive,
  loading,
  nullChannel,
  nullHint,
  readOnly,
  remove,
  save,
  subchannel,
  subchannelOf,
  summary: { one: summaryOne, other: summaryOther },
  title,
  touchpoints,
  type,
  unmapped,
};
