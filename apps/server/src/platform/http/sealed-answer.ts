// Answers that are kept for a repetition, encrypted: some of them (a new API key, a link) are shown only once.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from '../auth/keys-of-secret.ts';

export interface KeptAnswer {
  /** JSON; empty where the status has no body. */
  readonly body: Buffer;
  readonly etag: string | undefined;
}

const NONCE = 12;
const TAG = 16;
/** Before the body: how long the ETag is. */
const LENGTH = 1;

export interface AnswerSeal {
  /** AES-256-GCM; `about` binds the answer to its row. */
  seal(about: string, answer: KeptAnswer): Buffer;
  /** Undefined when it was sealed with another secret. */
  open(about: string, sealed: Buffer): KeptAnswer | undefined;
}

export function createAnswerSeal(secret: Uint8Array): AnswerSeal {
  const key = deriveKey(secret, 'idempotent answers');
  return {
    seal(about, { body, etag = '' }) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(about));
      const head = Buffer.from(etag);
      const parts = [cipher.update(Buffer.from([head.length])), cipher.update(head), cipher.update(body)];
      const last = cipher.final();
      return Buffer.concat([nonce, cipher.getAuthTag(), ...parts, last]);
    },
    open(about, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
      decipher.setAAD(Buffer.from(about));
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      try {
        const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
        const end = LENGTH + plain[0]!;
        const etag = plain.subarray(LENGTH, end).toString();
        return { body: plain.subarray(end), etag: etag === '' ? undefined : etag };
      } catch {
        return undefined;
      }
    },
  };
}
