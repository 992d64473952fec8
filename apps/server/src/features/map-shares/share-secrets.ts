// The secrets of a link: the token in its path, and the password it may ask for. The token is found by its hash; the
// token itself is kept encrypted, so that those who may share can copy the link again and a stolen database cannot.
import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { ScryptOptions } from 'node:crypto';
import { deriveKey } from '../../platform/auth/keys-of-secret.ts';

const NONCE = 12;
const TAG = 16;

/** 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** AES-256-GCM; `about` binds the sealed token to its row. */
export function sealToken(secret: Uint8Array, about: string, token: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret, 'share links'), nonce);
  cipher.setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Undefined when it was sealed with another secret: the installation's was lost, or the database came from elsewhere. */
export function openToken(secret: Uint8Array, about: string, sealed: Uint8Array): string | undefined {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    deriveKey(secret, 'share links'),
    sealed.subarray(0, NONCE),
  );
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}

/** OWASP's parameters for scrypt (2023): 32 MB and about 100 ms for each attempt. */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

function derive(password: string, salt: Uint8Array, cost: typeof COST): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** `scrypt$N$r$p$salt$key`, so that the cost can be raised later and old passwords still fit. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function fitsPassword(password: string, hash: string): Promise<boolean> {
  const [, n, r, p, salt, key] = hash.split('$');
  const expected = Buffer.from(key ?? '', 'base64url');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt ?? '', 'base64url'), cost);
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}
