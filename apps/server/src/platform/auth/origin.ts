// Whether a request that changes something comes from our own pages, and whether it comes from this very machine.
import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

function hostOf(header: string | undefined): string | undefined {
  try {
    return header === undefined ? undefined : new URL(`http://${header}`).hostname;
  } catch {
    return undefined;
  }
}

/**
 * True for safe methods, for requests whose Origin is ours, and for programs (no Origin, no Sec-Fetch-Site) that
 * carry no cookie. A request with a cookie must say where it comes from: every current browser does.
 */
export function comesFromUs(request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (SAFE.has(request.method)) return true;
  const { origin, cookie } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) {
    if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
    return origin === `http://${request.host}` || origin === `https://${request.host}`;
  }
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return cookie === undefined;
}

/**
 * Whether the caller sits at this machine and speaks to the server directly: a loopback address, a loopback name
 * (so that no foreign page reaches us by a name of its own that points here), no proxy in between.
 */
export function isLoopback(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? '';
  const local = address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
  const forwarded = FORWARDED.some((name) => request.headers[name] !== undefined);
  const host = hostOf(request.headers.host);
  return local && !forwarded && host !== undefined && LOOPBACK_NAMES.has(host);
}

/** A host that no foreign name can stand for: loopback, an address, or the configured one (DNS rebinding). */
export function hasTrustedHost(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const host = hostOf(request.headers.host);
  if (host === undefined) return false;
  if (LOOPBACK_NAMES.has(host) || /^[\d.]+$/.test(host) || host.startsWith('[')) return true;
  return publicUrl !== undefined && host === new URL(publicUrl).hostname;
}
