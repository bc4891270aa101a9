/** `lightning/uiObjectInfoApi`. */
import { ask } from 'localOrg/server';
import { adapterFor, type Resource, resource } from 'localOrg/wire';

type ObjectReference = string | { objectApiName: string };
type FieldReference = string | { objectApiName: string; fieldApiName: string };

const objectName = (reference: ObjectReference) =>
  typeof reference === 'string' ? reference : reference.objectApiName;

export const objectInfoResource = (objectApiName: string): Resource =>
  resource(`object ${objectApiName}`, () => ask('GET', `/ui-api/object-info/${objectApiName}`));

export const getObjectInfo = adapterFor(({ objectApiName }) =>
  objectApiName ? objectInfoResource(objectName(objectApiName as ObjectReference)) : null,
);

/** All values of the picklist: record types limit none of them here. */
export const getPicklistValues = adapterFor(({ recordTypeId, fieldApiName }) => {
  if (!recordTypeId || !fieldApiName) return null;
  const reference = fieldApiName as FieldReference;
  const [object, field] =
    typeof reference === 'string' ? reference.split('.') : [reference.objectApiName, reference.fieldApiName];
  const path = `/ui-api/object-info/${object}/picklist-values/${String(recordTypeId)}/${field}`;
  return resource(`picklist ${path}`, () => ask('GET', path));
});
