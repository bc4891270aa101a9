import {
  ApexErrorListener,
  ApexParserFactory,
  type ClassBodyContext,
  type ClassBodyDeclarationContext,
  type FormalParametersContext,
  type ModifierContext,
  type TypeRefContext,
} from '@apexdevtools/apex-parser';

/** An Apex type as written: `List<Outer.Row>` is `{ name: 'List', arguments: [{ name: 'Outer.Row', … }] }`. */
export interface ApexType {
  name: string;
  arguments: ApexType[];
}

export interface AuraProperty {
  name: string;
  type: ApexType;
  /** Its doc comment mentions null: the only place where Apex can say that a value may be missing. */
  nullable: boolean;
  doc: DocComment;
}

export interface AuraMethod {
  name: string;
  parameters: { name: string; type: ApexType }[];
  returns: ApexType;
  cacheable: boolean;
  /** Its doc comment says that it may return null. */
  nullable: boolean;
  doc: DocComment;
}

/** A doc comment, taken apart. */
export interface DocComment {
  /** The text before the first tag; empty where there is no comment. */
  summary: string;
  parameters: Record<string, string>;
  /** What `@return` says. */
  returns: string;
}

/** A top-level or inner Apex class or enum, reduced to what a Lightning component can see of it. */
export interface AuraClass {
  /** `Outer` or `Outer.Inner`. */
  name: string;
  file: string;
  properties: AuraProperty[];
  methods: AuraMethod[];
  enumConstants: string[] | null;
  doc: DocComment;
}

const VOID: ApexType = { name: 'void', arguments: [] };

/**
 * Reads one Apex class file; what is inside a method is not looked at.
 * @returns the class and its inner classes and enums, also those without anything @AuraEnabled
 * @throws Error naming file, line and column where the source does not parse
 */
export function readAuraClasses(source: string, file: string): AuraClass[] {
  const reader = new AuraReader(source, file);
  const { parser } = ApexParserFactory.createLexerAndParser(withoutBodies(source), new FailingListener(file));
  const declaration = parser.compilationUnit().typeDeclaration();
  const classDeclaration = declaration.classDeclaration();
  const doc = reader.docBefore(declaration.start.start);
  if (classDeclaration) {
    return reader.readClass(classDeclaration.id().getText(), classDeclaration.classBody(), doc);
  }
  const enumDeclaration = declaration.enumDeclaration();
  return enumDeclaration ? [readEnum('', enumDeclaration, file, doc)] : [];
}

/** Strings and comments, which may hold brackets; brackets; words. */
const TOKEN = /'(?:\\.|[^'\\])*'|\/\/.*|\/\*[\s\S]*?\*\/|[{}()]|\w+/g;

/** Blanks the code of a block that follows a parameter list: parsing it is most of the work. Positions stay. */
function withoutBodies(source: string): string {
  let text = '';
  let copied = 0;
  let begun = 0;
  let depth = 0;
  let before = '';
  for (const { 0: token, index } of source.matchAll(TOKEN)) {
    if (token.startsWith('/')) continue;
    if (depth > 0) {
      if (token === '{') depth++;
      if (token === '}' && --depth === 0) {
        text += source.slice(copied, begun) + source.slice(begun, index).replace(/[^\r\n]/g, ' ');
        copied = index;
      }
    } else if (token === '{' && before === ')') {
      depth = 1;
      begun = index + 1;
    }
    before = token;
  }
  return text + source.slice(copied);
}

class FailingListener extends ApexErrorListener {
  private readonly file: string;

  constructor(file: string) {
    super();
    this.file = file;
  }

  override apexSyntaxError(line: number, column: number, message: string): void {
    throw new Error(`${this.file}:${line}:${column + 1} ${message}`);
  }
}

class AuraReader {
  private readonly source: string;
  private readonly file: string;

  constructor(source: string, file: string) {
    this.source = source;
    this.file = file;
  }

