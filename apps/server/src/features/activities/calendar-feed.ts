// The calendar feed of a person: an address with a secret of 256 bits, of which only the hash is kept. It can be ended and
// made anew; it shows what its person may see at the time of reading, and ends with the membership.
import { createHash, randomBytes } from 'node:crypto';
import type * as contract from '@portolan/contract';
import type { CalendarFeed } from '@portolan/contract';
import type { Role } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import { hashSecret } from '../../platform/auth/caller.ts';
import { query } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call, Workspace } from '../../platform/http/call.ts';
import { calendarText } from './calendar-text.ts';
import { rowsBetween } from './read-activities.ts';

const TOKEN_BYTES = 32;
const PAST_MS = 90 * 86_400_000;
const FURTHEST = '2200-01-01T00:00:00Z';
const MOST_EVENTS = 5000;
const READ_AGAIN_MS = 10 * 60_000;

interface FeedRow {
  readonly id: string;
  readonly created_at: Date;
  readonly last_read_at: Date | null;
}

function userOf({ actor }: Workspace): string {
  if (actor.kind === 'user' && actor.id !== null) return actor.id;
  throw new AppError('forbidden', 'A calendar feed belongs to a person; sign in');
}

function findFeed(tx: TenantTx, userId: string): Promise<FeedRow | undefined> {
  return tx.maybe<FeedRow>({
    text: `select id, created_at, last_read_at from calendar_feeds
      where workspace_id = $1 and user_id = $2 and revoked_at is null for update`,
    values: [tx.workspaceId, userId],
  });
}

function present(row: FeedRow): CalendarFeed {
  return {
    createdAt: row.created_at.toISOString(),
    lastReadAt: row.last_read_at?.toISOString() ?? null,
  };
}

export function showFeed(
  call: Call<typeof contract.getCalendarFeed>,
): Promise<{ feed: CalendarFeed | null }> {
  const { platform, workspace } = call;
  const userId = userOf(workspace);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await findFeed(tx, userId);
    return { feed: row === undefined ? null : present(row) };
  });
}

/** Ends the feed that there is. False where there is none. */
async function end(tx: TenantTx, userId: string, now: Date): Promise<boolean> {
  const ended = await tx.run({
    text: `update calendar_feeds set revoked_at = $3
      where workspace_id = $1 and user_id = $2 and revoked_at is null`,
    values: [tx.workspaceId, userId, now],
  });
  return ended > 0;
}

export function renewFeed(
  call: Call<typeof contract.renewCalendarFeed>,
): Promise<Answer<typeof contract.renewCalendarFeed>> {
  const { platform, workspace, now } = call;
  const userId = userOf(workspace);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return tenantTx(platform.db, workspace.id, async (tx) => {
    // Two at once wait for each other here, so that one feed is left.
    await tx.run({
      text: 'select from members where workspace_id = $1 and user_id = $2 for update',
      values: [tx.workspaceId, userId],
    });
    const renewed = await end(tx, userId, now);
    const id = platform.newId();
    await tx.run({
      text: `insert into calendar_feeds (workspace_id, id, user_id, token_hash, created_at)
        values ($1, $2, $3, $4, $5)`,
      values: [tx.workspaceId, id, userId, hashSecret(token), now],
    });
    await audit(
      tx,
      { actor: workspace.actor, action: 'calendar_feed.create', subject: id, details: { renewed } },
      platform,
    );
    return {
      feed: { createdAt: now.toISOString(), lastReadAt: null },
      path: `/api/v1/calendars/${token}.ics`,
    };
  });
}

export function revokeFeed(call: Call<typeof contract.revokeCalendarFeed>): Promise<undefined> {
  const { platform, workspace, now } = call;
  const userId = userOf(workspace);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await findFeed(tx, userId);
    // There is no feed, which is what was asked for.
    if (row === undefined) return undefined;
    await end(tx, userId, now);
    await audit(tx, { actor: workspace.actor, action: 'calendar_feed.revoke', subject: row.id }, platform);
    return undefined;
  });
}

interface Behind {
  readonly workspace_id: string;
  readonly id: string;
  readonly user_id: string;
  readonly role: Role;
  readonly config_version: number;
}

export async function readFeed(
  call: Call<typeof contract.readCalendarFeed>,
): Promise<Answer<typeof contract.readCalendarFeed>> {
  const { platform, params, now, request, reply } = call;
  const [feed] = await query<Behind>(platform.db, {
    name: 'calendar-feed-by-token',
    text: 'select * from api.calendar_feed($1)',
    values: [hashSecret(params.token.replace(/\.ics$/u, ''))],
  });
  if (feed === undefined) throw new AppError('not_found');
  const access = await accessOf({
    platform,
    workspace: {
      id: feed.workspace_id,
      role: feed.role,
      actor: { kind: 'user', id: feed.user_id },
      configVersion: feed.config_version,
    },
  });
  const body = await tenantTx(platform.db, feed.workspace_id, async (tx) => {
    const range = {
      from: new Date(now.getTime() - PAST_MS).toISOString(),
      to: FURTHEST,
      owner: 'me',
    } as const;
    const [workspace, rows] = await Promise.all([
      tx.one<{ name: string }>({
        text: 'select name from workspaces where workspace_id = $1',
        values: [tx.workspaceId],
      }),
      rowsBetween(tx, access, range, MOST_EVENTS),
      tx.run({
        text: `update calendar_feeds set last_read_at = $3
          where workspace_id = $1 and id = $2 and (last_read_at is null or last_read_at < $4)`,
        values: [tx.workspaceId, feed.id, now, new Date(now.getTime() - READ_AGAIN_MS)],
      }),
    ]);
    // What is done and was no appointment is a matter of the history.
    const shown = rows.filter((row) => row.done_at === null || row.kind === 'meeting' || row.kind === 'call');
    return calendarText(shown, { name: workspace.name, publicUrl: platform.settings.publicUrl });
  });
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (
    request.headers['if-none-match']?.split(/\s*,\s*/u).some((one) => one.replace(/^W\//u, '') === etag) ===
    true
  ) {
    await reply.code(304).send();
  } else {
    await reply
      .code(200)
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="portolan.ics"')
      .header('x-content-type-options', 'nosniff')
      .send(body);
  }
  return { contentType: 'text/calendar', fileName: 'portolan.ics', body };
}
