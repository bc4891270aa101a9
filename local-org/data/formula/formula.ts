/**
 * Formulas of fields, validation rules and defaults: parsed once, compiled to a function of a row.
 * A documented subset (local-org/data/formula/functions.ts and below); anything else is refused by name.
 */
import { notSupported } from '../../values/exceptions.ts';
import { ApexDecimal } from '../../values/values.ts';
import type { FieldType } from '../../metadata/schema.ts';
import { arithmetic, FUNCTIONS } from './functions.ts';
import { globalValue } from './globals.ts';
import { parseFormulaText } from './parse.ts';
import type { FormulaNode } from './parse.ts';
import type { FormulaValue } from './values.ts';
import { compareValues, equalValues, isBlank, toFormulaValue, truth } from './values.ts';

/** Where a formula gets its values. */
export interface FormulaRow {
  /** Value of a field path of the row, as written in the formula. */
  field(path: readonly string[]): unknown;
  /** Type the result should have: numbers of an Integer field become integers. */
  expected?: FieldType;
  /** In validation rules: is the record new, and what a field held before. */
  isNew?: boolean;
  prior?(path: readonly string[]): unknown;
  /** Blank numbers count as zero. */
  blankAsZero?(path: readonly string[]): boolean;
}

type Compiled = (row: FormulaRow) => FormulaValue;

export interface Formula {
  /** Field paths of the row that it reads. */
  fields: string[][];
  /** Does it read nothing that changes: no field, no clock, no user? */
  isConstant: boolean;
  evaluate: Compiled;
}

const formulas = new Map<string, Formula>();

/** @param where what the formula belongs to, for messages */
export function parseFormula(text: string, where: string): Formula {
  let formula = formulas.get(text);
  if (!formula) {
    const builder = new Builder(where);
    const evaluate = builder.compile(parseFormulaText(text, where));
    formula = { fields: [...builder.fields.values()], isConstant: builder.isConstant, evaluate };
    formulas.set(text, formula);
  }
  return formula;
}

/** The result as an Apex value: a decimal becomes an Integer where one is expected. */
export function evaluateFormula(formula: Formula, row: FormulaRow): unknown {
  const value = formula.evaluate(row);
  if (value instanceof ApexDecimal && row.expected === 'Integer') return Math.trunc(value.toNumber());
  return value === '' ? null : value;
}

class Builder {
  readonly fields = new Map<string, string[]>();
  isConstant = true;
  private readonly where: string;

  constructor(where: string) {
    this.where = where;
  }

  compile(node: FormulaNode): Compiled {
    switch (node.kind) {
      case 'number': {
        const value = ApexDecimal.of(node.text);
        return () => value;
      }
      case 'string':
        return () => node.text;
      case 'boolean':
        return () => node.value;
      case 'null':
        return () => null;
      case 'field':
        return this.field(node.path);
      case 'unary': {
        const operand = this.compile(node.operand);
        if (node.operator === '!') return (row) => !truth(operand(row));
        return (row) => arithmetic('-', ApexDecimal.ZERO, operand(row));
      }
      case 'binary':
        return this.binary(node.operator, this.compile(node.left), this.compile(node.right));
      case 'call':
        return this.call(node.name, node.args);
    }
  }

  private field(path: string[]): Compiled {
    this.isConstant = false;
    if (path[0].startsWith('$')) return () => toFormulaValue(globalValue(path, this.where));
    this.fields.set(path.join('.').toLowerCase(), path);
    return (row) => {
      const value = toFormulaValue(row.field(path));
      return value === null && row.blankAsZero?.(path) ? ApexDecimal.ZERO : value;
    };
  }

  private binary(operator: string, left: Compiled, right: Compiled): Compiled {
    switch (operator) {
      case '||':
        return (row) => truth(left(row)) || truth(right(row));
      case '&&':
        return (row) => truth(left(row)) && truth(right(row));
      case '=':
        return (row) => equalValues(left(row), right(row));
      case '<>':
        return (row) => !equalValues(left(row), right(row));
      case '<':
      case '<=':
      case '>':
      case '>=':
        return (row) => {
          const order = compareValues(left(row), right(row));
          if (order === null) return false;
          return operator === '<'
            ? order < 0
            : operator === '<='
              ? order <= 0
              : operator === '>'
                ? order > 0
                : order >= 0;
        };
      default:
        return (row) => arithmetic(operator, left(row), right(row));
    }
  }

  private call(name: string, nodes: FormulaNode[]): Compiled {
    const pathOf = (node: FormulaNode): string[] =>
      node?.kind === 'field' ? node.path : notSupported(`${name} of something that is no field`, this.where);
    switch (name) {
      case 'ISNEW':
        this.isConstant = false;
        return (row) => row.isNew ?? false;
      case 'ISCHANGED': {
        const path = pathOf(nodes[0]);
        const current = this.field(path);
        return (row) => !row.isNew && !equalValues(current(row), toFormulaValue(row.prior?.(path)));
      }
      case 'PRIORVALUE': {
        const path = pathOf(nodes[0]);
        const current = this.field(path);
        return (row) => (row.isNew ? current(row) : toFormulaValue(row.prior?.(path)));
      }
      case 'TODAY':
      case 'NOW':
      case 'TIMENOW':
        this.isConstant = false;
        return () => globalValue([`$${name}`], this.where) as FormulaValue;
    }
    const args = nodes.map((node) => this.compile(node));
    switch (name) {
      case 'IF':
        return (row) => (truth(args[0](row)) ? args[1](row) : args[2](row));
      case 'AND':
        return (row) => args.every((arg) => truth(arg(row)));
      case 'OR':
        return (row) => args.some((arg) => truth(arg(row)));
      case 'CASE':
        return (row) => {
          const value = args[0](row);
          for (let i = 1; i + 1 < args.length; i += 2) if (equalValues(value, args[i](row))) return args[i + 1](row);
          return args[args.length - 1](row);
        };
      case 'BLANKVALUE':
      case 'NULLVALUE':
        return (row) => {
          const value = args[0](row);
          return isBlank(value) ? args[1](row) : value;
        };
    }
    const work = FUNCTIONS[name];
    if (!work) return notSupported(`the formula function ${name}`, this.where);
    return (row) => work(...args.map((arg) => arg(row)));
  }
}
