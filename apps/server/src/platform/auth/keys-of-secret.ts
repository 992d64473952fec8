// One key per purpose, derived from the installation's secret, so that no key serves two ends.
import { hkdfSync } from 'node:crypto';

export function deriveKey(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), `portolan ${purpose}`, 32));
}
