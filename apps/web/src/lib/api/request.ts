// From a route of the contract to a URL and headers; shared by calls, uploads and downloads. Pure.
import type { Route } from '@portolan/contract';

export interface RequestParts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Path and query string of a call; list values become repeated parameters, absent ones are left out. */
export function urlOf(route: Pick<Route, 'path'>, parts: RequestParts): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = parts.params?.[name];
    if (value === undefined) throw new Error(`${route.path} needs :${name}`);
    return encodeURIComponent(textOf(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value])
      search.append(name, textOf(item));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Headers of a call: the workspace for workspace routes, the content type of the body. */
export function headersOf(
  route: Pick<Route, 'access' | 'body'>,
  parts: RequestParts,
  workspaceId: string | null,
): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (route.access.kind === 'workspace' && workspaceId !== null) headers['portolan-workspace'] = workspaceId;
  if (parts.body !== undefined) {
    headers['content-type'] = route.body === 'bytes' ? 'application/octet-stream' : 'application/json';
  }
  return headers;
}
