/** May this literal be compared with a field of this type? */
import type { FieldType } from '../../metadata/schema.ts';
import type { SoqlValue } from './ast.ts';

const WANTED: Partial<Record<FieldType, string>> = {
  Checkbox: 'boolean',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Integer: 'integer',
  Date: 'date',
  DateTime: 'dateTime',
  Time: 'time',
  Summary: 'double',
};

/** Type of a field as error messages name it. */
const soqlTypeName = (type: FieldType): string => WANTED[type] ?? 'string';

/** The platform's message, or null when the literal fits. */
export function checkValue(type: FieldType, name: string, value: SoqlValue): string | null {
  if (type === 'AnyType' || value.kind === 'null' || value.kind === 'bind') return null;
  const wanted = soqlTypeName(type);
  const quotes = wanted === 'string' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const fits =
    wanted === 'string'
      ? value.kind === 'string'
      : wanted === 'boolean'
        ? value.kind === 'boolean'
        : wanted === 'date'
          ? value.kind === 'date' || value.kind === 'dateLiteral'
          : wanted === 'dateTime'
            ? value.kind === 'datetime' || value.kind === 'dateLiteral'
            : wanted === 'time'
              ? value.kind === 'time'
              : value.kind === 'number';
  return fits ? null : `value of filter criterion for field '${name}' must be of type ${wanted} and ${quotes}`;
}
