// The session cookie: the token and its HMAC, in the form that better-auth writes and reads, so that sign-in with a
// password (better-auth) and sign-in by a link (ours) make one kind of session.
import { createHmac, timingSafeEqual } from 'node:crypto';

export const COOKIE_PREFIX = 'portolan';
/** 30 days, in seconds; a visit renews it at most once a day. */
export const SESSION_SECONDS = 30 * 24 * 3600;
export const RENEW_AFTER_SECONDS = 24 * 3600;

export interface CookieOptions {
  /** The key of better-auth: the text that it is given as its secret. */
  readonly key: string;
  /** Whether browsers come by https. */
  readonly secure: boolean;
}

export function cookieName(secure: boolean): string {
  return `${secure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
}

function signature(token: string, key: string): string {
  return createHmac('sha256', key).update(token).digest('base64');
}

export function sessionCookie(token: string, options: CookieOptions): string {
  const value = encodeURIComponent(`${token}.${signature(token, options.key)}`);
  const secure = options.secure ? '; Secure' : '';
  return `${cookieName(options.secure)}=${value}; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

/** The token of a request's cookies, if there is one and its signature is ours. */
export function tokenOf(cookieHeader: string | undefined, options: CookieOptions): string | undefined {
  if (cookieHeader === undefined) return undefined;
  const start = `${cookieName(options.secure)}=`;
  const found = cookieHeader
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start));
  if (found === undefined) return undefined;
  let value: string;
  try {
    value = decodeURIComponent(found.slice(start.length));
  } catch {
    return undefined;
  }
  const dot = value.lastIndexOf('.');
  if (dot < 1) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1));
  const expected = Buffer.from(signature(token, options.key));
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}
