/** VisualEditor: picklists of page-builder properties that Apex computes. */
import { libraryType, listOf } from '../values/types.ts';
import { defineClass } from './define.ts';
import { ApexList } from '../values/values.ts';

class DataRow {
  label: string | null;
  value: unknown;
  isSelected: boolean;
  constructor(label: string | null, value: unknown, isSelected: boolean) {
    this.label = label;
    this.value = value;
    this.isSelected = isSelected;
  }
}
const ROWS = listOf(libraryType('VisualEditor.DataRow'));

defineClass(
  'VisualEditor.DataRow',
  {
    'new(String label, Object value)': (_type: unknown, label: string | null, value: unknown) =>
      new DataRow(label, value, false),
    'new(String label, Object value, Boolean selected)': (
      _type: unknown,
      label: string | null,
      value: unknown,
      selected: boolean,
    ) => new DataRow(label, value, selected),
    'String getLabel()': (self: DataRow) => self.label,
    'Object getValue()': (self: DataRow) => self.value,
    'Boolean isSelected()': (self: DataRow) => self.isSelected,
    'void setLabel(String label)': (self: DataRow, label: string | null) => (self.label = label),
    'void setValue(Object value)': (self: DataRow, value: unknown) => (self.value = value),
    'void setSelected(Boolean selected)': (self: DataRow, selected: boolean) => (self.isSelected = selected),
  },
  { js: DataRow },
);

class DynamicPickListRows {
  readonly rows: ApexList<DataRow>;
  containsAll: boolean;
  constructor(rows: DataRow[], containsAll: boolean) {
    this.rows = new ApexList(ROWS, rows);
    this.containsAll = containsAll;
  }
}
defineClass(
  'VisualEditor.DynamicPickListRows',
  {
    'new()': () => new DynamicPickListRows([], false),
    'new(List<VisualEditor.DataRow> rows)': (_type: unknown, rows: ApexList<DataRow>) =>
      new DynamicPickListRows(rows.elements.slice(), false),
    'new(List<VisualEditor.DataRow> rows, Boolean containsAllRows)': (
      _type: unknown,
      rows: ApexList<DataRow>,
      all: boolean,
    ) => new DynamicPickListRows(rows.elements.slice(), all),
    'void addRow(VisualEditor.DataRow row)': (self: DynamicPickListRows, row: DataRow) => self.rows.add(row),
    'void addAllRows(List<VisualEditor.DataRow> rows)': (self: DynamicPickListRows, rows: ApexList<DataRow>) =>
      self.rows.addAll(rows),
    'Boolean containsAllRows()': (self: DynamicPickListRows) => self.containsAll,
    'void setContainsAllRows(Boolean containsAllRows)': (self: DynamicPickListRows, all: boolean) =>
      (self.containsAll = all),
    'VisualEditor.DataRow get(Integer index)': (self: DynamicPickListRows, index: number) => self.rows.get(index),
    'List<VisualEditor.DataRow> getDataRows()': (self: DynamicPickListRows) => self.rows,
    'Integer size()': (self: DynamicPickListRows) => self.rows.size,
    'void sort()': (self: DynamicPickListRows) =>
      self.rows.elements.sort((a, b) => (a.label ?? '').localeCompare(b.label ?? '')),
  },
  { js: DynamicPickListRows },
);

defineClass(
  'VisualEditor.DynamicPickList',
  {
    'VisualEditor.DataRow getDefaultValue()': () => null,
    'VisualEditor.DynamicPickListRows getValues()': () => new DynamicPickListRows([], false),
    'String getLabel(Object value)': (_self: object, value: unknown) => (value === null ? null : String(value)),
    'Boolean isValid(Object value)': () => true,
  },
  { modifier: 'abstract' },
);
