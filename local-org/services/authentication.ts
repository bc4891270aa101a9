/**
 * How a named credential authenticates a callout: the external credential behind it, the principal that the user may
 * use, what is stored for it, and the headers that come of it.
 */
import { grantsOf, holdingsOf } from '../data/access.ts';
import { globalValue } from '../data/formula/globals.ts';
import { parseFormulaText, type FormulaNode } from '../data/formula/parse.ts';
import { notSupported, throwApex } from '../values/exceptions.ts';
import { stringOf } from '../values/text.ts';
import type { ExternalCredential, NamedCredential } from '../metadata/records.ts';
import type { CredentialOwner, CredentialValue, RequestMerge } from '../running/org.ts';
import { transaction, type Transaction } from '../running/transaction.ts';

type Principal = ExternalCredential['principals'][number];
type Values = ReadonlyMap<string, CredentialValue>;

/** Name of metadata as code may write it, with the org's own prefix or without. */
export function withoutNamespace(name: string, namespace: string | null): string {
  const prefix = namespace ? `${namespace.toLowerCase()}__` : '';
  return prefix && name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name;
}

export function findExternalCredential(current: Transaction, name: string): ExternalCredential | null {
  const wanted = withoutNamespace(name, current.org.namespace).toLowerCase();
  return current.org.project.externalCredentials.find((one) => one.name.toLowerCase() === wanted) ?? null;
}

export function findPrincipal(credential: ExternalCredential, name: string | null, type: string): Principal | null {
  return (
    credential.principals.find(
      (one) => one.type === type && (type === 'PerUserPrincipal' || one.name.toLowerCase() === name?.toLowerCase()),
    ) ?? null
  );
}

/** May the user's callouts use this principal? Permission sets and profiles say so, for administrators as well. */
export const mayUsePrincipal = (current: Transaction, credential: ExternalCredential, principal: Principal): boolean =>
  grantsOf(current.org).externalCredentialPrincipal(
    holdingsOf(current.org, current.user),
    credential.name,
    principal.name,
  );

export const ownerOf = (
  current: Transaction,
  credential: ExternalCredential,
  principal: Principal,
): CredentialOwner => ({
  externalCredential: credential.name.toLowerCase(),
  principal: principal.name.toLowerCase(),
  userId: principal.type === 'PerUserPrincipal' ? current.user.id : null,
});

/** What is added to a request, and the values of its own merge fields. */
export class Authentication implements RequestMerge {
  private readonly named: NamedCredential;
  private readonly external: ExternalCredential | null;
  private readonly values: Values;

  private constructor(named: NamedCredential, external: ExternalCredential | null, values: Values) {
    this.named = named;
    this.external = external;
    this.values = values;
  }

  /** @throws CalloutException when the running user may use no principal that has credentials */
  static of(named: NamedCredential): Authentication {
    if (named.externalCredential === null) return new Authentication(named, null, new Map());
    const current = transaction();
    const external = findExternalCredential(current, named.externalCredential);
    if (!external) return refuse(named.externalCredential);
    const values = valuesFor(current, external);
    return new Authentication(named, external, values);
  }

  /** Headers of the named and the external credential. */
  headers(): Record<string, string> {
    const headers: Record<string, string> = {};
    const external = this.external;
    if (external && this.named.generatesAuthorization) {
      const authorization = this.authorization(external);
      if (authorization) headers.Authorization = authorization;
    }
    const given = [...(external?.headers ?? [])].sort((a, b) => a.sequence - b.sequence);
    for (const { name, value } of [...given, ...this.named.headers]) headers[name] = this.merge(value);
    return headers;
  }

  /** A header that code has set, with its merge fields replaced where the credential allows them. */
  header(value: string): string {
    return this.named.allowsMergeFieldsInHeader ? this.merge(value) : value;
  }

  /** A body that code has set, likewise. */
  body(bytes: Uint8Array | null): Uint8Array | null {
    if (!bytes || !this.named.allowsMergeFieldsInBody) return bytes;
    return new TextEncoder().encode(this.merge(new TextDecoder().decode(bytes)));
  }

  private authorization({ protocol, name }: ExternalCredential): string | null {
    switch (protocol.toLowerCase()) {
      case 'custom':
      case 'noauthentication':
        return null;
      case 'basic': {
        const of = (key: string) => this.value(key);
        return `Basic ${Buffer.from(`${of('username')}:${of('password')}`).toString('base64')}`;
      }
      // The platform gets and renews the token by the flow that an admin completes; here it is given.
      case 'oauth':
        return `Bearer ${this.value('accesstoken')}`;
      default:
        return notSupported(`callouts authenticated by ${protocol}`, `the external credential ${name}`);
    }
  }

  /** `{!…}` in a text, each a formula. */
  private merge(text: string): string {
    return text.replace(/\{!(.*?)\}/gs, (_, formula: string) =>
      this.evaluate(parseFormulaText(formula, this.named.name)),
    );
  }

  private evaluate(node: FormulaNode): string {
    const where = `a formula of the named credential ${this.named.name}`;
    switch (node.kind) {
      case 'string':
      case 'number':
        return node.text;
      case 'binary':
        if (node.operator !== '&' && node.operator !== '+') break;
        return this.evaluate(node.left) + this.evaluate(node.right);
      case 'field':
        if (node.path[0].toLowerCase() !== '$credential') return stringOf(globalValue(node.path, where));
        return this.credentialField(node.path.slice(1));
      case 'call': {
        const inner = () => this.evaluate(node.args[0]);
        if (node.name === 'BASE64ENCODE') return Buffer.from(inner()).toString('base64');
        if (node.name === 'BLOB') return inner();
        break;
      }
      default:
    }
    return notSupported(node.kind === 'call' ? `the function ${node.name}` : `a ${node.kind}`, where);
  }

  /** `Password`, or `External_Credential.Parameter`. */
  private credentialField(path: string[]): string {
    if (path.length === 1) return this.value(path[0]);
    const named = withoutNamespace(path[0], transaction().org.namespace).toLowerCase();
    if (path.length !== 2 || named !== this.external?.name.toLowerCase()) return refuse(path[0]);
    return this.value(path[1]);
  }

  private value(name: string): string {
    for (const [key, { value }] of this.values) if (key.toLowerCase() === name.toLowerCase()) return value;
    // Observed in orgs; nothing is sent then.
    const credential = this.external?.name ?? this.named.name;
    return throwApex('CalloutException', `Field ${credential}.${name} does not exist. Check spelling.`);
  }
}

/** What is stored for the first principal, by sequence, that the user may use. */
function valuesFor(current: Transaction, external: ExternalCredential): Values {
  if (/^noauthentication$/i.test(external.protocol)) return new Map();
  const usable = external.principals
    .filter((principal) => mayUsePrincipal(current, external, principal))
    .sort((a, b) => a.sequence - b.sequence);
  if (!usable.length) return refuse(external.name);
  return current.org.credentials.read(ownerOf(current, external, usable[0]));
}

const refuse = (externalCredential: string): never =>
  throwApex(
    'CalloutException',
    `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${externalCredential}" might not exist.`,
  );
