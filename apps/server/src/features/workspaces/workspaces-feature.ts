// The current workspace and its settings; further workspaces.
import { createWorkspace, getWorkspace, updateWorkspace } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';

async function readWorkspace(tx: TenantTx) {
  const row = await tx.one<{
    name: string;
    time_zone: string;
    currency: string;
    country: string | null;
    first_response_hours: number;
    created_at: Date;
  }>({
    name: 'workspaces-get',
    text: `select name, time_zone, currency, country, first_response_hours, created_at
      from workspaces where workspace_id = $1`,
    values: [tx.workspaceId],
  });
  return {
    id: tx.workspaceId,
    name: row.name,
    timeZone: row.time_zone,
    currency: row.currency,
    country: row.country,
    firstResponseHours: row.first_response_hours,
    createdAt: row.created_at.toISOString(),
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function workspacesFeature(): Feature {
  return {
    name: 'workspaces',
    routes(server) {
      server.register(getWorkspace, ({ platform, workspace }) =>
        tenantTx(platform.db, workspace.id, readWorkspace),
      );

      server.register(updateWorkspace, async ({ platform, workspace, body }) => {
        if (body.timeZone !== undefined && !isTimeZone(body.timeZone)) {
          throw new AppError('invalid_request', 'An IANA time zone is expected, e.g. Asia/Bangkok', [
            { path: 'body/timeZone', message: 'not a time zone' },
          ]);
        }
        return tenantTx(platform.db, workspace.id, async (tx) => {
          await tx.run({
            text: `update workspaces set name = coalesce($2, name), time_zone = coalesce($3, time_zone),
                currency = coalesce($4, currency), country = case when $5 then $6 else country end,
                first_response_hours = coalesce($7, first_response_hours)
              where workspace_id = $1`,
            values: [
              tx.workspaceId,
              body.name ?? null,
              body.timeZone ?? null,
              body.currency ?? null,
              body.country !== undefined,
              body.country ?? null,
              body.firstResponseHours ?? null,
            ],
          });
          await audit(
            tx,
            { actor: workspace.actor, action: 'workspace.change', subject: workspace.id, details: body },
            platform,
          );
          return readWorkspace(tx);
        });
      });

      server.register(createWorkspace, ({ platform, session, body, now }) =>
        tenantTx(platform.db, platform.newId(), async (tx) => {
          await tx.run({
            text: 'insert into workspaces (workspace_id, name, created_at) values ($1, $2, $3)',
            values: [tx.workspaceId, body.name, now],
          });
          await tx.run({
            text: "insert into members (workspace_id, user_id, role, joined_at) values ($1, $2, 'owner', $3)",
            values: [tx.workspaceId, session.userId, now],
          });
          const actor = { kind: 'user', id: session.userId, label: session.name } as const;
          await audit(tx, { actor, action: 'workspace.create', subject: tx.workspaceId }, platform);
          return readWorkspace(tx);
        }),
      );
    },
  };
}
