import type { ApexType, AuraClass, AuraMethod } from './aura-surface.ts';

/** Apex scalars and what the platform's JSON makes of them in a component; dates arrive as ISO 8601 text. */
const SCALARS: Record<string, string> = {
  string: 'string',
  id: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  double: 'number',
  decimal: 'number',
  date: 'string',
  datetime: 'string',
  object: 'unknown',
  void: 'void',
};

/**
 * Declares every @AuraEnabled method of the given classes as its `@salesforce/apex` module, and the classes that
 * travel through them as interfaces of the global namespace `Apex` (`Apex.Controller.Row`).
 * @throws Error naming class, member and type, for every type a component cannot be told about
 */
export function declareApexModules(classes: AuraClass[]): string {
  const writer = new DeclarationWriter(classes);
  const modules = classes.flatMap((owner) => owner.methods.map((method) => writer.declareMethod(owner, method)));
  const types = writer.declareReachedTypes();
  if (writer.problems.length > 0) throw new Error(writer.problems.join('\n'));
  return [HEADER, types, ...modules].join('\n');
}

/**
 * The same as a page to read (Markdown): a section a class with @AuraEnabled methods, then the types that travel, each
 * with what its doc comments say.
 */
export function describeApexInterface(classes: AuraClass[]): string {
  const writer = new DeclarationWriter(classes);
  const sections = classes
    .filter(({ methods }) => methods.length > 0)
    .map((owner) => {
      const methods = owner.methods.map((method) => writer.describeMethod(owner, method));
      return [`## ${owner.name}`, owner.doc.summary, ...methods].join('\n\n');
    });
  const types = writer.describeReachedTypes();
  return ['# What the components call', INTRODUCTION, ...sections, '# Types', ...types].join('\n\n') + '\n';
}

const INTRODUCTION = `Generated from the doc comments of the Apex classes by \`npm run docs\`.

Dates travel as \`yyyy-MM-dd\`, date-times as ISO 8601 in UTC, IDs as 18 characters. A cacheable method can be wired or
called; the others can only be called. An error that a person can do something about arrives as one sentence in
\`error.body.message\`; nothing was changed then.`;

/** Types of members that may be missing even where no doc comment says so: a blank date or number is a normal one. */
const OFTEN_BLANK = ['date', 'datetime', 'decimal', 'double'];

const HEADER = '// Generated from the Apex classes by scripts/generate-apex-types.ts; not to be edited.\n';

class DeclarationWriter {
  readonly problems: string[] = [];
  private readonly classByName: Map<string, AuraClass>;
  private readonly reached = new Set<AuraClass>();

  constructor(classes: AuraClass[]) {
    this.classByName = new Map(classes.map((apexClass) => [apexClass.name.toLowerCase(), apexClass]));
  }

  declareMethod(owner: AuraClass, method: AuraMethod): string {
    const at = `${owner.name}.${method.name}`;
    const result = this.typeScript(method.returns, owner, `result of ${at}`);
    const returns = method.nullable ? `${result} | null` : result;
    const fields = method.parameters.map(
      ({ name, type }) => `${name}: ${this.typeScript(type, owner, `parameter ${name} of ${at}`)} | null`,
    );
    const signature = `(${fields.length > 0 ? `parameters: ${object(fields)}` : ''}): Promise<${returns}>`;
    if (!method.cacheable) return moduleText(at, [`export default function ${method.name}${signature};`]);
    // A wire waits while one of its reactive values is undefined.
    const config = fields.length > 0 ? object(fields.map((field) => `${field} | undefined`)) : 'Record<string, never>';
    return moduleText(at, [
      `const ${method.name}: {`,
      `  ${signature};`,
      `  adapter: import('lwc').WireAdapterConstructor<${config}, { data?: ${returns}; error?: unknown }>;`,
      '};',
      `export default ${method.name};`,
    ]);
  }

  describeMethod(owner: AuraClass, method: AuraMethod): string {
    const at = `${owner.name}.${method.name}`;
    const result = this.typeScript(method.returns, owner, `result of ${at}`);
    const parameters = method.parameters.map(({ name, type }) => {
      const its = this.typeScript(type, owner, `parameter ${name} of ${at}`);
      return `- \`${name}: ${its}\`${said(method.doc.parameters[name])}`;
    });
    const returns = `Returns \`${method.nullable ? `${result} | null` : result}\`${said(method.doc.returns)}.`;
    const kind = method.cacheable ? ' (cacheable)' : '';
    const parts = [`### ${at}${kind}`, method.doc.summary, parameters.join('\n'), returns];
    return parts.filter((part) => part !== '').join('\n\n');
  }