  readClass(name: string, body: ClassBodyContext, doc: DocComment): AuraClass[] {
    const aura: AuraClass = { name, file: this.file, properties: [], methods: [], enumConstants: null, doc };
    const inner: AuraClass[] = [];
    for (const declaration of body.classBodyDeclaration_list()) {
      const member = declaration.memberDeclaration();
      if (!member) continue;
      const innerClass = member.classDeclaration();
      const innerEnum = member.enumDeclaration();
      const innerDoc = this.docBefore(declaration.start.start);
      if (innerClass) {
        inner.push(...this.readClass(`${name}.${innerClass.id().getText()}`, innerClass.classBody(), innerDoc));
      }
      if (innerEnum) inner.push(readEnum(`${name}.`, innerEnum, this.file, innerDoc));
      const annotation = auraEnabled(declaration.modifier_list());
      if (annotation) this.readMember(aura, declaration, annotation);
    }
    return [aura, ...inner];
  }

  private readMember(aura: AuraClass, declaration: ClassBodyDeclarationContext, annotation: string): void {
    const member = declaration.memberDeclaration();
    const method = member.methodDeclaration();
    const property = member.propertyDeclaration();
    const field = member.fieldDeclaration();
    const comment = this.docCommentBefore(declaration.start.start);
    if (method) {
      aura.methods.push({
        name: method.id().getText(),
        parameters: readParameters(method.formalParameters()),
        returns: method.typeRef() ? readType(method.typeRef()) : VOID,
        cacheable: /cacheable\s*=\s*true/i.test(annotation),
        nullable: /@return\b[^@]*\bnull\b/i.test(comment),
        doc: readDocComment(comment),
      });
      return;
    }
    const names = field
      ? field
          .variableDeclarators()
          .variableDeclarator_list()
          .map((variable) => variable.id())
      : [property.id()];
    const type = readType((field ?? property).typeRef());
    const nullable = /\bnull\b/i.test(comment);
    const doc = readDocComment(comment);
    aura.properties.push(...names.map((id) => ({ name: id.getText(), type, nullable, doc })));
  }

  docBefore(offset: number): DocComment {
    return readDocComment(this.docCommentBefore(offset));
  }

  private docCommentBefore(offset: number): string {
    const before = this.source.slice(0, offset).trimEnd();
    return before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
  }
}

function readDocComment(comment: string): DocComment {
  const text = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n');
  const [summary = '', ...tags] = text.split(/^@/m).map((part) => part.replace(/\s+/g, ' ').trim());
  const parameters = tags.map((tag) => /^param (\w+) ?(.*)$/.exec(tag)).filter((match) => match !== null);
  return {
    summary,
    parameters: Object.fromEntries(parameters.map(([, name, said]) => [name, said])),
    returns: tags.find((tag) => /^return\b/.test(tag))?.replace(/^return */, '') ?? '',
  };
}

interface EnumContext {
  id(): { getText(): string };
  enumConstants(): { id_list(): { getText(): string }[] };
}

function readEnum(prefix: string, declaration: EnumContext, file: string, doc: DocComment): AuraClass {
  return {
    name: prefix + declaration.id().getText(),
    file,
    properties: [],
    methods: [],
    enumConstants:
      declaration
        .enumConstants()
        ?.id_list()
        .map((id) => id.getText()) ?? [],
    doc,
  };
}

function auraEnabled(modifiers: ModifierContext[]): string | null {
  const texts = modifiers.map((modifier) => modifier.annotation()?.getText() ?? '');
  return texts.find((text) => /^@AuraEnabled\b/i.test(text)) ?? null;
}

function readParameters(parameters: FormalParametersContext): AuraMethod['parameters'] {
  const list = parameters.formalParameterList()?.formalParameter_list() ?? [];
  return list.map((parameter) => ({ name: parameter.id().getText(), type: readType(parameter.typeRef()) }));
}

function readType(reference: TypeRefContext): ApexType {
  const names = reference.typeName_list();
  const last = names[names.length - 1];
  const type: ApexType = {
    name: names.map((name) => (name.LIST() ?? name.SET() ?? name.MAP() ?? name.id()).getText()).join('.'),
    arguments: last.typeArguments()?.typeList().typeRef_list().map(readType) ?? [],
  };
  const dimensions = reference.arraySubscripts()?.LBRACK_list().length ?? 0;
  return Array.from({ length: dimensions }).reduce<ApexType>(
    (element) => ({ name: 'List', arguments: [element] }),
    type,
  );
}
