/** One SELECT in the making: its FROM clause and parameters, with fields of every kind in reach. */
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { fieldSql } from './fields.ts';
import { Joins, type Source } from './joins.ts';

export class Scope extends Joins {
  override field(source: Source, field: FieldSchema): string {
    return fieldSql(this, source, field);
  }

  override inside(object: ObjectSchema): Scope {
    return new Scope(this.context, object, this);
  }
}
