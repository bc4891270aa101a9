import { LightningElement, api } from 'lwc';
import { formatCount, type CountLabels } from 'c/formatLabel';
import addedLabel from '@salesforce/label/c.Preview_Added';
import addedOneLabel from '@salesforce/label/c.Preview_Added_One';
import afterEndLabel from '@salesforce/label/c.Preview_After_End';
import beforeStartLabel from '@salesforce/label/c.Preview_Before_Start';
import estimatedLabel from '@salesforce/label/c.Preview_Estimated';
import excludedByRuleLabel from '@salesforce/label/c.Preview_Excluded_By_Rule';
import excludedByRuleOneLabel from '@salesforce/label/c.Preview_Excluded_By_Rule_One';
import excludedLabel from '@salesforce/label/c.Preview_Excluded';
import excludedOneLabel from '@salesforce/label/c.Preview_Excluded_One';
import noEmailLabel from '@salesforce/label/c.Preview_No_Email';
import notRespondedLabel from '@salesforce/label/c.Preview_Not_Responded';
import removedLabel from '@salesforce/label/c.Preview_Removed';
import removedOneLabel from '@salesforce/label/c.Preview_Removed_One';
import titleLabel from '@salesforce/label/c.Preview_Title';
import titleOneLabel from '@salesforce/label/c.Preview_Title_One';
import unchangedLabel from '@salesforce/label/c.Preview_Unchanged';
import willHaveLabel from '@salesforce/label/c.Preview_Will_Have';

type Preview = Apex.TouchpointOutcome;

const ADDED: CountLabels = { one: addedOneLabel, other: addedLabel };
const EXCLUDED: CountLabels = { one: excludedOneLabel, other: excludedLabel };
const EXCLUDED_BY_RULE: CountLabels = { one: excludedByRuleOneLabel, other: excludedByRuleLabel };
const REMOVED: CountLabels = { one: removedOneLabel, other: removedLabel };
const TITLE: CountLabels = { one: titleOneLabel, other: titleLabel };

interface Line {
  key: string;
  count: number;
  text: string;
  iconName: string;
  iconVariant: string | undefined;
}

/** What saving would do to the campaign's members: who gets a touchpoint, who does not and why. */
export default class TouchpointPreview extends LightningElement {
  @api preview: Preview | undefined;

  get heading(): string {
    return formatCount(TITLE, this.preview?.total ?? 0);
  }

  get lines(): Line[] {
    const preview = this.preview;
    if (!preview) return [];
    const without: [string, number, string][] = [
      ['noEmail', preview.noEmail, noEmailLabel],
      ['notResponded', preview.notResponded, notRespondedLabel],
      ['beforeStart', preview.beforeStart, beforeStartLabel],
      ['afterEnd', preview.afterEnd, afterEndLabel],
      ['excluded', preview.excluded, formatCount(EXCLUDED, preview.excluded)],
      ['excludedByRule', preview.excludedByRule, formatCount(EXCLUDED_BY_RULE, preview.excludedByRule)],
    ];
    return [
      {
        key: 'willHave',
        count: preview.willHaveTouchpoint,
        text: willHaveLabel,
        iconName: preview.willHaveTouchpoint > 0 ? 'utility:success' : 'utility:dash',
        iconVariant: preview.willHaveTouchpoint > 0 ? 'success' : undefined,
      },
      ...without
        .filter(([, count]) => count > 0)
        .map(([key, count, text]) => ({
          key,
          count,
          text,
          iconName: 'utility:dash',
          iconVariant: undefined,
        })),
    ];
  }

  /** Said where the numbers stand for more members than were judged. */
  get estimated(): string | null {
    return this.preview?.estimated ? estimatedLabel : null;
  }

  get change(): string {
    const { touchpointsAdded = 0, touchpointsRemoved = 0 } = this.preview ?? {};
    const parts = [
      touchpointsAdded > 0 ? formatCount(ADDED, touchpointsAdded) : '',
      touchpointsRemoved > 0 ? formatCount(REMOVED, touchpointsRemoved) : '',
    ];
    return parts.filter(Boolean).join(' · ') || unchangedLabel;
  }

  get changeClass(): string {
    const isRemoval = (this.preview?.touchpointsRemoved ?? 0) > 0;
    return `slds-m-top_x-small ${isRemoval ? 'slds-text-color_error' : 'slds-text-color_weak'}`;
  }
}
