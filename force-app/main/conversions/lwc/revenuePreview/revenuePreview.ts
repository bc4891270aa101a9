import { LightningElement, api } from 'lwc';
import { formatCount } from 'c/formatLabel';
import { recordAddress } from 'c/pageLinks';
import conversionLabel from '@salesforce/label/c.Model_Conversion';
import conversionsLabel from '@salesforce/label/c.Model_Preview_Conversions';
import hintLabel from '@salesforce/label/c.Model_Preview_Hint';
import noneLabel from '@salesforce/label/c.Model_Preview_None';
import partialLabel from '@salesforce/label/c.Model_Preview_Partial';
import recordLabel from '@salesforce/label/c.Model_Preview_Record';
import sampleLabel from '@salesforce/label/c.Model_Preview_Sample';
import sendsNothingLabel from '@salesforce/label/c.Model_Sends_Nothing';
import stageLabel from '@salesforce/label/c.Model_Stage';
import titleLabel from '@salesforce/label/c.Model_Preview_Title';
import titleOneLabel from '@salesforce/label/c.Model_Preview_Title_One';
import unknownLabel from '@salesforce/label/c.Model_Preview_Unknown';
import valueLabel from '@salesforce/label/c.Model_Value';
import whenLabel from '@salesforce/label/c.Model_Preview_When';

/**
 * What a draft would have sent in the last seven days, by stage and with a sample, and how complete the numbers are.
 */
export default class RevenuePreview extends LightningElement {
  @api preview: Apex.StagePreview.Result | undefined;

  readonly labels = {
    conversion: conversionLabel,
    conversions: conversionsLabel,
    hint: hintLabel,
    none: noneLabel,
    partial: partialLabel,
    record: recordLabel,
    sample: sampleLabel,
    sendsNothing: sendsNothingLabel,
    stage: stageLabel,
    unknown: unknownLabel,
    value: valueLabel,
    when: whenLabel,
  };

  get title(): string {
    return formatCount({ one: titleOneLabel, other: titleLabel }, this.preview?.eventCount ?? 0);
  }

  get isNothing(): boolean {
    return this.preview?.eventCount === 0;
  }

  get stages() {
    return (this.preview?.stages ?? []).map((stage, index) => ({ ...stage, key: `${index}`, number: index + 1 }));
  }

  get sample() {
    return (this.preview?.sample ?? []).map((sent, index) => ({
      ...sent,
      key: `${index}`,
      url: recordAddress(sent.recordId),
      hasValue: sent.value !== null && sent.value !== undefined,
    }));
  }

  /** Moves the focus to the heading, so that screen readers read it. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('h4')?.focus();
  }
}
