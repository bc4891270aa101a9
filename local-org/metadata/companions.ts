/** Objects that exist because another does: who may see its records (shares), what changed in them (history). */
import { addAudit, addField, addIdentity, makeField, makeObject } from './make.ts';
import type { ObjectSchema } from './schema.ts';

const accessLevels = (values: string[]) =>
  values.map((value) => ({
    value,
    label: { Read: 'Read Only', Edit: 'Read/Write', All: 'Owner' }[value] ?? value,
    isDefault: false,
    isActive: true,
  }));

/** Name of the object that shares `name`: `Account` → AccountShare, `Ad__c` → Ad__Share. */
export const shareName = (name: string) => (name.endsWith('__c') ? `${name.slice(0, -1)}Share` : `${name}Share`);

/** Stages of opportunities have a history of their own, which has the name that the fields' would have. */
const historyName = (name: string) =>
  name === 'Opportunity'
    ? 'OpportunityFieldHistory'
    : name.endsWith('__c')
      ? `${name.slice(0, -1)}History`
      : `${name}History`;

/** Access columns of standard shares that carry more than their own object's. */
const furtherAccess: Record<string, string[]> = {
  Account: ['OpportunityAccessLevel', 'CaseAccessLevel', 'ContactAccessLevel'],
};

export function shareOf(parent: ObjectSchema, keyPrefix: string): ObjectSchema {
  const parentField = parent.custom ? 'Parent' : parent.name;
  const label = `${parent.label} Share`;
  const share = makeObject(shareName(parent.name), keyPrefix, {
    label,
    pluralLabel: label,
    custom: parent.custom,
    kind: 'share',
    sharingModel: 'None',
    undeletable: false,
  });
  addIdentity(share, false);
  addField(
    share,
    makeField(`${parentField}Id`, 'Lookup', {
      label: `${parent.label} ID`,
      length: 18,
      required: true,
      updateable: false,
      referenceTo: [parent.name],
      relationshipName: parentField,
      childRelationshipName: 'Shares',
      deleteConstraint: 'Cascade',
    }),
  );
  addField(
    share,
    makeField('UserOrGroupId', 'Lookup', {
      label: 'User/Group ID',
      length: 18,
      required: true,
      updateable: false,
      referenceTo: ['User', 'Group'],
      relationshipName: 'UserOrGroup',
      deleteConstraint: 'Cascade',
    }),
  );
  const levels = parent.custom ? ['AccessLevel'] : [`${parent.name}AccessLevel`, ...(furtherAccess[parent.name] ?? [])];
  for (const name of levels) {
    addField(
      share,
      makeField(name, 'Picklist', {
        label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
        length: 40,
        required: true,
        restrictedPicklist: true,
        picklistValues: accessLevels(
          name === 'CaseAccessLevel' ? ['None', 'Read', 'Edit', 'All'] : ['Read', 'Edit', 'All'],
        ),
      }),
    );
  }
  addField(
    share,
    makeField('RowCause', 'Picklist', {
      label: 'Row Cause',
      length: 40,
      updateable: false,
      picklistValues: ['Owner', 'Manual', 'Rule', 'ImplicitChild', 'ImplicitParent', 'Team'].map((value) => ({
        value,
        label: value,
        isDefault: value === 'Manual',
        isActive: true,
      })),
      defaultValue: "'Manual'",
    }),
  );
  addAudit(share);
  for (const onlyLast of ['CreatedDate', 'CreatedById', 'SystemModstamp']) share.fields.delete(onlyLast.toLowerCase());
  // A user is deactivated, never deleted.
  const state = parent.name === 'User' ? ['IsActive', 'Active'] : ['IsDeleted', 'Deleted'];
  addField(share, makeField(state[0], 'Checkbox', { label: state[1], createable: false, updateable: false }));
  return share;
}

export function historyOf(parent: ObjectSchema, keyPrefix: string): ObjectSchema {
  const parentField = parent.custom ? 'Parent' : parent.name;
  const label = `${parent.label} History`;
  const history = makeObject(historyName(parent.name), keyPrefix, {
    label,
    pluralLabel: label,
    custom: parent.custom,
    kind: 'history',
    sharingModel: 'ControlledByParent',
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
  });
  const readOnly = { createable: false, updateable: false };
  addIdentity(history);
  addField(
    history,
    makeField(`${parentField}Id`, 'Lookup', {
      label: `${parent.label} ID`,
      length: 18,
      referenceTo: [parent.name],
      relationshipName: parentField,
      childRelationshipName: 'Histories',
      deleteConstraint: 'Cascade',
      ...readOnly,
    }),
  );
  addAudit(history);
  for (const absent of ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp'])
    history.fields.delete(absent.toLowerCase());
  addField(history, makeField('Field', 'Picklist', { label: 'Changed Field', length: 255, ...readOnly }));
  addField(history, makeField('DataType', 'Picklist', { label: 'Datatype', length: 40, ...readOnly }));
  addField(history, makeField('OldValue', 'AnyType', { label: 'Old Value', length: 255, ...readOnly }));
  addField(history, makeField('NewValue', 'AnyType', { label: 'New Value', length: 255, ...readOnly }));
  return history;
}
