import { LightningElement, api } from 'lwc';
import conversionLabel from '@salesforce/label/c.Model_Conversion';
import problemLabel from '@salesforce/label/c.Model_Problem';
import nothingLabel from '@salesforce/label/c.Model_Sends_Nothing';
import sourceLabel from '@salesforce/label/c.Model_Source';
import stageLabel from '@salesforce/label/c.Model_Stage';
import valueLabel from '@salesforce/label/c.Model_Value';
import wonLabel from '@salesforce/label/c.Model_Won';

type Stage = Apex.EditableStage;
type Source = Apex.StagePicklists.Source;

/** The stages of a model in order, read-only. */
export default class RevenueStageList extends LightningElement {
  @api caption = '';
  @api stages: Stage[] = [];
  @api sources: Source[] = [];

  readonly labels = {
    conversion: conversionLabel,
    nothing: nothingLabel,
    problem: problemLabel,
    source: sourceLabel,
    stage: stageLabel,
    value: valueLabel,
    won: wonLabel,
  };

  get rows() {
    return this.stages.map((stage, index) => {
      const source = this.sources.find(
        ({ objectName, fieldName }) => objectName === stage.objectName && fieldName === stage.fieldName,
      );
      const fieldOptions = source?.valueFields ?? [];
      return {
        key: `${stage.objectName}.${stage.fieldName}.${stage.value}`,
        number: index + 1,
        source: source?.label ?? `${stage.objectName}.${stage.fieldName}`,
        stage: source?.values.find(({ value }) => value === stage.value)?.label ?? stage.value,
        eventName: stage.eventName,
        won: stage.won,
        fixedValue: stage.fixedValue,
        currencyCode: stage.currencyCode,
        hasFixedValue: stage.fixedValue !== null && stage.fixedValue !== undefined,
        hasMoney: stage.fixedValue !== null && stage.fixedValue !== undefined && Boolean(stage.currencyCode),
        valueField: fieldOptions.find(({ value }) => value === stage.valueField)?.label ?? stage.valueField,
        problem: stage.problem,
      };
    });
  }
}
