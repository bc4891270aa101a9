/** `lightning/uiObjectInfoApi`. */
import type { ObjectInfo } from '../../../shapes.ts';
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

/** Several at once: `{ results: [{ statusCode, result }] }`. */
export const getObjectInfos = adapterFor(({ objectApiNames }) => {
  if (!Array.isArray(objectApiNames)) return null;
  const names = (objectApiNames as ObjectReference[]).map(objectName);
  return resource(`objects ${names.join(',')}`, async () => ({
    results: (await Promise.all(names.map((name) => objectInfoResource(name).read()))).map((result) => ({
      statusCode: 200,
      result,
    })),
  }));
});

/** Every picklist of an object: record types limit none of them here. */
export const getPicklistValuesByRecordType = adapterFor(({ objectApiName, recordTypeId }) => {
  if (!objectApiName || !recordTypeId) return null;
  const name = objectName(objectApiName as ObjectReference);
  return resource(`picklists ${name}`, async () => {
    const { fields } = (await objectInfoResource(name).read()) as ObjectInfo;
    const picklists = Object.values(fields).filter(({ dataType }) => /^(Picklist|MultiPicklist)$/.test(dataType));
    const path = (field: string) => `/ui-api/object-info/${name}/picklist-values/${String(recordTypeId)}/${field}`;
    const values = await Promise.all(picklists.map(({ apiName }) => ask('GET', path(apiName))));
    return { picklistFieldValues: Object.fromEntries(picklists.map(({ apiName }, index) => [apiName, values[index]])) };
  });
});

/** All values of the picklist: record types limit none of them here. */
export const getPicklistValues = adapterFor(({ recordTypeId, fieldApiName }) => {
  if (!recordTypeId || !fieldApiName) return null;
  const reference = fieldApiName as FieldReference;
  const [object, field] =
    typeof reference === 'string' ? reference.split('.') : [reference.objectApiName, reference.fieldApiName];
  const path = `/ui-api/object-info/${object}/picklist-values/${String(recordTypeId)}/${field}`;
  return resource(`picklist ${path}`, () => ask('GET', path));
});
