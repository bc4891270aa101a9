/** Crypto. */
import * as node from 'node:crypto';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { notSupported, throwApex } from '../values/exceptions.ts';
import { ApexBlob } from '../values/values.ts';

const DIGESTS: Record<string, string> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha512: 'sha512',
  'sha-512': 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
  'sha-384': 'sha384',
};
const KEY_BITS = [128, 192, 256];
const IV_BYTES = 16;
const MAXIMUM_KEY_BYTES = 4_096;

function invalid(problem: string): never {
  throwApex('InvalidParameterValueException', problem);
}

const insecure = (problem: string): never => throwApex('SecurityException', problem);

function digestName(algorithm: string): string {
  return DIGESTS[required(algorithm).toLowerCase()] ?? insecure(`${algorithm} MessageDigest not available`);
}

function mac(algorithm: string, input: ApexBlob, key: ApexBlob): ApexBlob {
  const name = /^hmac-?(.*)$/i.exec(required(algorithm))?.[1];
  const digest = name ? DIGESTS[name.toLowerCase()] : undefined;
  if (!digest) return insecure(`Algorithm ${algorithm} not available`);
  const { length } = required(key, 3).bytes;
  if (!length) insecure('Empty key');
  if (length >= MAXIMUM_KEY_BYTES) insecure('Private Key should be of size less than 4k');
  return new ApexBlob(node.createHmac(digest, required(key, 3).bytes).update(required(input, 2).bytes).digest());
}

/** `AES256` and a key of 32 bytes → `aes-256-cbc`. */
function cipherName(algorithm: string, key: ApexBlob): string {
  const bits = Number(/^AES-?(128|192|256)$/i.exec(required(algorithm))?.[1]);
  if (!bits) invalid(`Invalid algorithm '${algorithm}'. Must be AES128, AES192, AES256, AES384, or AES512.`);
  if (required(key, 2).bytes.length !== bits / 8) {
    invalid(`Invalid private key. Must be ${bits / 8} bytes.`);
  }
  return `aes-${bits}-cbc`;
}

function checkIv(iv: Uint8Array): void {
  if (iv.length !== IV_BYTES) invalid('Invalid initialization vector. Must be 16 bytes.');
}

function encrypt(algorithm: string, key: ApexBlob, iv: Uint8Array, data: ApexBlob): Buffer {
  const name = cipherName(algorithm, key);
  checkIv(iv);
  const cipher = node.createCipheriv(name, key.bytes, iv);
  return Buffer.concat([cipher.update(required(data, 4).bytes), cipher.final()]);
}

function decrypt(algorithm: string, key: ApexBlob, iv: Uint8Array, data: Uint8Array): ApexBlob {
  const name = cipherName(algorithm, key);
  checkIv(iv);
  if (data.length === 0 || data.length % 16) {
    throwApex('SecurityException', 'Input length must be multiple of 16 when decrypting with padded cipher');
  }
  const decipher = node.createDecipheriv(name, key.bytes, iv);
  try {
    return new ApexBlob(Buffer.concat([decipher.update(data), decipher.final()]));
  } catch {
    return throwApex(
      'SecurityException',
      'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.',
    );
  }
}

const SIGNATURES: Record<string, { digest: string; type: 'rsa' | 'ec'; dsaEncoding?: 'der' | 'ieee-p1363' }> = {
  rsa: { digest: 'sha1', type: 'rsa' },
  'rsa-sha1': { digest: 'sha1', type: 'rsa' },
  'rsa-sha256': { digest: 'sha256', type: 'rsa' },
  'rsa-sha384': { digest: 'sha384', type: 'rsa' },
  'rsa-sha512': { digest: 'sha512', type: 'rsa' },
  'ecdsa-sha256': { digest: 'sha256', type: 'ec', dsaEncoding: 'ieee-p1363' },
  'ecdsa-sha384': { digest: 'sha384', type: 'ec', dsaEncoding: 'ieee-p1363' },
  'ecdsa-sha512': { digest: 'sha512', type: 'ec', dsaEncoding: 'ieee-p1363' },
};

