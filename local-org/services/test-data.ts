/** Data that only tests may make: rows from a static resource, creation dates. */
import { runningStore } from '../data/running.ts';
import { SObject } from '../values/sobject.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexList, type ApexDatetime } from '../values/values.ts';
import { listOf, sobjectType } from '../values/types.ts';
import type { ObjectSchema } from '../metadata/schema.ts';
import { valueOfText } from './field-text.ts';
import { updateRow } from './rows.ts';
import { transaction } from '../running/transaction.ts';

/** `Test.setCreatedDate`. */
export function setCreatedDate(recordId: string, createdDate: ApexDatetime): void {
  const { schema, now } = transaction();
  const object = schema.objectOfId(recordId);
  if (!object) throwApex('StringException', `Invalid id: ${recordId}`);
  const CreatedDate = Math.floor(createdDate.millis / 1000) * 1000;
  updateRow(runningStore(), object.name, recordId, { CreatedDate }, now());
}

/** `Test.loadData`: inserts the rows of a CSV file whose first line names fields. Answers the records. */
export function loadData(object: ObjectSchema, resourceName: string): ApexList<SObject> {
  const { org } = transaction();
  const bytes = org.staticResource(resourceName);
  if (!bytes) throwApex('QueryException', `Static Resource not found: ${resourceName}`);
  const [head, ...rows] = parseCsv(new TextDecoder().decode(bytes));
  const fields = head.map(
    (name) =>
      object.fields.get(name.trim().toLowerCase()) ??
      throwApex('TypeException', `No such field: ${object.name}.${name}`),
  );
  const records = rows.map((row) => {
    const record = new SObject(object);
    fields.forEach((field, i) => {
      // An id in the file only ties its rows together; new records get their own.
      if (field.type !== 'Id' && row[i]) record.values.set(field.name, valueOfText(field, row[i]));
    });
    return record;
  });
  org.insertSystem(records);
  return new ApexList(listOf(sobjectType(object.name)), records);
}

/** Rows of RFC 4180: quoted cells may hold commas, line ends and doubled quotes. Empty lines are skipped. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || cell) rows.push(row);
    [row, cell] = [[], ''];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (isQuoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[i++];
      else isQuoted = false;
    } else if (c === '"') isQuoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') endRow();
    else if (c !== '\r' && c !== '\ufeff') cell += c;
  }
  if (cell || row.length) endRow();
  return rows;
}
