// Whether a caller may use a route, decided before anything of the request is read: 401 without a session or key,
// 404 for a workspace one is not a member of, 403 where the role is too small. Denials are audited.
import { may } from '@portolan/core';
import type { Route } from '@portolan/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditInstallation, auditWorkspace } from '../audit/audit.ts';
import type { Actor } from '../audit/audit.ts';
import { API_KEY_PREFIX, findApiKey, findSession } from '../auth/caller.ts';
import type { Caller, KeyCaller, SignedIn } from '../auth/caller.ts';
import { comesFromUs } from '../auth/origin.ts';
import { RENEW_AFTER_SECONDS, SESSION_SECONDS, sessionCookie, tokenOf } from '../auth/session-cookie.ts';
import type { CookieOptions } from '../auth/session-cookie.ts';
import { query } from '../db/database.ts';
import { tenantBatch } from '../db/tenant-transaction.ts';
import type { Platform } from '../platform.ts';
import { AppError } from './app-error.ts';
import type { Denial } from './app-error.ts';
import type { CallerLimits } from './caller-limits.ts';
import type { Workspace } from './call.ts';

export const WORKSPACE_HEADER = 'portolan-workspace';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY_USE_MS = 60_000;

export interface Granted {
  readonly session: SignedIn | undefined;
  readonly workspace: Workspace | undefined;
}

export interface AccessContext {
  readonly platform: Platform;
  readonly limits: CallerLimits;
  readonly cookies: CookieOptions;
}

async function callerOf(request: FastifyRequest, context: AccessContext): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = authorization.startsWith('Bearer ') ? authorization.slice(7).trim() : '';
    if (!secret.startsWith(API_KEY_PREFIX)) return { kind: 'nobody' };
    const key = await findApiKey(context.platform.db, secret);
    return key === undefined ? { kind: 'nobody' } : { kind: 'key', key };
  }
  const token = tokenOf(request.headers.cookie, context.cookies);
  if (token === undefined) return { kind: 'nobody' };
  const session = await findSession(context.platform.db, token);
  return session === undefined ? { kind: 'nobody' } : { kind: 'user', session };
}

/** A visit renews the session, at most once a day. */
async function renew(session: SignedIn, reply: FastifyReply, context: AccessContext): Promise<void> {
  const now = context.platform.now().getTime();
  if (session.expiresAt.getTime() - now > (SESSION_SECONDS - RENEW_AFTER_SECONDS) * 1000) return;
  await query(context.platform.db, {
    text: 'update sessions set expires_at = $2, updated_at = $3 where id = $1',
    values: [session.sessionId, new Date(now + SESSION_SECONDS * 1000), new Date(now)],
  });
  reply.header('set-cookie', sessionCookie(session.token, context.cookies));
}

/** Remembers when a key was used last, to the minute. */
async function touch(key: KeyCaller, context: AccessContext): Promise<void> {
  const now = context.platform.now();
  if (key.lastUsedAt !== null && now.getTime() - key.lastUsedAt.getTime() < KEY_USE_MS) return;
  await tenantBatch(context.platform.db, key.workspaceId, [
    {
      text: 'update api_keys set last_used_at = $3 where workspace_id = $1 and id = $2',
      values: [key.workspaceId, key.id, now],
    },
  ]);
}

/** What the request names, in the header or, where a browser opens the route in a tab, in the query. */
function namedWorkspace(request: FastifyRequest, route: Route): string | undefined {
  const header = request.headers[WORKSPACE_HEADER];
  if (header !== undefined) return String(header).toLowerCase();
  if (route.inTab !== true) return undefined;
  const { workspace } = request.query as { readonly workspace?: unknown };
  return typeof workspace === 'string' ? workspace.toLowerCase() : undefined;
}

