/** One JavaScript function from one piece of Apex code: a method, an accessor, an initializer. */
import { CompileFailure } from '../load.ts';
import { hasStaticInitializers } from '../runtime/initializers.ts';
import { sharingOf } from '../sharing.ts';
import type { ClassSymbol, FieldSymbol } from '../symbols.ts';
import type { Position } from '../syntax/ast.ts';
import { Types, type ApexType } from '../../values/types.ts';
import { Body, type Translators } from './body.ts';
import { translateExpression } from './expression.ts';
import { countWork, sharingCode } from './instruments.ts';
import { translateStatement } from './statements.ts';
import type { Unit } from './unit.ts';
import type { Writer } from './writer.ts';

const TRANSLATORS: Translators = { expression: translateExpression, statement: translateStatement };

/** Statements of a method that counts as part of its caller. */
const SHORT = 4;

export interface FunctionShape {
  at: Position;
  owner: ClassSymbol;
  isStatic: boolean;
  parameters: { name: string; type: ApexType; at: Position }[];
  returnType?: ApexType;
  property?: FieldSymbol | null;
  triggerObject?: string | null;
  isConstructor?: boolean;
  initializes?: boolean;
  /** Does calling it initialize the class? */
  entersClass: boolean;
  /** Units of executed work of its straight run. */
  work: number;
  /** Name of the JavaScript function, as stack traces show it. */
  name: string;
}

/**
 * Writes `function name(…) { … }`. A variable assumed to be never null that turns out to take null makes the body be
 * translated again without that assumption.
 */
export function emitFunction(unit: Unit, out: Writer, shape: FunctionShape, work: (body: Body) => void): void {
  const nullable = new Set<Position>();
  for (;;) {
    const mark = unit.diagnostics.mark();
    const body = new Body(unit, TRANSLATORS, shape.owner, {
      ...shape,
      returnType: shape.returnType ?? Types.Void,
      line: out.line,
      nullable,
    });
    const parameters = shape.parameters.map((p) => body.declare(p.name, p.type, p.at).js);
    work(body);
    if (body.retry) {
      unit.diagnostics.reset(mark);
      continue;
    }
    const missing = unit.diagnostics.setAside(mark);
    if (missing) {
      const refuse = () => {
        throw new CompileFailure(missing);
      };
      out.write(`function ${shape.name}() { ${unit.constant(refuse, 'f')}(); }`);
      return;
    }
    const { before, after } = frame(body, shape);
    out.write(`function ${shape.name}(${parameters.join(', ')}) { ${before}`);
    out.append(body.out);
    out.write(`${after}}`);
    return;
  }
}

function frame(body: Body, shape: FunctionShape): { before: string; after: string } {
  const { unit } = body;
  const temporaries = body.temporaryNames();
  let before = temporaries.length ? `let ${temporaries.join(', ')}; ` : '';
  if (body.countsTurns) before += 'let $work = 0; ';
  if (body.usesOwnStatics) before += `const $s = ${unit.staticsOf(shape.owner)}(); `;
  else if (shape.entersClass && hasStaticInitializers(shape.owner)) before += `${unit.staticsOf(shape.owner)}(); `;
  if (!body.isLeaf || shape.work > SHORT) before += countWork(body, 1 + shape.work);
  const sharing = sharingOf(unit.table, shape.owner);
  if (!body.touchesData || !sharing) return { before, after: '' };
  const code = sharingCode(body, sharing);
  return { before: before + code.before, after: code.after };
}
