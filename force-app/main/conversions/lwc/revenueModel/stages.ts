/** The stages during editing: rows with their own keys, so that they can be moved. */
type Stage = Apex.EditableStage;

export interface EditedStage {
  key: number;
  stage: Stage;
}

export const NEW_STAGE: Stage = {
  id: null,
  objectName: '',
  fieldName: '',
  value: '',
  eventName: null,
  won: false,
  fixedValue: null,
  valueField: null,
  currencyCode: null,
  problem: null,
};

let lastKey = 0;

/** A stage as a row to edit. */
export function rowOf(stage: Stage): EditedStage {
  lastKey += 1;
  return { key: lastKey, stage };
}

/** The stages of a first draft: the values of Lead Status in order. The first is the raw lead. */
export function firstProposal(sources: Apex.StagePicklists.Source[]): Stage[] {
  const status = sources.find(({ objectName, fieldName }) => objectName === 'Lead' && fieldName === 'Status');
  const stages = (status?.values ?? []).map(({ value }, index) => ({
    ...NEW_STAGE,
    objectName: 'Lead',
    fieldName: 'Status',
    value,
    // Meta: conversion leads, every stage including the raw lead.
    eventName: index === 0 ? 'Lead' : null,
  }));
  return stages.length > 0 ? stages : [NEW_STAGE];
}

/** The rows with one of them moved. */
export function move(rows: EditedStage[], from: number, to: number): EditedStage[] {
  const moved = [...rows];
  const [row] = moved.splice(from, 1);
  if (row) moved.splice(to, 0, row);
  return moved;
}