function workspaceOfUser(
  named: string | undefined,
  session: SignedIn,
): { id: string; found: Workspace | undefined } {
  const [only, ...others] = session.memberships;
  if (named === undefined && (only === undefined || others.length > 0)) {
    if (only === undefined) throw new AppError('not_found', 'You are not a member of any workspace');
    throw new AppError('invalid_request', `Name the workspace in the header ${WORKSPACE_HEADER}`, [
      { path: `headers/${WORKSPACE_HEADER}`, message: 'missing' },
    ]);
  }
  const id = named ?? String(only?.id);
  const membership = session.memberships.find((one) => one.id === id);
  const actor: Actor = { kind: 'user', id: session.userId, label: session.name };
  return {
    id,
    found: membership && { id, role: membership.role, actor, configVersion: membership.configVersion },
  };
}

function workspaceOfKey(
  named: string | undefined,
  key: KeyCaller,
): { id: string; found: Workspace | undefined } {
  const id = named ?? key.workspaceId;
  const actor: Actor = { kind: 'key', id: key.id, label: key.name };
  const { role, configVersion } = key;
  return { id, found: id === key.workspaceId ? { id, role, actor, configVersion } : undefined };
}

/** Lets the request through, or throws the refusal. */
export async function grant(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  context: AccessContext,
): Promise<Granted> {
  const { platform } = context;
  if (!comesFromUs(request, platform.settings.publicUrl)) {
    await auditInstallation(
      platform.db,
      {
        actor: { kind: 'user', id: null, label: null },
        action: 'access.origin_refused',
        subject: route.name,
        details: { origin: (request.headers.origin ?? '').slice(0, 200) },
      },
      platform,
    );
    throw new AppError('origin_refused');
  }
  const caller = await callerOf(request, context);
  const session = caller.kind === 'user' ? caller.session : undefined;
  if (session !== undefined) context.limits.count('user', session.userId, reply);
  if (caller.kind === 'key') context.limits.count('key', caller.key.id, reply);
  if (session !== undefined) await renew(session, reply, context);
  if (route.access.kind === 'public') return { session, workspace: undefined };
  if (caller.kind === 'nobody') throw new AppError('unauthenticated');
  if (
    caller.kind === 'key' &&
    route.apiKey !== true &&
    (route.access.kind !== 'workspace' || route.apiKey === false)
  ) {
    await deny(
      context,
      caller.key.workspaceId,
      { kind: 'key', id: caller.key.id, label: caller.key.name },
      route,
    );
    throw new AppError('forbidden', 'An API key may not do this; sign in');
  }
  if (route.access.kind === 'session') return { session, workspace: undefined };

  const named = namedWorkspace(request, route);
  const { id, found } =
    caller.kind === 'user' ? workspaceOfUser(named, caller.session) : workspaceOfKey(named, caller.key);
  if (found === undefined) {
    const actor: Actor =
      caller.kind === 'user'
        ? { kind: 'user', id: caller.session.userId, label: caller.session.name }
        : { kind: 'key', id: caller.key.id, label: caller.key.name };
    await auditInstallation(
      platform.db,
      {
        actor,
        action: 'access.other_workspace',
        subject: route.name,
        details: UUID.test(id) ? { workspace: id } : {},
      },
      platform,
    );
    throw new AppError('not_found');
  }
  if (!may(found.role, route.access.permission)) {
    await deny(context, found.id, found.actor, route);
    throw new AppError('forbidden');
  }
  if (caller.kind === 'key') await touch(caller.key, context);
  return { session, workspace: found };
}

async function deny(context: AccessContext, workspaceId: string, actor: Actor, route: Route): Promise<void> {
  await auditWorkspace(
    context.platform.db,
    workspaceId,
    { actor, action: 'access.denied', subject: route.name, details: { access: route.access } },
    context.platform,
  );
}

/** Somebody reached for a record that is not theirs. Called when the request's transaction is gone. */
export async function auditDenial(
  platform: Platform,
  workspace: Workspace,
  route: Route,
  denial: Denial,
): Promise<void> {
  await auditWorkspace(
    platform.db,
    workspace.id,
    { actor: workspace.actor, action: 'access.denied', subject: route.name, details: { ...denial } },
    platform,
  );
}
