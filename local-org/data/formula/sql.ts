/** Formula fields in SQL: a call of a function that evaluates the formula on the values of the row. */
import { notSupported } from '../../library/exceptions.ts';
import type { FieldSchema } from '../../metadata/schema.ts';
import type { Scope, Source } from '../sql/paths.ts';

export function formulaCall(_scope: Scope, source: Source, field: FieldSchema): string {
  return notSupported('formula fields', `${source.object.name}.${field.name}`);
}
