// How this installation signs and marks its session cookie.
import type { Platform } from '../platform.ts';
import { deriveKey } from './keys-of-secret.ts';
import type { CookieOptions } from './session-cookie.ts';

export function cookieOptions(platform: Platform): CookieOptions {
  return {
    key: deriveKey(platform.secret, 'sessions').toString('base64'),
    secure: platform.settings.publicUrl?.startsWith('https:') === true,
  };
}