  describeReachedTypes(): string[] {
    return this.forReachedTypes((apexClass) => this.describeType(apexClass)).map(([, text]) => text);
  }

  private describeType(apexClass: AuraClass): string {
    const docs = new Map(apexClass.properties.map(({ name, doc }) => [name, doc.summary]));
    const [first, ...rest] = this.declareType(apexClass).split('\n');
    const fields = rest.flatMap((line) => {
      const comment = docs.get(/^ *(\w+)/.exec(line)?.[1] ?? '');
      return comment ? [`    /** ${comment} */`, line] : [line];
    });
    const body = [first, ...fields].map((line) => line.replace(/^ {2}/, '')).join('\n');
    const parts = [`## Apex.${apexClass.name}`, apexClass.doc.summary, `\`\`\`ts\n${body}\n\`\`\``];
    return parts.filter((part) => part !== '').join('\n\n');
  }

  declareReachedTypes(): string {
    return this.forReachedTypes((apexClass) => this.declareType(apexClass))
      .map(([apexClass, body]) => {
        const namespace = ['Apex', ...apexClass.name.split('.').slice(0, -1)].join('.');
        return `declare namespace ${namespace} {\n${body}\n}\n`;
      })
      .join('\n');
  }

  /** The classes that parameters and results mention, and those that these mention in turn, by name. */
  private forReachedTypes(write: (apexClass: AuraClass) => string): [AuraClass, string][] {
    const bodies = new Map<AuraClass, string>();
    let waiting = [...this.reached];
    while (waiting.length > 0) {
      for (const apexClass of waiting) bodies.set(apexClass, write(apexClass));
      waiting = [...this.reached].filter((apexClass) => !bodies.has(apexClass));
    }
    return [...bodies].sort(([left], [right]) => left.name.localeCompare(right.name));
  }

  private declareType(apexClass: AuraClass): string {
    const name = apexClass.name.split('.').pop();
    if (apexClass.enumConstants) {
      return `  type ${name} = ${apexClass.enumConstants.map((constant) => `'${constant}'`).join(' | ')};`;
    }
    if (apexClass.properties.length === 0) {
      this.problems.push(`${apexClass.file}: ${apexClass.name} reaches a component but has nothing @AuraEnabled`);
    }
    const fields = apexClass.properties.map((property) => {
      const type = this.typeScript(property.type, apexClass, `${apexClass.name}.${property.name}`);
      const nullable = property.nullable || OFTEN_BLANK.includes(property.type.name.toLowerCase());
      return nullable ? `    ${property.name}?: ${type} | null;` : `    ${property.name}: ${type};`;
    });
    return [`  interface ${name} {`, ...fields, '  }'].join('\n');
  }

  private typeScript(type: ApexType, scope: AuraClass, where: string): string {
    const name = type.name.toLowerCase();
    if (name === 'list') return `${this.element(type.arguments[0], scope, where)}[]`;
    if (name === 'map' && ['string', 'id'].includes(type.arguments[0]?.name.toLowerCase() ?? '')) {
      return `Record<string, ${this.typeScript(type.arguments[1], scope, where)}>`;
    }
    const scalar = type.arguments.length === 0 ? SCALARS[name] : undefined;
    if (scalar) return scalar;
    const apexClass = this.resolve(name, scope);
    if (!apexClass) {
      const written = type.arguments.length ? `${type.name}<…>` : type.name;
      this.problems.push(`${scope.file}: no TypeScript type for ${written}, ${where}`);
      return 'never';
    }
    this.reached.add(apexClass);
    return `Apex.${apexClass.name}`;
  }

  private element(type: ApexType, scope: AuraClass, where: string): string {
    const text = this.typeScript(type, scope, where);
    return /^[\w.]+$/.test(text) ? text : `(${text})`;
  }

  private resolve(name: string, scope: AuraClass): AuraClass | undefined {
    const outer = scope.name.split('.')[0].toLowerCase();
    return this.classByName.get(`${outer}.${name}`) ?? this.classByName.get(name);
  }
}

/** What a doc comment says of a parameter or a result, behind its type. */
function said(comment: string | undefined): string {
  return comment ? `: ${comment.replace(/\.$/, '')}` : '';
}

function object(fields: string[]): string {
  return `{ ${fields.join('; ')} }`;
}

function moduleText(method: string, lines: string[]): string {
  return [`declare module '@salesforce/apex/${method}' {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}
