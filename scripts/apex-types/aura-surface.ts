import {
  ApexErrorListener,
  ApexParserFactory,
  type ClassBodyContext,
  type FormalParametersContext,
  type ModifierContext,
  type TypeRefContext
} from '@apexdevtools/apex-parser';

/** An Apex type as written: `List<Outer.Row>` is `{ name: 'List', arguments: [{ name: 'Outer.Row', … }] }`. */
export interface ApexType {
  name: string;
  arguments: ApexType[];
}

export interface AuraProperty {
  name: string;
  type: ApexType;
  /** It has an initialiser or is final, so a component may rely on a value. */
  initialised: boolean;
}

export interface AuraMethod {
  name: string;
  parameters: { name: string; type: ApexType }[];
  returns: ApexType;
  cacheable: boolean;
  line: number;
}

/** A top-level or inner Apex class or enum, reduced to what a Lightning component can see of it. */
export interface AuraClass {
  /** `Outer` or `Outer.Inner`. */
  name: string;
  file: string;
  properties: AuraProperty[];
  methods: AuraMethod[];
  enumConstants: string[] | null;
}

const VOID: ApexType = { name: 'void', arguments: [] };

/**
 * Reads one Apex class file.
 * @returns the class and its inner classes and enums, also those without anything @AuraEnabled
 * @throws Error naming file, line and column where the source does not parse
 */
export function readAuraClasses(source: string, file: string): AuraClass[] {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new FailingListener(file));
  const declaration = parser.compilationUnit().typeDeclaration();
  const classDeclaration = declaration.classDeclaration();
  if (classDeclaration) {
    return readClass(classDeclaration.id().getText(), classDeclaration.classBody(), file);
  }
  const enumDeclaration = declaration.enumDeclaration();
  return enumDeclaration ? [readEnum('', enumDeclaration, file)] : [];
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

function readClass(name: string, body: ClassBodyContext, file: string): AuraClass[] {
  const aura: AuraClass = { name, file, properties: [], methods: [], enumConstants: null };
  const inner: AuraClass[] = [];
  for (const declaration of body.classBodyDeclaration_list()) {
    const member = declaration.memberDeclaration();
    if (!member) continue;
    const innerClass = member.classDeclaration();
    const innerEnum = member.enumDeclaration();
    if (innerClass) inner.push(...readClass(`${name}.${innerClass.id().getText()}`, innerClass.classBody(), file));
    if (innerEnum) inner.push(readEnum(`${name}.`, innerEnum, file));

    const annotation = auraEnabled(declaration.modifier_list());
    if (!annotation) continue;
    const isFinal = declaration.modifier_list().some((modifier) => Boolean(modifier.FINAL()));
    const method = member.methodDeclaration();
    const property = member.propertyDeclaration();
    const field = member.fieldDeclaration();
    if (method) {
      aura.methods.push({
        name: method.id().getText(),
        parameters: readParameters(method.formalParameters()),
        returns: method.typeRef() ? readType(method.typeRef()) : VOID,
        cacheable: /cacheable\s*=\s*true/i.test(annotation),
        line: method.start.line
      });
    } else if (property) {
      aura.properties.push({
        name: property.id().getText(),
        type: readType(property.typeRef()),
        initialised: false
      });
    } else if (field) {
      for (const variable of field.variableDeclarators().variableDeclarator_list()) {
        aura.properties.push({
          name: variable.id().getText(),
          type: readType(field.typeRef()),
          initialised: isFinal || Boolean(variable.expression())
        });
      }
    }
  }
  return [aura, ...inner];
}

interface EnumContext {
  id(): { getText(): string };
  enumConstants(): { id_list(): { getText(): string }[] };
}

function readEnum(prefix: string, declaration: EnumContext, file: string): AuraClass {
  return {
    name: prefix + declaration.id().getText(),
    file,
    properties: [],
    methods: [],
    enumConstants: declaration.enumConstants()?.id_list().map((id) => id.getText()) ?? []
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
  const last = names[names.length - 1]!;
  const type: ApexType = {
    name: names.map((name) => (name.LIST() ?? name.SET() ?? name.MAP() ?? name.id()).getText()).join('.'),
    arguments: last.typeArguments()?.typeList().typeRef_list().map(readType) ?? []
  };
  const dimensions = reference.arraySubscripts()?.LBRACK_list().length ?? 0;
  return Array.from({ length: dimensions }).reduce<ApexType>(
    (element) => ({ name: 'List', arguments: [element] }),
    type
  );
}
