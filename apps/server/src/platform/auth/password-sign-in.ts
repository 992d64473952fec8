// Password sign-in, sign-out and password change: better-auth's, under /api/auth, a closed list of its paths.
// Accounts are only made by our own use cases (set-up, invitation, the admin command).
import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import type { ErrorCode } from '@portolan/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditInstallation, auditWorkspace } from '../audit/audit.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { AccessContext } from '../http/access.ts';
import { AppError } from '../http/app-error.ts';
import { sendProblem } from '../http/problems.ts';
import { query } from '../db/database.ts';
import { findSession } from './caller.ts';
import { comesFromUs } from './origin.ts';
import { COOKIE_PREFIX, RENEW_AFTER_SECONDS, SESSION_SECONDS, tokenOf } from './session-cookie.ts';

export { hashPassword };

/** What of better-auth may be reached. */
const ACTIONS = {
  'sign-in/email': 'session.sign_in',
  'sign-out': 'session.sign_out',
  'change-password': 'account.password_change',
  'revoke-other-sessions': 'session.revoke_others',
} as const;
type Path = keyof typeof ACTIONS;
const PATHS = Object.keys(ACTIONS) as readonly Path[];
const SIGN_IN = 'sign-in/email';

function createAuth(context: AccessContext) {
  const { platform, cookies } = context;
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    appName: 'Portolan',
    baseURL: platform.settings.publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    secret: cookies.key,
    database: platform.db.pool,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: { modelName: 'users', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      expiresIn: SESSION_SECONDS,
      updateAge: RENEW_AFTER_SECONDS,
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...times } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: cookies.secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => platform.newId() },
      // Origins are checked by us, for these paths as for all others.
      disableOriginCheck: true,
      disableCSRFCheck: true,
    },
    logger: {
      level: 'error',
      log: (_level, message) => platform.log.error({ part: 'better-auth' }, message),
    },
  });
}

function asWebRequest(request: FastifyRequest, path: Path): Request {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  headers.set('x-forwarded-for', request.ip);
  headers.set('content-type', 'application/json');
  return new Request(`http://localhost/api/auth/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request.body ?? {}),
  });
}

function codeOf(status: number, path: Path): ErrorCode {
  if (status === 401) return path === SIGN_IN ? 'wrong_credentials' : 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  return status >= 500 ? 'internal' : 'invalid_request';
}

/** Into every workspace of the user, or the installation's log where there is none. */
async function auditUser(
  context: AccessContext,
  userId: string,
  label: string,
  action: string,
  request: FastifyRequest,
): Promise<void> {
  const { platform } = context;
  const entry: AuditEntry = {
    actor: { kind: 'user', id: userId, label },
    action,
    subject: userId,
    details: { ip: request.ip },
  };
  const memberships = await query<{ workspace_id: string }>(platform.db, {
    text: 'select workspace_id from api.memberships($1)',
    values: [userId],
  });
  if (memberships.length === 0) await auditInstallation(platform.db, entry, platform);
  await Promise.all(memberships.map((one) => auditWorkspace(platform.db, one.workspace_id, entry, platform)));
}

async function auditRefusal(context: AccessContext, request: FastifyRequest, path: Path): Promise<void> {
  const body = request.body as { email?: unknown } | null | undefined;
  const email = typeof body?.email === 'string' ? body.email.toLowerCase().slice(0, 254) : null;
  const { platform } = context;
  await auditInstallation(
    platform.db,
    {
      actor: { kind: 'user', id: null, label: email },
      action: `${ACTIONS[path]}_refused`,
      details: { ip: request.ip },
    },
    platform,
  );
  const [user] =
    email === null
      ? []
      : await query<{ id: string; name: string }>(platform.db, {
          text: 'select id, name from users where email = $1',
          values: [email],
        });
  if (user !== undefined) await auditUser(context, user.id, user.name, `${ACTIONS[path]}_refused`, request);
}

export function registerPasswordSignIn(app: FastifyInstance, context: AccessContext): void {
  const { platform, cookies } = context;
  const auth = createAuth(context);

  for (const path of PATHS) {
    app.route({
      method: 'POST',
      url: `/api/auth/${path}`,
      bodyLimit: 16 * 1024,
      exposeHeadRoute: false,
      config: { rateLimit: { max: platform.settings.rateLimit.secrets } },
      handler: async (request, reply) => {
        if (!comesFromUs(request, platform.settings.publicUrl)) throw new AppError('origin_refused');
        const token = tokenOf(request.headers.cookie, cookies);
        const before = token === undefined ? undefined : await findSession(platform.db, token);
        const response = await auth.handler(asWebRequest(request, path));
        if (response.status >= 300) {
          if (response.status === 401) await auditRefusal(context, request, path);
          return sendProblem(request, reply, codeOf(response.status, path));
        }
        for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
        const body = (await response.json()) as { user?: { id: string; name: string } };
        const who =
          path === SIGN_IN && body.user !== undefined
            ? body.user
            : before && { id: before.userId, name: before.name };
        if (who !== undefined) await auditUser(context, who.id, who.name, ACTIONS[path], request);
        // The session's token is the cookie's alone: no script needs to see it.
        return reply.header('cache-control', 'no-store').send({ ok: true });
      },
    });
  }
}
