/**
 * For tests: the messages of Google Ads API v25 as the vendor defines them, from the npm package `google-ads-node` (MIT,
 * the definitions Apache-2.0). The package and what it needs take 140 MB once installed; the definitions in it 1.2 MB. So
 * it is no dependency: its archive (9 MB) is fetched once in a pinned version, and only the definitions are kept.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import protobuf from 'protobufjs';

const VERSION = '25.1.0';
/** As the registry publishes it. */
const SHA512 = 'ROVTtOcqY2Z05GkpGdGcjDdlFADCUYNHHKltBWIGL+KUX0CuNmgxOAUOGPbB41MIFZbLahMYfOQTsijoE0FwIg==';
const INNER_FILE = 'package/build/protos/protos.json';
const KEPT = join(import.meta.dirname, '../../.cache', `google-ads-node-${VERSION}`);

/** @throws where the archive cannot be fetched, or is another than the pinned one */
export function vendorProtos(): protobuf.Root {
  const file = join(KEPT, 'protos.json');
  if (!existsSync(file)) fetchProtos(file);
  return protobuf.Root.fromJSON(JSON.parse(readFileSync(file, 'utf8')) as protobuf.INamespace);
}

function fetchProtos(file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'google-ads-node-'));
  try {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `google-ads-node@${VERSION}`], {
      cwd: folder,
    });
    const archive = join(folder, `google-ads-node-${VERSION}.tgz`);
    const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (hash !== SHA512) throw new Error(`google-ads-node ${VERSION} is not the archive that was pinned.`);
    execFileSync('tar', ['-xzf', archive, '-C', folder, INNER_FILE]);
    mkdirSync(KEPT, { recursive: true });
    // Beside the place it goes to: a rename is whole or nothing, also when two tests fetch at a time.
    execFileSync('cp', [join(folder, INNER_FILE), `${file}.${process.pid}`]);
    renameSync(`${file}.${process.pid}`, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PACKAGE = 'google.ads.googleads.v25';

/** What is wrong with a JSON value as the REST form of a message: nothing, or a line for each fault. */
export function faultsOf(root: protobuf.Root, message: string, value: unknown, at = message): string[] {
  const type = root.lookupType(message.startsWith('google.') ? message : `${PACKAGE}.${message}`);
  if (type.name === 'FieldMask') return typeof value === 'string' ? [] : [`${at}: a field mask is a text`];
  if (type.name === 'Duration') return /^\d+(\.\d+)?s$/.test(String(value)) ? [] : [`${at}: no duration`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: no object`];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === '@type') return [];
    const field = type.fields[key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
    if (!field || /_/.test(key)) return [`${at}.${key}: no such field`];
    field.resolve();
    if (!field.repeated) return faultsOfValue(root, field, inner, `${at}.${key}`);
    if (!Array.isArray(inner)) return [`${at}.${key}: no array`];
    return inner.flatMap((one: unknown, i) => faultsOfValue(root, field, one, `${at}.${key}[${i}]`));
  });
}

function faultsOfValue(root: protobuf.Root, field: protobuf.Field, value: unknown, at: string): string[] {
  const { resolvedType, type } = field;
  if (resolvedType instanceof protobuf.Type) return faultsOf(root, resolvedType.fullName.slice(1), value, at);
  if (resolvedType instanceof protobuf.Enum) {
    return typeof value === 'string' && value in resolvedType.values
      ? []
      : [`${at}: ${String(value)} is none of ${resolvedType.name}`];
  }
  const isRight =
    type === 'int64'
      ? typeof value === 'string' && /^-?\d+$/.test(value)
      : type === 'string'
        ? typeof value === 'string'
        : type === 'bool'
          ? typeof value === 'boolean'
          : typeof value === 'number';
  return isRight ? [] : [`${at}: ${JSON.stringify(value)} is no ${type}`];
}

/** The field of `GoogleAdsRow` that a query names: `campaign.id`; null where there is none. */
export function fieldNamed(root: protobuf.Root, path: string): protobuf.Field | null {
  let type: protobuf.Type | null = root.lookupType(`${PACKAGE}.services.GoogleAdsRow`);
  let field: protobuf.Field | null = null;
  for (const part of path.split('.')) {
    field = type?.fields[part] ?? null;
    if (!field) return null;
    field.resolve();
    type = field.resolvedType instanceof protobuf.Type ? field.resolvedType : null;
  }
  return field;
}
