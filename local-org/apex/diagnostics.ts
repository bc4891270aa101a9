/** Compile errors as they are found, and how a pass that was only a trial takes its own back. */
import type { CompileError } from '../values/program.ts';
import { columnOf, lineOf, type Position } from './syntax/ast.ts';

const NOT_SUPPORTED = 'Not supported by the local org: ';
/** Namespaces of the platform: a name in one of them that is unknown here is missing here, not in an org. */
const NAMESPACES = [
  'System',
  'Schema',
  'Database',
  'ApexPages',
  'AppLauncher',
  'Approval',
  'Auth',
  'Cache',
  'Canvas',
  'ChatterAnswers',
  'CommerceExtension',
  'Compression',
  'ConnectApi',
  'Context',
  'DataSource',
  'DataWeave',
  'DataWeaveScriptResource',
  'Datacloud',
  'Dom',
  'EventBus',
  'ExternalService',
  'Flow',
  'FormulaEval',
  'Functions',
  'Invocable',
  'IsvPartners',
  'KbManagement',
  'Messaging',
  'Metadata',
  'Process',
  'QuickAction',
  'Reports',
  'RichMessaging',
  'Search',
  'Sfc',
  'Sfdc_Checkout',
  'Site',
  'Slack',
  'Support',
  'TerritoryMgmt',
  'TxnSecurity',
  'UserProvisioning',
  'VisualEditor',
  'Wave',
].join('|');
const PLATFORM_NAME = new RegExp(
  `(?:^|[<,])(?:${NAMESPACES})\\.|^(?:DataWeave|AppLauncher|ConnectApi|Metadata|Reports)$`,
  'i',
);
/** Objects that a project cannot have made itself. */
const PLATFORM_OBJECT = /^sObject type '((?:(?!__)\w)+)' is not supported/;
const CHANGE_EVENT = /^Invalid type: (\w+ChangeEvent)$/;

/** What a name that is not found means: a mistake, or something of the platform that is missing here. */
function told(message: string): string {
  const object = PLATFORM_OBJECT.exec(message) ?? CHANGE_EVENT.exec(message);
  if (object) return `${NOT_SUPPORTED}object ${object[1]}`;
  const match = /^(Invalid type|Variable does not exist): (.*)$/.exec(message);
  if (!match || !PLATFORM_NAME.test(match[2])) return message;
  return `${NOT_SUPPORTED}${match[1] === 'Invalid type' ? 'type ' : ''}${match[2]}`;
}

export class Diagnostics {
  readonly file: string;
  /** What keeps the class from being used. */
  errors: CompileError[] = [];
  /** What is missing here of bodies that would compile in an org: only they cannot be run. */
  readonly unsupported: CompileError[] = [];

  constructor(file: string) {
    this.file = file;
  }

  report(at: Position, text: string): void {
    const message = told(text);
    const line = lineOf(at);
    const column = columnOf(at);
    if (this.errors.some((e) => e.line === line && e.column === column && e.message === message)) return;
    this.errors.push({ file: this.file, line, column, message });
  }

  /** Of a field or a signature: a type of the platform that is missing here leaves the rest of the class usable. */
  reportDeclared(at: Position, text: string): void {
    const mark = this.mark();
    this.report(at, text);
    this.setAside(mark);
  }

  mark(): number {
    return this.errors.length;
  }

  /**
   * Takes out the errors since `mark` when they begin with something that is missing here (what follows in the same
   * body may be its consequence). Answers them, or null when the body is wrong in an org as well.
   */
  setAside(mark: number): CompileError[] | null {
    const [first] = this.errors.slice(mark);
    if (!first?.message.startsWith(NOT_SUPPORTED)) return null;
    const aside = this.errors.splice(mark);
    this.unsupported.push(...aside);
    return aside;
  }

  /** Forgets what was reported since `mark`. */
  reset(mark: number): void {
    this.errors.length = mark;
  }
}