const signatureOf = (algorithm: string) =>
  SIGNATURES[required(algorithm).toLowerCase()] ?? invalid(`Invalid algorithm: ${algorithm}`);

function sign(algorithm: string, input: ApexBlob, key: ApexBlob): ApexBlob {
  const { digest, dsaEncoding } = signatureOf(algorithm);
  try {
    const privateKey = node.createPrivateKey({
      key: Buffer.from(required(key, 3).bytes),
      format: 'der',
      type: 'pkcs8',
    });
    return new ApexBlob(node.sign(digest, required(input, 2).bytes, { key: privateKey, dsaEncoding }));
  } catch {
    return throwApex('SecurityException', 'Invalid private key: it must be in PKCS #8 format');
  }
}

function verify(algorithm: string, data: ApexBlob, signature: ApexBlob, key: ApexBlob): boolean {
  const { digest, dsaEncoding } = signatureOf(algorithm);
  try {
    const publicKey = node.createPublicKey({ key: Buffer.from(required(key, 4).bytes), format: 'der', type: 'spki' });
    return node.verify(digest, required(data, 2).bytes, { key: publicKey, dsaEncoding }, required(signature, 3).bytes);
  } catch {
    return throwApex('SecurityException', 'Invalid public key: it must be in X.509 format');
  }
}

const withCertificate = (): never =>
  notSupported('signing with a certificate of the org', 'Crypto.signWithCertificate');

defineClass('Crypto', {
  'static Blob decrypt(String algorithm, Blob key, Blob initializationVector, Blob cipherText)': (
    algorithm: string,
    key: ApexBlob,
    iv: ApexBlob,
    data: ApexBlob,
  ) => decrypt(algorithm, key, required(iv, 3).bytes, required(data, 4).bytes),
  'static Blob decryptWithManagedIV(String algorithm, Blob key, Blob ivAndCipherText)': (
    algorithm: string,
    key: ApexBlob,
    data: ApexBlob,
  ) => decrypt(algorithm, key, required(data, 3).bytes.subarray(0, IV_BYTES), data.bytes.subarray(IV_BYTES)),
  'static Blob encrypt(String algorithm, Blob key, Blob initializationVector, Blob clearText)': (
    algorithm: string,
    key: ApexBlob,
    iv: ApexBlob,
    data: ApexBlob,
  ) => new ApexBlob(encrypt(algorithm, key, required(iv, 3).bytes, data)),
  'static Blob encryptWithManagedIV(String algorithm, Blob key, Blob clearText)': (
    algorithm: string,
    key: ApexBlob,
    data: ApexBlob,
  ) => {
    const iv = node.randomBytes(IV_BYTES);
    return new ApexBlob(Buffer.concat([iv, encrypt(algorithm, key, iv, required(data, 3))]));
  },
  'static Blob generateAesKey(Integer size)': (size: number) =>
    KEY_BITS.includes(required(size))
      ? new ApexBlob(node.randomBytes(size / 8))
      : invalid('Invalid key size. Must be 128, 192, or 256.'),
  'static Blob generateDigest(String algorithm, Blob input)': (algorithm: string, input: ApexBlob) =>
    ApexBlob.fromHex(node.hash(digestName(algorithm), required(input, 2).content, 'hex')),
  'static Blob generateMac(String algorithm, Blob input, Blob key)': mac,
  'static Integer getRandomInteger()': () => node.randomBytes(4).readInt32BE(),
  'static Long getRandomLong()': () => node.randomBytes(8).readBigInt64BE(),
  'static Blob sign(String algorithm, Blob input, Blob privateKey)': sign,
  'static Blob signWithCertificate(String algorithm, Blob input, String certificate)': withCertificate,
  'static Boolean verify(String algorithm, Blob data, Blob signature, Blob publicKey)': verify,
  'static Boolean verifyHMac(String algorithm, Blob input, Blob key, Blob macToVerify)': (
    algorithm: string,
    input: ApexBlob,
    key: ApexBlob,
    expected: ApexBlob,
  ) => mac(algorithm, input, key).equals(required(expected, 4)),
});
